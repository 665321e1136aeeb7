"""Schemas as nouns: every keyword is read, or it is written down that it is not."""

from __future__ import annotations

from typing import Any

import pytest
from sdkwright.jsonvalue.types import Json
from sdkwright.parse import Schemas
from sdkwright.parse.vocabulary import IGNORED, REACHED, READERS
from sdkwright.report import Report
from sdkwright.schema import NO_ANNOTATIONS, NO_OBJECTS, Schema
from sdkwright.schema.keywords import ORDER
from sdkwright.schema.outcomes import OUTCOMES

from tests.lower.documents import SCHEMAS, document


def parsed(schemas: dict[str, Any], **root: Any) -> tuple[Schemas, Report]:
    described = document(schemas, **root)
    report = Report(described)
    return Schemas(described, report), report


def schema(said: Json, **others: Any) -> tuple[Schema, Report]:
    schemas, report = parsed({"A": said, **others})
    return schemas.meet(f"{SCHEMAS}A"), report


def found(report: Report) -> list[tuple[str, str]]:
    return [(one.code, one.location.pointer.removeprefix(SCHEMAS)) for one in report.diagnostics]


def test_what_becomes_of_a_keyword_is_said_of_those_that_are_read() -> None:
    assert OUTCOMES.keys() == READERS.keys() | REACHED
    assert IGNORED.keys().isdisjoint(OUTCOMES)


def test_what_asserts_has_a_reader() -> None:
    assert ORDER.keys() <= READERS.keys()


def test_a_schema_is_parsed_once_however_it_is_reached() -> None:
    reference = {"$ref": f"{SCHEMAS}A/properties/x"}
    schemas, _ = parsed({"A": {"properties": {"x": {"type": "string"}}}, "B": reference})
    inner = schemas.at(f"{SCHEMAS}A/properties/x")
    assert schemas.meet(f"{SCHEMAS}A").objects.named["x"] is inner
    assert schemas.at(schemas.meet(f"{SCHEMAS}B").ref) is inner


def test_what_a_schema_does_not_say_is_the_same_nothing_for_all() -> None:
    made, _ = schema({"type": "string"})
    assert made.objects is NO_OBJECTS
    assert made.annotations is NO_ANNOTATIONS
    assert made.asserted == {"type"}


def test_schemas_that_say_the_same_are_equal_wherever_they_stand() -> None:
    said = {"properties": {"a": {"enum": [1]}, "b": True}, "required": ["a"]}
    schemas, _ = parsed({"A": said, "B": said, "C": {**said, "properties": {"a": {"enum": [True]}, "b": True}}})
    a, b, c = (schemas.meet(SCHEMAS + name) for name in "ABC")
    assert a == b
    assert a != c


@pytest.mark.parametrize(
    ("said", "code", "place"),
    [
        ({"minLength": "x"}, "malformed-schema", "minLength"),
        ({"multipleOf": 0}, "malformed-schema", "multipleOf"),
        ({"pattern": "("}, "invalid-pattern", "pattern"),
        ({"type": "text"}, "unknown-type", "type"),
        ({"type": ["string", 7]}, "malformed-schema", "type"),
        ({"required": True}, "malformed-schema", "required"),
        ({"oneOf": []}, "malformed-schema", "oneOf"),
        ({"$ref": "#/nowhere"}, "dangling-ref", "$ref"),
        ({"$ref": "#/info"}, "invalid-ref", "$ref"),
        ({"discriminator": {"mapping": {}}}, "malformed-schema", "discriminator"),
        ({"deprecated": "yes"}, "malformed-schema", "deprecated"),
        ({"title": ["x"]}, "malformed-schema", "title"),
        ({"dependentRequired": {"a": "b"}}, "malformed-schema", "dependentRequired"),
    ],
)
def test_what_is_malformed_is_dropped_and_reported_once(said: dict[str, Json], code: str, place: str) -> None:
    made, report = schema(said)
    assert found(report) == [(code, f"A/{place}")]
    assert (f"{SCHEMAS}A", place) in report.dropped
    assert made == Schema("")


def test_a_type_without_quotes_is_understood() -> None:
    made, report = schema({"type": ["string", None]})
    assert made.types == ("string", "null")
    assert found(report) == [("malformed-schema", "A/type")]


def test_lists_under_items_are_what_they_are_now() -> None:
    made, _ = schema({"items": [{"type": "string"}, True], "additionalItems": False})
    assert [part.pointer for part in made.arrays.prefix] == [f"{SCHEMAS}A/items/0", f"{SCHEMAS}A/items/1"]
    assert made.arrays.items is not None
    assert made.arrays.items.never
    assert made.arrays.items.pointer == f"{SCHEMAS}A/additionalItems"


def test_what_cannot_be_matched_takes_with_it_what_depends_on_it() -> None:
    said = {"patternProperties": {"(": {}, "^a": {}}, "additionalProperties": False, "properties": {"b": {}}}
    made, report = schema(said)
    assert made.objects.patterns is not None
    assert [*made.objects.patterns] == ["^a"]
    assert made.objects.additional is None
    assert "b" in made.objects.named
    assert found(report) == [("invalid-pattern", "A/patternProperties/(")]


def test_what_is_only_looked_at_is_not_spoken_of() -> None:
    files = {"parts.yaml": {"Pet": {"type": "nothing"}}}
    schemas, report = parsed({"A": {"type": "string"}}, **{"x-sdkwright-files": files})
    looked_at = [one.pointer for one in schemas.named()]
    pet = "#/x-sdkwright-files/parts.yaml/Pet"
    assert pet in looked_at
    assert not report.diagnostics
    assert pet not in report.schemas
    schemas.meet(pet)
    assert [one.code for one in report.diagnostics] == ["unknown-type"]
    assert pet in report.schemas
