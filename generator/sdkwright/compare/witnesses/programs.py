"""Programs that use a class as it was. `sdk` stands for the package."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...comparison.findings import Finding
from ...ir.declarations import Declaration, Direction, Field, Optional, Record
from ..attributes import given
from ..sides import Side
from ..types.relation import valued
from ..types.standing import as_type

_IMPORTS = {
    "datetime": "from datetime import datetime",
    "date": "from datetime import date",
    "time": "from datetime import time",
    "timedelta": "from datetime import timedelta",
    "UUID": "from uuid import UUID",
    "Decimal": "from decimal import Decimal",
    "IPv4Address": "from ipaddress import IPv4Address",
    "IPv6Address": "from ipaddress import IPv6Address",
    "Any": "from typing import Any",
    "Literal": "from typing import Literal",
    "Never": "from typing import Never",
    "MISSING": "from sdk import MISSING",
}


def bare(member: str) -> str:
    """An attribute without the way to what is in it."""
    return member.partition("[")[0].partition("{")[0]


def import_of(name: str) -> str:
    """A program that imports a name."""
    return f"from sdk.models import {name}\n"


def extension_of(name: str, base: str) -> str:
    """A program that takes a class for what it extends."""
    return f"from sdk import models\n\n\ndef take(value: models.{name}) -> models.{base}:\n    return value\n"


def program(side: Side, declaration: Declaration, finding: Finding, member: str = "") -> str:
    """A program that reads and sets what a finding is about, as the package that is left has it."""
    name = side.name(declaration.id)
    lines: list[str] = []
    if not isinstance(declaration, Record):
        text = side.written(as_type(declaration))
        if Direction.RECEIVED in finding.sides:
            lines += [f"def read(value: models.{name}) -> {text}:", "    return value", "", ""]
        if Direction.SENT in finding.sides:
            lines += [f"def give(value: {text}) -> models.{name}:", "    return value", "", ""]
    else:
        lines += [*_of_record(side, declaration, finding, member, name)]
    text = "\n".join(lines).rstrip() + "\n"
    words = {*re.findall(r"(?<![\w.])[A-Za-z]\w*", text)}
    imports = sorted({line for word, line in _IMPORTS.items() if word in words} | {"from sdk import models"})
    return "\n".join([*imports, "", "", text])


def _of_record(side: Side, record: Record, finding: Finding, member: str, name: str) -> Iterator[str]:
    attributes = side.attributes(record)
    fields = side.fields(record)
    wire = next((wire for wire, each in attributes.items() if each == member), None)
    if wire is not None and Direction.RECEIVED in finding.sides:
        yield f"def read(value: models.{name}) -> {_annotation(side, fields[wire])}:"
        yield f"    return value.{member}"
        yield from ("", "")
    if Direction.SENT in finding.sides or wire is None:
        needed = [one for one in fields.values() if given(one)]
        if wire is not None and fields[wire] not in needed:
            needed.append(fields[wire])
        taken = ", ".join(f"{attributes[one.name]}: {_annotation(side, one)}" for one in needed)
        passed = ", ".join(f"{attributes[one.name]}={attributes[one.name]}" for one in needed)
        yield f"def make({taken}) -> models.{name}:"
        yield f"    return models.{name}({passed})"


def _annotation(side: Side, field: Field) -> str:
    """What type checkers see of an attribute."""
    text = side.written(valued(field))
    if not isinstance(field.presence, Optional):
        return text
    if side.may_be_null(field.type):
        return f"{text} | MISSING"
    return f"{text} | None"
