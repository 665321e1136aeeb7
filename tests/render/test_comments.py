"""Any text as a comment, and a text of the user's on top of every file."""

from __future__ import annotations

import io
import tokenize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sdkwright.render import headed
from sdkwright.render.comments import comment


@given(st.text() | st.text("ab \n\t\r\u2028\x00#:\ud800"))
def test_a_comment_is_nothing_but_a_comment(text: str) -> None:
    source = f"x = 1\n{comment(text)}\n"
    found = [token.type for token in tokenize.tokenize(io.BytesIO(source.encode()).readline)]
    assert set(found[4:]) <= {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER}


def test_lines_are_wrapped_and_indented() -> None:
    text = comment(f"One.\n\n{'word ' * 30}", 4)
    first, second, *rest = text.split("\n")
    assert (first, second) == ("# One.", "    #")
    assert len(rest) == 2
    assert all(line.startswith("    # word") and len(line) <= 88 for line in rest)
    assert comment(" \n") == ""


@pytest.mark.parametrize(
    "text",
    [
        "type: ignore",
        "fmt: off",
        "ruff: noqa",
        "  mypy: ignore-errors",
        "!/bin/sh",
        "-*- coding: latin-1 -*-",
        "vim: encoding=x",
    ],
)
def test_no_comment_is_an_order(text: str) -> None:
    assert comment(text) == f"# > {text.strip()}"


def test_headers() -> None:
    tree = {"a.py": '"""A."""\n', "b.md": "# B\n", "py.typed": "", ".gitattributes": "* x\n"}
    assert headed(tree, "") == tree
    assert headed(tree, "\nCopyright.\n\nNo --> end\n") == {
        "a.py": '# Copyright.\n#\n# No --> end\n\n"""A."""\n',
        "b.md": "<!--\nCopyright.\n\nNo - -> end\n-->\n\n# B\n",
        "py.typed": "",
        ".gitattributes": "* x\n",
    }
