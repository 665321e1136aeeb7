"""A package as a distribution: its name, version, dependencies and first page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import dumps

from ..files import CHANGELOG, PYPROJECT
from ..ir.api import Api
from ..ir.declarations import Record, Required
from ..ir.http.media import essence
from ..ir.http.operations import Operation
from ..ir.types import Reference
from ..names import Names
from ..values import Values
from ..versions import normal
from ..views.distribution import Distribution
from ..views.family import Family
from .comments import one_line
from .docs.construct import TARGET, Constructors
from .docs.examples import Examples
from .docs.markdown import fence, literal
from .extras import NEEDED, PYTHON, extras_of


def distribution(
    api: Api, names: Names, values: Values, name: str, package: str, source_name: str, *, client: bool
) -> tuple[Family, ...]:
    """The files that make `package` the distribution `name`; those of `files.OWN` are for its owner to change."""
    title = one_line(api.title) or package
    code = _call(api, names, values, package) if client else ""
    view = Distribution(
        name=name,
        package=package,
        source_name=one_line(source_name),
        title=literal(title),
        summary=_text(f"Typed Python {'client' if client else 'classes'} for {title}"),
        version=_text(normal(api.version)),
        api_version=literal(api.version),
        python=_text(PYTHON),
        requirements=dumps([*NEEDED]),
        extras=extras_of(api, client=client),
        call=fence(code or f"import {package}", "python"),
    )
    templates = {
        PYPROJECT: "distribution/pyproject.toml.jinja",
        CHANGELOG: "distribution/CHANGELOG.md.jinja",
        "README.md": "distribution/README.md.jinja",
        "hatch_build.py": "distribution/hatch_build.py.jinja",
    }
    return tuple(Family(template, "distribution", ((path, view),)) for path, template in templates.items())


def _text(text: str) -> str:
    """A literal that Python, JSON and TOML read alike: without characters that only some of them take."""
    return dumps(re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\U00010000-\U0010ffff]", " ", text))


def _call(api: Api, names: Names, values: Values, package: str) -> str:
    """A first call: of an operation that needs nothing, or else one whose body can be made; empty if there is none."""
    examples = Examples(values.directions, values.samples, Constructors(package, names, values.directions.sent))
    for operation, record in _simple(api):
        way = names.client.way(operation.id, names.client.methods[operation.id])
        source, argument = "", ""
        if record is not None:
            _, source = examples.made(record)
            argument = TARGET
            if not source:
                continue
        steps = [f"from {package} import Client\n{source}", "with Client() as client:"]
        return "\n".join((*steps, f"    answer = client.{way}({argument})"))
    return ""


def _simple(api: Api) -> Iterator[tuple[Operation, Record | None]]:
    """Operations that can be called with nothing, and then those that take one body of JSON, with its class."""
    called = [
        one
        for one in api.operations
        if not (one.incoming or one.callback or one.both_ways or one.channel is not None)
        and not any(isinstance(parameter.presence, Required) for parameter in one.parameters)
    ]
    for one in called:
        if one.request is None or not one.request.required:
            yield one, None
    for one in called:
        contents = one.request.contents if one.request is not None else ()
        if len(contents) == 1 and essence(contents[0].media_type) == "application/json":
            type_ = contents[0].type
            declaration = api.declarations.get(type_.id) if isinstance(type_, Reference) else None
            if isinstance(declaration, Record):
                yield one, declaration
