from __future__ import annotations

from sdkwright.python.client.imports import Imports


def test_what_is_called_alike_is_told_apart() -> None:
    imports = Imports("..", ["list"])
    assert imports.take("decimal", "Decimal") == "Decimal"
    assert imports.own("_runtime", "Decimal") == "_Decimal"
    assert imports.take("decimal", "Decimal") == "Decimal"
    assert imports.builtin("list") == "_list"
    assert [name for group in imports.groups() for one in group for name in one.names] == [
        "list as _list",
        "Decimal",
        "Decimal as _Decimal",
    ]
