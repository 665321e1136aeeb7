from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sdkwright.python.docs.markdown import code, fence, literal

from .reading import READERS, cells, read

texts = st.text(alphabet=st.sampled_from(list("ab1 _*`|<>&[](){}#\\\"'!~$:;@+-.=\n")), max_size=30)


def shown(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("reader", READERS)
@given(text=texts)
@example(text="__init__")
@example(text="a`b`c")
@example(text="\\|")
@example(text="&lt;b&gt;")
def test_literal_text_reads_as_itself_in_a_cell(reader: Callable[[str], str], text: str) -> None:
    html = reader(f"A | B\n--- | ---\nx{literal(text)}x | **y**")
    (row,) = cells(html)[1:]
    assert len(row) == 2
    found = read(row[0])
    assert shown(found.text) == shown(f"x{text}x")
    assert not found.tags


@pytest.mark.parametrize("reader", READERS)
@given(text=texts)
@example(text="a\\")
@example(text="[a](javascript:x)")
def test_code_reads_as_itself_in_a_cell(reader: Callable[[str], str], text: str) -> None:
    html = reader(f"A | B\n--- | ---\n{code(text)} | `y`")
    (row,) = cells(html)[1:]
    assert len(row) == 2
    found = read(row[0])
    assert shown(found.text) == shown(text)
    assert found.tags == ["code"]


@pytest.mark.parametrize("reader", READERS)
@given(text=texts.filter(str.strip))
def test_a_fence_holds_anything(reader: Callable[[str], str], text: str) -> None:
    found = read(reader(f"before\n\n{fence(text, 'json')}\n\nafter"))
    assert found.tags == ["p", "pre", "code", "p"]
    assert found.text.split() == ["before", *text.split(), "after"]


def test_names_stay_readable() -> None:
    assert literal("input_audio_format") == "input_audio_format"
    assert literal("Foo") == "Foo"
    assert literal("_private") == "\\_private"


def test_what_no_file_takes_is_replaced() -> None:
    assert literal("a\x00b\ud800c") == "a\ufffdb\ufffdc"
    assert code("a\x1bb") == "`a\ufffdb`"
