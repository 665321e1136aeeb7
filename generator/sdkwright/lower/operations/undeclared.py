"""Parameters that stand in a path, OpenAPI 3.2 section 4.8.2, and are declared nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...ir.declarations import Required
from ...ir.http.content import Location, Parameter, Style, Styled
from ...ir.http.operations import Address, PathAddress
from ...ir.types import StringType
from ...jsonvalue.pointers import Pointer
from ...openapi.paths import names_in
from ..context import Context


def undeclared(cx: Context, address: Address, operation: Pointer, declared: Iterable[Parameter]) -> Iterator[Parameter]:
    """A string for each parameter that a path has a place for, and an operation does not declare: the path does."""
    if not isinstance(address, PathAddress):
        return
    known = {one.name for one in declared if one.location is Location.PATH}
    for name in names_in(address.text):
        if name not in known:
            message = f"the path parameter `{name}` is not declared"
            cx.report.warn("path-parameter", message, operation, "it is taken for a string")
            yield Parameter(
                name,
                Location.PATH,
                StringType(),
                Required(),
                operation.rpartition("/")[0],
                Styled(Style.SIMPLE, False, False),
            )
