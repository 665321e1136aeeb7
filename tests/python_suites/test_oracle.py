"""The payloads of generated tests, judged by `jsonschema` on the schemas that the description itself has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from sdkwright.config import Config
from sdkwright.jsonvalue.types import Json
from sdkwright.load import load
from sdkwright.naming import assign
from sdkwright.normalize import normalize
from sdkwright.pipeline import lower_document as lower
from sdkwright.python.layout import arrange
from sdkwright.python.suites import views
from sdkwright.values import values_of

ROOT = Path(__file__).parent.parent.parent
ROOT_ID = "urn:root"


class Models:
    """Stands for the package's models: every name is there."""

    def __getattr__(self, name: str) -> str:
        return name


def right(cases: dict[str, Any]) -> Iterator[Json]:
    if "full" in cases:
        yield from (cases["minimal"], cases["full"], *cases.get("examples", []))
        yield from (
            {**cases["full"], name: value} for name, values in cases.get("accepts", {}).items() for value in values
        )
    else:
        yield from cases.get("accepts", [])
        yield from (payload for _, payload in cases.get("members", []))


def wrong(cases: dict[str, Any]) -> Iterator[Json]:
    if "full" in cases:
        for name, values in cases.get("refuses", {}).items():
            yield from ({**cases["full"], name: value} for value in values if not of_a_format(value))
        for name in cases.get("required", cases["minimal"]):
            yield {key: value for key, value in cases["minimal"].items() if key != name}
    else:
        yield from cases.get("refuses", [])
        yield from cases.get("unknown", [])


def of_a_format(value: Json) -> bool:
    """Whether a value is wrong for its format, which JSON Schema does not assert."""
    return isinstance(value, str) and value.startswith("not a ")


@pytest.mark.parametrize("spec", ["spec/openai-realtime.yaml", "tests/cases/petstore/openapi.yaml"])
def test_jsonschema_agrees(spec: str) -> None:
    document, _ = normalize(load(str(ROOT / spec)))
    api = lower(document).api
    names, _ = assign(api, "sdkwright")
    suites, _ = views(api, names, values_of(api), Config(spec), "sdk", "spec", arrange(api, names), document.place)
    registry: Registry[Any] = Registry().with_resource(ROOT_ID, DRAFT202012.create_resource(document.root))
    ids = {name: id for id, name in names.classes.items()}
    judged = 0
    wrongly: list[tuple[str, Json]] = []
    for suite in (suite for module in suites.modules for suite in module.suites):
        source = f"dict({', '.join(f'{table.name}={table.value}' for table in suite.tables)})"
        cases: dict[str, Any] = eval(source, {"models": Models()})
        id = ids[suite.model.removeprefix("models.")]
        validator = Draft202012Validator({"$ref": ROOT_ID + id}, registry=registry)
        for payloads, verdict in ((right(cases), True), (wrong(cases), False)):
            for payload in payloads:
                judged += 1
                if validator.is_valid(payload) is not verdict:
                    wrongly.append((id, payload))
    assert judged > 20
    assert wrongly == []
