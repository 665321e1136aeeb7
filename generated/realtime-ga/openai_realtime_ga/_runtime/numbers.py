"""JSON numbers: `3` and `3.0` are the same number, and both are whole."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from .marks import Schema, described

Number: TypeAlias = "int | float"

_BOUNDS = ("ge", "gt", "le", "lt")


def _whole(value: float) -> int:
    if not value.is_integer():
        raise ValueError
    return int(value)


_FINITE = core_schema.float_schema(strict=True, allow_inf_nan=False)

INTEGER = core_schema.union_schema(
    [
        core_schema.int_schema(strict=True),
        core_schema.chain_schema(
            [_FINITE, core_schema.no_info_plain_validator_function(_whole)]
        ),
    ],
    custom_error_type="int_type",
    serialization=core_schema.simple_ser_schema("int"),
    metadata=described({"type": "int"}),
)
"""Any integer; `1.0` is one, and becomes an `int`."""

NUMBER = core_schema.union_schema(
    # an int is a float too, though not exactly: it is taken by the second, and kept
    [_FINITE, core_schema.int_schema(strict=True)],
    custom_error_type="float_type",
    metadata=described({"type": "float"}),
)
"""Any finite number; integers stay `int`, so that no digit is lost."""


def integer(schema: Schema) -> CoreSchema:
    """Replaces pydantic's schema of an `int`, its bounds kept."""
    factor = schema.get("multiple_of")
    bounds: Schema = {
        name: _whole_bound(name, schema[name])
        for name in _BOUNDS
        if schema.get(name) is not None
    }
    if factor and isinstance(factor, int):
        bounds["multiple_of"] = factor
    if not bounds:
        result: CoreSchema = INTEGER
    else:
        result = core_schema.chain_schema(
            [INTEGER, core_schema.int_schema(**bounds)], metadata=described(schema)
        )
    if isinstance(factor, float):
        result = core_schema.no_info_after_validator_function(
            _multiple(factor), result, metadata=described(schema)
        )
    return result


def number(schema: Schema) -> CoreSchema:
    """Replaces pydantic's schema of a `float`, its bounds kept."""
    result: CoreSchema = NUMBER
    if any(schema.get(name) is not None for name in _BOUNDS):
        result = core_schema.no_info_after_validator_function(
            _within(*map(schema.get, _BOUNDS)), result, metadata=described(schema)
        )
    if (factor := schema.get("multiple_of")) is not None:
        result = core_schema.no_info_after_validator_function(
            _multiple(factor), result, metadata=described(schema)
        )
    return result


def is_multiple(value: Number, factor: Number) -> bool:
    """JSON Schema 2020-12 section 6.2.1, on the numbers as they are written.

    `0.3` is a multiple of `0.1`, though their binary approximations are not. A factor
    of 0, which the standard does not allow, admits anything.
    """
    if not factor:
        return True
    if isinstance(value, int) and isinstance(factor, int):
        return value % factor == 0
    return _exact(value) % _exact(factor) == 0


def _exact(value: Number) -> Fraction:
    return Fraction(value) if isinstance(value, int) else Fraction(Decimal(repr(value)))


def _multiple(factor: Number) -> Callable[[Number], Number]:
    def check(value: Number) -> Number:
        if not is_multiple(value, factor):
            raise PydanticKnownError("multiple_of", {"multiple_of": factor})
        return value

    return check


def _within(
    ge: Number | None, gt: Number | None, le: Number | None, lt: Number | None
) -> Callable[[Number], Number]:
    def check(value: Number) -> Number:
        if ge is not None and value < ge:
            raise PydanticKnownError("greater_than_equal", {"ge": ge})
        if le is not None and value > le:
            raise PydanticKnownError("less_than_equal", {"le": le})
        if gt is not None and value <= gt:
            raise PydanticKnownError("greater_than", {"gt": gt})
        if lt is not None and value >= lt:
            raise PydanticKnownError("less_than", {"lt": lt})
        return value

    return check


def _whole_bound(name: str, bound: Number) -> int:
    """The bound for integers that admits the same ones: `> 0.5` is `> 0`."""
    return ceil(bound) if name in ("ge", "lt") else floor(bound)
