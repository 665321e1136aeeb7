from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sdkwright.python.docs.prose import block, cell, first_sentence, label

from .reading import READERS, cells, read

FORMATTING = {
    *("p", "br", "code", "pre", "em", "strong", "a", "ul", "ol", "li", "blockquote", "hr"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
PIECES = [
    *("a", "b", " ", "\n", "\n\n", "    ", "\t", "*", "**", "_", "`", "``", "```", "```\n", "~~~", "|", "||", "<", ">"),
    *(
        "<script>",
        "<b onclick=x>",
        "</p>",
        "<!--",
        "-->",
        "<?php",
        "<!DOCTYPE x>",
        "<https://a.b>",
        "&",
        "&lt;",
        "&#60;",
    ),
    *("[", "]", "(", ")", "![", "[x](", "](javascript:y)", "](https://a.b)", "](/dead)", "[x]:", "[x]: /dead", "[x]"),
    *(
        "#",
        "# ",
        "## ",
        "- ",
        "* ",
        "1. ",
        "> ",
        "---",
        "===",
        "-",
        "=",
        ":",
        "|---|",
        "| a | b |",
        "{",
        "}",
        "{{ x }}",
    ),
    *("!", "\\", "[TOC]", "\x00", "\x02", "\x03", "\r\n", "\ud800", "\u2028", "é"),
]
LONG = ["[", "`", "[a](", "<", "# ", "-", " ", "|", "~~~", "\\", "[a]: ", "![", "(", "\n- ", "=\n", "> ", "1. ", "!"]
descriptions = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@pytest.mark.parametrize("reader", READERS)
@given(text=descriptions)
@example(text="a ` b | c ` d")
@example(text="```\n<script>")
@example(text="- a\n\n      <b>")
def test_a_cell_stays_one_cell_with_harmless_formatting(reader: Callable[[str], str], text: str) -> None:
    made = cell(text)
    assert "\n" not in made
    (row,) = cells(reader(f"A | B | C\n--- | --- | ---\n**x** | {made} | `y`"))[1:]
    assert row[0] == "<strong>x</strong>"
    assert row[2] == "<code>y</code>"
    assert len(row) == 3
    harmless(row[1])


@pytest.mark.parametrize("reader", READERS)
@given(text=descriptions)
@example(text="```\n<script>\n~~~")
@example(text="> ```\n> <script>")
@example(text="-\n===")
@example(text="    <b>\n\n<b>")
@example(text="#a\n#######")
@example(text="[#](javascript:y)")
@example(text="[-](y) z")
def test_a_block_is_harmless_and_ends_before_what_follows(reader: Callable[[str], str], text: str) -> None:
    html = reader(f"# Title\n\n{block(text)}\n\n## Properties\n\nA | B\n--- | ---\nx | y")
    head, _, rest = html.partition("</h1>")
    inside, found, end = rest.partition("<h2")
    assert found, "a description must not swallow the heading after it"
    assert [read(one).text for one in cells(end)[1]] == ["x", "y"]
    assert "Title" in head
    harmless(inside)


@pytest.mark.parametrize("reader", READERS)
@given(text=descriptions)
@example(text="](x.md)")
@example(text="[a](https://b.c)")
@example(text="[a [b](https://b.c)")
@example(text="<https://b.c>")
def test_a_label_is_all_of_a_link(reader: Callable[[str], str], text: str) -> None:
    made = label(text)
    assert "\n" not in made
    (row,) = cells(reader(f"A | B\n--- | ---\n[x {made} y](z.md) | `y`"))[1:]
    found = read(row[0])
    assert found.links == ["z.md"]
    assert row[0].startswith('<a href="z.md">x')
    assert row[0].endswith("y</a>")
    assert set(found.tags) <= {"a", "em", "strong", "code"}


def harmless(html: str) -> None:
    found = read(html)
    assert set(found.tags) <= FORMATTING
    assert found.attributes <= {"href", "id", "class", "style", "start"}
    assert all(link.startswith(("http://", "https://")) for link in found.links)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("plain", "plain"),
        ("a\nb", "a b"),
        ("a\n\nb", "a<br>b"),
        ("two:\n- a\n* b", "two:<br>- a<br>- b"),
        ("`a|b`", "<code>a&#124;b</code>"),
        ("a | b", r"a \| b"),
        ("`ok` and *so*", "`ok` and *so*"),
        ("one ` tick", "one &#96; tick"),
        ("<b>x</b>", "&lt;b>x&lt;/b>"),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("[a](https://b.c)", "[a](https://b.c)"),
        ('[a](https://b.c "t")', "[a](https://b.c)"),
        ("[a](https://b.c/d_(e))", "[a](https://b.c/d_(e))"),
        ("[`a`](https://b.c)", "[`a`](https://b.c)"),
        ("![a](https://b.c/i.png)", "[a](https://b.c/i.png)"),
        ("[a](/docs/b)", "a (`/docs/b`)"),
        ("[a](#b)", "a (`#b`)"),
        ("[a](javascript:b)", "a (`javascript:b`)"),
        ("[a](JaVaScRiPt:b)", "a (`JaVaScRiPt:b`)"),
        ("see [a]", r"see \[a\]"),
        ("see [a][b]\n\n[b]: https://b.c", "see [a](https://b.c)"),
        ("see [b]\n[b]: https://b.c", "see [b](https://b.c)"),
        ("<https://b.c>", "<https://b.c>"),
        ("<javascript:b>", "&lt;javascript:b>"),
        ("{{ x }} {% y %}", "{{ x }} {% y %}"),
        ("# Title\ntext", "Title text"),
        ("a\n```json\n{\n  1\n}\n```", "a<br><code>&#123;</code><br><code>  1</code><br><code>&#125;</code>"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", r"\| a \| b \|<br>\| 1 \| 2 \|"),
        ("a\\<b>", "a&lt;b>"),
        ("a\\_b", "a\\_b"),
    ],
)
def test_cell(text: str, made: str) -> None:
    assert cell(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("plain", "plain"),
        ("# A\nb", "### A\n\nb"),
        ("## A ##", "#### A"),
        ("A\n===\nb", "### A\n\nb"),
        ("A\n---\nb", "#### A\n\nb"),
        ("a\n- b\n- c", "a\n\n- b\n- c"),
        ("a\n\n---\n\nb", "a\n\n---\n\nb"),
        ("| a |\n|---|\n| 1 |", "| a |\n|---|\n| 1 |"),
        ("a\n| b |\n|---|", "a\n\n| b |\n|---|"),
        ("a\n```json\n<b>\n```\nc", "a\n\n```json\n<b>\n```\n\nc"),
        ("```\nopen", "```\nopen\n```"),
        ("~~~\n```\n~~~", "````\n```\n````"),
        ("a\n\n    code <b>\n", "a\n\n```\ncode <b>\n```"),
        ("- a\n\n    more <b>", "- a\n\n    more &lt;b>"),
        ("#1 is first", "\\#1 is first"),
        ("<b>x</b>", "&lt;b>x&lt;/b>"),
    ],
)
def test_block(text: str, made: str) -> None:
    assert block(text) == made


@pytest.mark.parametrize("reader", READERS)
def test_formatting_of_descriptions_works(reader: Callable[[str], str]) -> None:
    text = "One **bold** `code` [link](https://a.b).\nList:\n- x\n- y\n\n| a |\n|---|\n| b |\n\n```json\n{}\n```"
    found = read(reader(block(text)))
    assert {"strong", "code", "a", "ul", "li", "table", "pre"} <= set(found.tags)
    assert found.links == ["https://a.b"]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("One. Two.", "One."),
        ("One\ntwo. Three", "One two."),
        ("One\n- a", "One"),
        ("# One\nTwo", "One Two"),
        ("", ""),
    ],
)
def test_first_sentence(text: str, made: str) -> None:
    assert first_sentence(text) == made


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_with_length(piece: str) -> None:
    text = "x" + piece * 20_000 + "x"
    start = time.perf_counter()
    cell(text)
    block(text)
    assert time.perf_counter() - start < 2
