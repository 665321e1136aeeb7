from __future__ import annotations

from sdkwright.ledger import Entry, Outcome

from tests.lower.documents import SCHEMAS, lowered


def outcomes(schemas: dict[str, object], **root: object) -> dict[tuple[str, str], Outcome]:
    entries = lowered(schemas, **root).ledger.entries()
    return {
        (entry.pointer.removeprefix(SCHEMAS), entry.keyword): entry.outcome
        for entry in entries
        if entry.pointer not in ("#", "#/info")
    }


def test_each_keyword_of_each_schema_is_accounted_for() -> None:
    schema = {
        "type": "object",
        "description": "Words.",
        "x-mine": 1,
        "unheard-of": 2,
        "required": ["s"],
        "properties": {"s": {"type": "string", "format": "phone", "maxLength": 3, "pattern": "("}},
        "not": {"required": ["t"]},
    }
    assert outcomes({"A": schema}) == {
        ("A", "type"): Outcome.TYPED,
        ("A", "description"): Outcome.DOCUMENTED,
        ("A", "x-mine"): Outcome.DROPPED,
        ("A", "unheard-of"): Outcome.DROPPED,
        ("A", "required"): Outcome.TYPED,
        ("A", "properties"): Outcome.TYPED,
        ("A", "not"): Outcome.ENFORCED,
        ("A/not", "required"): Outcome.TYPED,
        ("A/properties/s", "type"): Outcome.TYPED,
        ("A/properties/s", "format"): Outcome.DOCUMENTED,
        ("A/properties/s", "maxLength"): Outcome.ENFORCED,
        ("A/properties/s", "pattern"): Outcome.DROPPED,
    }


def test_a_schema_is_counted_once_however_often_it_is_used() -> None:
    base = {"type": "object", "properties": {"a": {"type": "string"}}}
    twice = {"allOf": [{"$ref": SCHEMAS + "Base"}, {"minProperties": 1}]}
    result = lowered({"Base": base, "One": twice, "Two": twice})
    entries = list(result.ledger.entries())
    assert len(entries) == len({(entry.pointer, entry.keyword) for entry in entries})
    assert Entry("type", Outcome.TYPED, SCHEMAS + "Base/properties/a") in entries


def test_parts_of_operations() -> None:
    operation = {
        "operationId": "x",
        "summary": "X",
        "callbacks": {},
        "responses": {"200": {"description": "", "links": {}}},
    }
    found = outcomes({}, paths={"/a": {"get": operation}})
    place = "#/paths/~1a/get"
    assert found[place, "operationId"] == found[place, "responses"] == Outcome.TYPED
    assert found[place, "callbacks"] == Outcome.TYPED
    assert found[place, "summary"] == found[f"{place}/responses/200", "links"] == Outcome.DOCUMENTED


def test_counts() -> None:
    counts = lowered({"A": {"type": "string", "minLength": "x"}}).ledger.counts()
    assert counts == {Outcome.TYPED: 4, Outcome.DROPPED: 1, Outcome.ENFORCED: 0, Outcome.DOCUMENTED: 2}


def test_what_is_shared_is_counted_where_it_stands() -> None:
    part = {"type": "object", "properties": {"x": {"type": "string"}}}
    holder = {"type": "object", "properties": {"a": part, "b": part}}
    shared = lowered({"A": holder}, naming="openapi-generator").ledger.counts()
    assert shared == lowered({"A": holder}).ledger.counts()


def test_what_merging_puts_together_hides_nothing_that_is_written() -> None:
    union = {"anyOf": [{"$ref": SCHEMAS + "Tree"}, {"type": "object"}], "title": "Input", "minProperties": 1}
    tree = {"type": "object", "additionalProperties": {"type": "string"}}
    found = outcomes({"Tree": tree, "A": {"type": "object", "properties": {"x": {**union, "properties": {}}}}})
    assert {("A/properties/x", word) for word in ("anyOf", "title", "minProperties")} <= found.keys()
    both = {"allOf": [{"$ref": SCHEMAS + "One"}, {"$ref": SCHEMAS + "Two"}]}
    parts = {
        name: {"type": "object", "properties": {"p": {"type": "integer", name: 1}}} for name in ("minimum", "maximum")
    }
    entries = outcomes({"One": parts["minimum"], "Two": parts["maximum"], "B": both})
    assert not any(pointer.startswith("B/properties") for pointer, _ in entries)


def test_counts_and_losses_are_those_of_the_entries() -> None:
    schemas = {"A": {"title": "A", "x-mine": 1, "pattern": "(", "properties": {"s": {"format": "phone", "x-y": 1}}}}
    ledger = lowered(schemas).ledger
    entries = list(ledger.entries())
    assert ledger.counts() == {one: sum(entry.outcome is one for entry in entries) for one in Outcome}
    assert [*ledger.dropped()] == [(one.keyword, one.pointer) for one in entries if one.outcome is Outcome.DROPPED]
