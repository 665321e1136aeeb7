"""Small files, and nothing left open in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = 400
LEFT_OPEN = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X])\b|NotImplementedErro[r]|(pytest|mark)\.(ski[p]|xfai[l])")
FILES = [
    file
    for folder in ("generator", "templates", "tests")
    for file in sorted((ROOT / folder).rglob("*"))
    if file.suffix in (".py", ".jinja") and "expected" not in file.parts
]


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_file_has_one_job(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("file", FILES, ids=name)
def test_nothing_is_left_open(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if LEFT_OPEN.search(line)] == []


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_machine_is_named(file: Path) -> None:
    assert not re.search(r"/(home|Users|work|root)/\w", file.read_text(encoding="utf-8"))
