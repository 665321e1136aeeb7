"""Input that is refused: each with its own code, its place and, where one helps, a hint."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sdkwright.diagnostics import Diagnostic, InputError, Severity
from sdkwright.load import load

HEAD = b"openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"


def refused(data: bytes | str) -> Diagnostic:
    with pytest.raises(InputError) as raised:
        load("-", stdin=data.encode() if isinstance(data, str) else data)
    (found,) = raised.value.diagnostics
    assert found.severity is Severity.ERROR
    assert found.message
    return found


def place(found: Diagnostic) -> tuple[int | None, int | None, str]:
    return found.location.line, found.location.column, found.location.pointer


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (HEAD + b"paths:\n  /a: [1,\n", "syntax", (5, 1, "#/paths/~1a")),
        (HEAD + b"paths:\n  a: b: c\n", "syntax", (4, 7, "#/paths")),
        (HEAD + b"paths:\n\t/a: {}\n", "syntax", (4, 1, "#")),
        (b'{"openapi": "3.1.0",\n "info": {"a" 1}}', "syntax", (2, 15, "#")),
        (b'{"openapi": "3.1.0",\n "info": "unclosed}', "syntax", (2, 10, "#")),
        (b"", "empty", (1, 1, "#")),
        (b"# only a comment\n", "empty", (1, 1, "#")),
        (b"\xef\xbb\xbf", "empty", (1, 1, "#")),
        (b"null", "empty", (1, 1, "#")),
        (b"- a\n- b\n", "not-openapi", (1, 1, "#")),
        (b"[]", "not-openapi", (1, 1, "#")),
        (b"just text", "not-openapi", (1, 1, "#")),
        (b"42", "not-openapi", (1, 1, "#")),
        (b"a: 1\n", "not-openapi", (1, 1, "#")),
        (b"info: {}\nopenapi: 4.0.0\n", "unsupported-version", (2, 1, "#/openapi")),
        (b"openapi: 2.0\n", "unsupported-version", (1, 1, "#/openapi")),
        (b"openapi: [3]\n", "unsupported-version", (1, 1, "#/openapi")),
        (b"swagger: '1.2'\n", "unsupported-version", (1, 1, "#/swagger")),
        (b'{"swaggerVersion": "1.2"}', "unsupported-version", (1, 2, "#/swaggerVersion")),
        (HEAD + b"info: {}\n", "duplicate-key", (3, 1, "#/info")),
        (b'{"a": {"b": 1,\n "c": [{}, {"d/e": 1, "d/e": 2}]}}', "duplicate-key", (2, 23, "#/a/c/1/d~1e")),
        (HEAD + b"x: &a [1, *a]\n", "recursive-alias", (3, 11, "#/x/1")),
        (HEAD + b"x: *nowhere\n", "undefined-alias", (3, 4, "#/x")),
        (HEAD + b"? {a: b}\n: c\n", "complex-key", (3, 3, "#")),
        (HEAD + b"x: \xff\n", "invalid-encoding", (3, 4, "#")),
        (b'{"openapi": "3.1.0",\n "a": "\xc3\x28"}', "invalid-encoding", (2, 8, "#")),
        (HEAD + b"x: a\x07b\n", "invalid-character", (3, 5, "#")),
        (HEAD + b"x: a\x00b\n", "invalid-character", (3, 5, "#")),
    ],
)
def test_code_and_place(data: bytes, code: str, where: tuple[int, int, str]) -> None:
    found = refused(data)
    assert (found.code, place(found)) == (code, where)


def test_duplicate_key_names_both_places() -> None:
    for data in (b"openapi: 3.1.0\na:\n  b: 1\n  c: 2\n  b: 3\n", b"openapi: 3.1.0\na: {b: 1,\n  c: 2, b: 3}\n"):
        found = refused(data)
        assert found.location.pointer == "#/a/b"
        assert "first at line" in found.message
    found = refused('{"openapi": "3.1.0",\n "a": 1,\n "a": 2}')
    assert "first at line 2, column 2, again at line 3, column 2" in found.message


@pytest.mark.parametrize(
    "data",
    [
        "openapi: 3.1.0\nx: " + "[" * 5000 + "]" * 5000,
        "openapi: 3.1.0\nx:\n" + "".join(f"{' ' * level}a:\n" for level in range(1, 5000)),
        '{"openapi": "3.1.0", "x": ' + "[" * 5000 + "]" * 5000 + "}",
        '{"openapi": "3.1.0", "x": ' + '{"a": ' * 5000 + "1" + "}" * 5000 + "}",
        '{"openapi": "3.1.0", "x": ' + "[" * 700 + "]" * 700 + "}",
        "openapi: 3.1.0\na0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{x: *a{n - 1}}}\n" for n in range(1, 900)),
    ],
)
def test_too_deep(data: str) -> None:
    found = refused(data)
    assert found.code == "too-deep"
    assert found.location.line is not None


def test_too_deep_is_located() -> None:
    deep = "[" * 5000 + "]" * 5000
    text = '{"openapi": "3.1.0", "info": {"a,b": [1, "}", {}]},\n "x-a": [{"q": []}, {"b/c": ' + deep + "}]}"
    found = refused(text).location
    assert found.pointer.startswith("#/x-a/1/b~1c/0/0")
    assert found.line == 2
    assert refused(text.replace(deep, "[" * 700 + "]" * 700)).location.pointer == found.pointer


def test_depth_within_reason_is_read() -> None:
    tree = load("-", stdin=b'{"openapi": "3.1.0", "x": ' + b"[" * 200 + b"]" * 200 + b"}").root
    assert "x" in tree


def test_alias_bomb() -> None:
    lines = ["openapi: 3.1.0", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert refused("\n".join(lines)).code == "alias-bomb"


def test_aliases_in_reason_are_read() -> None:
    lines = ["openapi: 3.1.0", "common: &common {type: object, properties: {a: {type: string}}}", "x:"]
    lines += [f"  n{n}: *common" for n in range(5000)]
    assert len(load("-", stdin="\n".join(lines).encode()).root["x"]) == 5000  # type: ignore[arg-type]


def test_missing_file_names_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_bytes(HEAD)
    with pytest.raises(InputError) as raised:
        load(str(tmp_path / "apo.yaml"))
    (found,) = raised.value.diagnostics
    assert found.code == "missing-file"
    assert "api.yaml" in found.hint


def test_directory(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        load(str(tmp_path))
    assert raised.value.diagnostics[0].code == "directory"


def test_impossible_path() -> None:
    with pytest.raises(InputError) as raised:
        load("a\0b")
    assert raised.value.diagnostics[0].code in ("unreadable", "missing-file")


@pytest.mark.parametrize(
    "data",
    [
        b'{"openapi": "3.1.0", // a "comment"\n "x": ["//", 1, ], /* more\n */ }',
        b'{"openapi": "3.1.0" # a comment\n, "x": ["//", 1,],}',
        b"{'openapi': '3.1.0', x: [//, 1]}",
    ],
)
def test_json_with_additions_is_understood_and_told(data: bytes) -> None:
    document = load("-", stdin=data)
    assert document.root == {"openapi": "3.1.0", "x": ["//", 1]}
    assert [found.code for found in document.diagnostics] == ["not-json"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e999", "1e999"),
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
        ("9" * 5000, "9" * 5000),
        ('"\\ud800x"', "\ufffdx"),
    ],
)
def test_what_json_has_not_is_read_with_a_warning(text: str, value: str) -> None:
    document = load("-", stdin=f'{{"openapi": "3.1.0", "a": {{"b": [1, {text}]}}}}'.encode())
    assert document.root["a"] == {"b": [1, value]}
    (found,) = document.diagnostics
    assert found.location.pointer == "#/a/b/1"


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ("openapi: 3.0.0", "3.0"),
        ("openapi: '3.0'", "3.0"),
        ("openapi: 3.1", "3.1"),
        ("openapi: 3.1.0-rc1", "3.1"),
        ("openapi: 3.2.0", "3.2"),
        ("swagger: '2.0'", "2.0"),
        ("swagger: 2.0", "2.0"),
        ("swagger: 2", "2.0"),
    ],
)
def test_version(said: str, version: str) -> None:
    assert load("-", stdin=said.encode()).version == version


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(encoding: str) -> None:
    root = {"openapi": "3.1.0", "info": {"title": "Grüße 😀"}}
    text = json.dumps(root, ensure_ascii=False)
    assert load("-", stdin=text.encode(encoding)).root == root
    yaml_text = "openapi: 3.1.0\ninfo:\n  title: Grüße 😀\n"
    assert load("-", stdin=yaml_text.encode(encoding)).root == root
