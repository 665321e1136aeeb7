"""Any text makes a docstring."""

from __future__ import annotations

import ast
import inspect

import black
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sdkwright.render.docstrings import docstring

PIECES = (
    st.text("abcde\"'\\`-*|#.", min_size=1, max_size=14)
    | st.sampled_from(
        ("\n", "\n\n", "    ", "\n    ", "\n- ", "1. ", "\r\n", "\t", "```\n", "\n```", '"""', '"', "\\", "  ")
    )
    | st.sampled_from(
        ("\n  | a | b |", f"https://{'x' * 90}", "中文字符中文字符", "é", "\u2028", "\x00", "\ud800", "\xa0", "\x0c")
    )
    | st.text(max_size=4)
)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join)


def bare(text: str) -> str:
    return "".join(text.split())


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_black_has_nothing_to_do_and_nothing_is_lost(text: str) -> None:
    inner, outer = docstring(text, 4), docstring(text)
    if not inner:
        assert not text.strip()
        return
    source = f"{outer}\n\n\nclass A:\n    {inner}\n\n    x = 1\n    {inner}\n"
    source.encode()

    assert black.format_str(source, mode=black.Mode()) == source
    tree = ast.parse(source)
    assert isinstance(tree.body[1], ast.ClassDef)
    assert bare(ast.get_docstring(tree) or "") == bare(text)
    assert bare(ast.get_docstring(tree.body[1]) or "") == bare(text)


def value(text: str) -> str:
    return inspect.cleandoc(ast.literal_eval(docstring(text, 4)))


def test_one_line() -> None:
    assert docstring("  A pet. ") == '"""A pet."""'


def test_quotes_and_backslashes_at_the_end() -> None:
    assert docstring('a "b"') == '"""a "b" """'
    assert docstring('"') == '""" " """'
    assert docstring("a \\") == '"""a \\\\"""'
    assert docstring('x """ y') == '"""x \\"\\"\\" y"""'


def test_control_characters_are_escaped_and_typographic_spaces_plain() -> None:
    assert docstring("a\x00b\xa0c\ud800") == '"""a\\x00b c\\ud800"""'


def test_long_lines_are_wrapped_under_their_list_item() -> None:
    wrapped = value(f"Intro.\n\n- {'word ' * 30}\n- second\n12. {'word ' * 20}")
    lines = wrapped.splitlines()
    assert lines[2].startswith("- word")
    assert lines[3].startswith("  word")
    assert any(line.startswith("    word") for line in lines)
    assert all(len(line) <= 84 for line in lines)


@pytest.mark.parametrize(
    "text", [f"a\n\n```\n{'x ' * 60}\n```\nb", f"a\n\n| {'x | ' * 40}\n| - |", f"a\n\n    {'x ' * 60}\n\nb"]
)
def test_code_and_tables_are_not_wrapped(text: str) -> None:
    assert [line.strip() for line in value(text).splitlines()] == [line.strip() for line in text.splitlines()]


def test_line_breaks_stay() -> None:
    assert value("one\ntwo\r\n\r\nthree") == "one\ntwo\n\nthree"


def test_a_link_is_never_broken() -> None:
    assert f"https://{'x' * 100}" in docstring(f"See https://{'x' * 100} for more.", 4)


def test_nothing_to_say() -> None:
    assert docstring(" \n\t ") == ""
