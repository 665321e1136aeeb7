"""Findings as diagnostics: their places, their words, the process and the memory of earlier runs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from sdkwright import validate
from sdkwright.cache import Cache, directory
from sdkwright.document import Document
from sdkwright.load import load
from sdkwright.validate import cache, process
from sdkwright.validate.worker import examine

HEAD: dict[str, Any] = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def read(root: dict[str, Any]) -> Document:
    return load("-", stdin=json.dumps(root, indent=1).encode())


def found(**parts: Any) -> list[tuple[str, str]]:
    return [(code, pointer) for code, pointer, _, _ in examine({**HEAD, **parts}, "3.1")]


def words(**parts: Any) -> list[str]:
    return [message for _, _, message, _ in examine({**HEAD, **parts}, "3.1")]


def operation(**parts: Any) -> dict[str, Any]:
    return {"responses": {"200": {"description": "ok"}}, **parts}


def test_places() -> None:
    schemas = {
        "A": {"type": "nope"},
        "B": {"properties": {"x": {"$ref": "#/components/schemas/C"}}},
        "C": {"type": "object", "properties": {"y": {"type": "string", "default": 5}}},
        "D": {"allOf": [{"type": "object"}], "required": ["gone"]},
    }
    assert found(components={"schemas": schemas}) == [
        ("invalid-schema", "#/components/schemas/A/type"),
        ("invalid-default", "#/components/schemas/C/properties/y/default"),
        ("required-undefined", "#/components/schemas/D/required"),
    ]


def test_places_in_operations() -> None:
    same = [{"name": "q", "in": "query", "schema": {}}] * 2
    paths = {
        "/a~b": {"get": operation(operationId="x"), "put": operation(operationId="x")},
        "/{c}": {"get": operation()},
        "/d": {"get": operation(parameters=same)},
        "/e": {"get": operation(responses={"200": {"description": None}})},
    }
    assert found(paths=paths, tags=[{"name": "t"}, {"name": "t"}]) == [
        ("invalid-structure", "#/paths/~1e/get/responses/200/description"),
        ("duplicate-tag", "#/tags"),
        ("duplicate-operation-id", "#/paths/~1a~0b/put/operationId"),
        ("path-parameter", "#/paths/~1{c}/get"),
        ("duplicate-parameter", "#/paths/~1d/get/parameters"),
    ]


def test_a_place_behind_a_reference_is_the_one_referred_to() -> None:
    components = {
        "responses": {"R": {"description": "r", "content": {"a/b": {"schema": {"type": "x"}}}}},
    }
    paths = {"/a": {"get": operation(responses={"200": {"$ref": "#/components/responses/R"}})}}
    assert found(paths=paths, components=components) == [
        ("invalid-schema", "#/components/responses/R/content/a~1b/schema/type")
    ]


def test_words() -> None:
    schemas = {
        "A": {"minLength": "x"},
        "B": {"type": "string", "enum": ["a"], "default": "b"},
        "C": {"type": "array", "default": None},
        "D": {"required": ["a", "a"]},
    }
    assert words(components={"schemas": schemas}) == [
        '`minLength` should be an integer, not text ("x")',
        'the default does not fit its schema: "b" is none of "a"',
        "the default does not fit its schema: it should be a list, not null",
        "`required` has the same item twice",
    ]
    assert words(info={"title": None}, extra=1) == [
        "`title` should be text, not null",
        "the required field `version` is missing",
        "unknown field `extra`",
    ]


def test_long_values_are_cut() -> None:
    schemas = {"A": {"type": "string", "enum": ["x" * 500], "default": "y" * 500}}
    (message,) = words(components={"schemas": schemas})
    assert len(message) < 400


@pytest.mark.parametrize(
    "schemas",
    [
        {"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}},
        {"A": {"$ref": "#/components/schemas/nothing"}},
    ],
)
def test_failures_of_the_validator_are_one_warning(schemas: dict[str, Any]) -> None:
    assert found(components={"schemas": {**schemas, "Z": {"type": "nope"}}}) == [
        ("invalid-schema", "#/components/schemas/Z/type"),
        ("unchecked", "#/components/schemas/A"),
    ]


def test_schemas_that_contain_each_other_end() -> None:
    both = {"A": {"allOf": [{"$ref": "#/components/schemas/B"}]}, "B": {"allOf": [{"$ref": "#/components/schemas/A"}]}}
    assert found(components={"schemas": both}) == []


AMBIGUOUS = {
    name: {"oneOf": [{"enum": ["auto"]}, {"type": "number", "exclusiveMinimum": True, "minimum": "0"}]}
    for name in ("beta", "batch_size", "learning_rate_multiplier", "n_epochs")
}


def test_which_of_several_errors_comes_first_is_no_matter_of_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    root = {**HEAD, "components": {"schemas": {"A": {"type": "object", "properties": AMBIGUOUS}}}}
    told = []
    for seed in ("1", "2", "3"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        told.append(process.Worker(root, "3.1").rows(60))
    assert told[0]
    assert told[0] == told[1] == told[2]


def test_the_same_is_found_where_there_is_no_wheel_for_the_machine() -> None:
    schemas = {"A": {"type": "nope"}, "B": {"type": "integer", "default": "x"}, "C": {"type": "string"}}
    root = {**HEAD, "extra": 1, "components": {"schemas": schemas}}
    code = (
        "import json, sys; sys.modules['jsonschema_rs'] = None; from sdkwright.validate.worker import examine; "
        f"print(json.dumps(examine({root!r}, '3.1')))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert json.loads(told) == [list(row) for row in examine(root, "3.1")]
    assert len(json.loads(told)) == 3


def test_diagnostics_name_the_file_that_they_are_about(tmp_path: Path) -> None:
    (tmp_path / "main.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\n"
        "components: {schemas: {A: {type: object, properties: {b: {$ref: b.yaml}}}}}\n"
    )
    (tmp_path / "b.yaml").write_text("type: string\ndefault: 5\n")
    document = load(str(tmp_path / "main.yaml"))
    (diagnostic,) = validate.start(document).result()
    assert (diagnostic.location.file, diagnostic.location.pointer) == ("b.yaml", "#/default")


def test_findings_are_remembered() -> None:
    document = read({**HEAD, "components": {"schemas": {"A": {"type": "nope"}}}})
    first = validate.start(document)
    assert not first.known
    findings = first.result()
    assert [finding.code for finding in findings] == ["invalid-schema"]
    second = validate.start(document)
    assert second.known
    assert second.result() == findings


@pytest.mark.parametrize("text", ["", "{", "null", '{"a": 1}', "[1]", '[["a", "b"]]', "[[1, 2, 3, 4]]", "[" * 100_000])
def test_a_corrupt_memory_is_no_memory(text: str) -> None:
    document = read(HEAD)
    validate.start(document).result()
    (path,) = (directory() / "validate").glob("*.json")
    path.write_text(text)
    again = validate.start(document)
    assert not again.known
    assert again.result() == ()


def test_a_memory_that_cannot_be_written_is_done_without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert validate.start(read(HEAD)).result() == ()


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_CACHE", Cache("validate", 3))
    for index in range(6):
        cache.write(f"k{index}", [])
        os.utime(directory() / "validate" / f"k{index}.json", (index, index))
    cache.write("last", [])
    assert sorted(path.stem for path in (directory() / "validate").iterdir()) == ["k4", "k5", "last"]


def test_no_process_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise OSError("none left")

    monkeypatch.setattr(process.subprocess, "Popen", fail)
    document = read({**HEAD, "components": {"schemas": {"A": {"type": "nope"}}}})
    assert [finding.code for finding in validate.start(document).result()] == ["invalid-schema"]


@pytest.mark.parametrize("command", ["raise SystemExit(1)", "print('no json')", "import os; os.abort()"])
def test_a_process_that_fails_is_a_finding(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setattr(process, "_COMMAND", command + " #{path!r}")
    document = read(HEAD)
    assert [finding.code for finding in validate.start(document).result()] == ["unchecked"]
    assert not validate.start(document).known


def test_stopping_ends_the_process() -> None:
    running = validate.start(read(HEAD))
    assert running._worker is not None
    running.stop()
    assert running._worker._process.poll() is not None
    running.result()


def test_the_process_ends_with_its_parent(tmp_path: Path) -> None:
    slow = (
        "import sys, time; sys.path[:] = {path!r}; from sdkwright.validate import worker; "
        "worker.examine = lambda *_: time.sleep(60); worker.main()"
    )
    script = (
        "import sys, time\nfrom sdkwright import validate\nfrom sdkwright.load import load\n"
        f"from sdkwright.validate import process\nprocess._COMMAND = {slow!r}\n"
        "running = validate.start(load(sys.argv[1]))\nprint(running._worker._process.pid, flush=True)\ntime.sleep(60)\n"
    )
    spec = tmp_path / "a.json"
    spec.write_text(json.dumps(HEAD))
    path = os.pathsep.join(sys.path)
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(spec)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("it still runs")


@pytest.mark.parametrize("version", ["3.0", "3.1", "3.2"])
@pytest.mark.parametrize(
    ("schema", "codes"),
    [
        ({"format": "time", "default": "12:30:00Z"}, []),
        ({"format": "time", "default": "23:59:60.5-08:00"}, []),
        ({"format": "time", "default": "12:30:00"}, ["invalid-default"]),
        ({"format": "time", "default": "25:00:00Z"}, ["invalid-default"]),
        ({"format": "byte", "default": "é"}, ["invalid-default"]),
        ({"format": "regex", "default": r"\p{L}"}, []),
        ({"pattern": r"^\p{L}+$", "default": "abc"}, []),
        ({"pattern": r"^\p{L}+$", "default": "1"}, ["invalid-default"]),
        ({"pattern": r"\cA"}, []),
        ({"pattern": r"(?<year>\d{4})"}, []),
        ({"pattern": "("}, ["invalid-schema"]),
    ],
)
def test_formats_are_those_of_openapi(version: str, schema: dict[str, Any], codes: list[str]) -> None:
    root = {**HEAD, "openapi": f"{version}.0", "components": {"schemas": {"A": {"type": "string", **schema}}}}
    if version != "3.0" and "byte" in schema.values():
        codes = []  # later versions have contentEncoding instead
    assert [code for code, *_ in examine(root, version)] == codes
