"""Codes, messages and places of broken text are ours: no library's wording, nor its limits, shows in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from sdkwright.diagnostics import Diagnostic, InputError
from sdkwright.load import load, yaml12, yaml_syntax
from sdkwright.load.json_syntax import first_fault
from sdkwright.load.yaml_parser import EventParser, Parser, _PureParser

HEAD = "openapi: 3.1.0\n"
YAML = {
    "x: [1,\n  2\n": ("the list that [ opens at line 2, column 4 is never closed", 4),
    "x: {a: {b: 1}\n": ("the mapping that { opens at line 2, column 4 is never closed", 3),
    "x: {a: 1, b: {c]}\n": ("a comma or } is expected here, in the mapping that { opens at line 2, column 14", 2),
    "x: a: b\n": ("a second colon in one line", 2),
    "x: text\n  y: 1\n": ("a key has no place under a value that is text", 3),
    "x:\n\ty: 1\n": ("a tab cannot indent", 3),
    "x: @y\n": ("text cannot begin with @", 2),
    "x: `y`\n": ("text cannot begin with `", 2),
    "x: %y\n": ("text cannot begin with %", 2),
    "x: 'open\ny: 1\n": ("the text that opens with ' here is never closed", 2),
    'x: "open\ny: 1\n': ('the text that opens with " here is never closed', 2),
    'x: "a\\qb"\n': ("an escape that YAML does not have", 2),
    'x: "\\u12"\n': ("an escape that YAML does not have", 2),
    "x: *\n": ("a name must follow *", 2),
    "x: & \n": ("a name must follow &", 2),
    "x: !e!y 1\n": ("this YAML tag is not well formed, or nothing defines it", 2),
    "x: |2x\n  y\n": ("nothing may follow | in its line but an indentation and a comment", 2),
    "x: ]\n": ("nothing is open that ] could close", 2),
    "x: 1\nword\ny: 2\n": ("a line that is no `key: value`", 3),
    "x:\n  y: 1\n z: 2\n": ("a key is expected here, below the other keys of its mapping", 4),
    "x:\n  - 1\n  y: 2\n": ("an item of a list is expected here: `- ` below the dashes of the others", 4),
}
JSON = {
    '{"a" 1}': ("a colon is expected here, after the name of a property", 5),
    '{"a": 1 "b": 2}': ("a comma or } is expected here", 8),
    '{"a": [1 2]}': ("a comma or ] is expected here", 9),
    '{"a": [1}': ("a comma or ] is expected here", 8),
    '{"a": "x}': ("the text that opens with a quote here is never closed", 6),
    '{"a": "x\n"}': ("the text that opens with a quote here is never closed", 6),
    '{"a": "\\x"}': ("\\x is no escape of JSON", 7),
    '{"a": "\x01"}': ("the character U+0001 must be written as an escape", 7),
    '{"a": [1, ]': ("a comma stands before ], with nothing between them", 10),
    '{"a": 1': ("the object that { opens at line 1, column 1 is never closed", 7),
    '{"a": nul]': ("a value is expected here, not nul", 6),
    '{"a": }': ("a value is expected here", 6),
    '{"a": 1}} x: [': ("nothing may follow the value", 8),
    "[{: 1}": ("the name of a property is expected here, in double quotes", 2),
}


def refused(text: str) -> Diagnostic:
    with pytest.raises(InputError) as raised:
        load("-", stdin=text.encode())
    (found,) = raised.value.diagnostics
    return found


@pytest.mark.parametrize("text", YAML)
def test_yaml(text: str) -> None:
    found = refused(HEAD + text)
    message, line = YAML[text]
    assert (found.code, found.message, found.location.line) == ("syntax", f"not valid YAML: {message}", line)


@pytest.mark.parametrize("text", JSON)
def test_json(text: str) -> None:
    message, offset = JSON[text]
    assert first_fault(text) == (f"not valid JSON: {message}", (1, offset + 1))


def test_what_is_neither_json_nor_yaml_is_told_as_json() -> None:
    found = refused('{"a": [1}')
    assert (found.code, found.message) == ("syntax", "not valid JSON: a comma or ] is expected here")
    assert (found.location.line, found.location.column) == (1, 9)


def _worded_anew(make: Callable[[str], EventParser]) -> Callable[[str], EventParser]:
    """A parser of another release: the same finds, in other words."""

    class Other:
        def __init__(self, text: str) -> None:
            self._parser = make(text)

        def get_event(self) -> object:
            try:
                return self._parser.get_event()
            except yaml.MarkedYAMLError as error:
                raise yaml.MarkedYAMLError("bonjour", error.context_mark, "au revoir", error.problem_mark) from None

    return Other


@pytest.mark.parametrize("make", [Parser, _PureParser], ids=["libyaml", "python"])
@pytest.mark.parametrize("text", YAML)
def test_other_words_of_the_parser_change_nothing(
    text: str, make: Callable[[str], EventParser], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = refused(HEAD + text)
    for module in (yaml12, yaml_syntax):
        monkeypatch.setattr(module, "Parser", _worded_anew(make))
    after = refused(HEAD + text)
    assert after.code == before.code
    if make is Parser:
        assert after == before


class _Shy:
    """A parser that has a limit to nesting, and looks ahead: as libyaml 0.2.6."""

    def __init__(self, text: str) -> None:
        self._parser = Parser(text)
        self._text = text

    def get_event(self) -> object:
        event = self._parser.get_event()
        offset = event.start_mark.index
        if self._text[offset : offset + 300].count("[") >= 300:
            mark = yaml.Mark("", offset + 299, 1, 1, None, None)
            raise yaml.scanner.ScannerError("anything", mark, "at all", mark)
        return event


def test_a_limit_of_the_parser_is_told_as_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (yaml12, yaml_syntax):
        monkeypatch.setattr(module, "Parser", _Shy)
    found = refused(HEAD + "x: " + "[" * 400 + "]" * 400)
    assert (found.code, found.location.line) == ("too-deep", 2)


def test_an_error_without_a_place_is_an_error_still(monkeypatch: pytest.MonkeyPatch) -> None:
    class Mute:
        def __init__(self, text: str) -> None:
            pass

        def get_event(self) -> object:
            raise yaml.YAMLError

    for module in (yaml12, yaml_syntax):
        monkeypatch.setattr(module, "Parser", Mute)
    assert refused(HEAD).code == "syntax"
