"""The README of the templates tells of every template, and the reference of every view."""

from __future__ import annotations

import re

from sdkwright.resources import templates_root

from tests.render.readme import README, REFERENCE, expected


def test_the_views_are_described_as_they_are() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == expected(), "run `python -m tests.render.readme`"


def test_every_template_is_in_the_table() -> None:
    root = templates_root()
    text = README.read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([^`]+\.jinja)`", text, re.MULTILINE)) == {
        path.relative_to(root).as_posix() for path in root.rglob("*.jinja")
    }


def test_every_block_is_in_the_table() -> None:
    rows = re.findall(r"^\| `([^`]+\.jinja)` \|.*?\|.*?\|(.*)\|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    for name, blocks in rows:
        text = (templates_root() / name).read_text(encoding="utf-8")
        assert re.findall(r"`(\w+)`", blocks) == re.findall(r"{% block (\w+)", text), name


def test_every_link_leads_to_a_view() -> None:
    links = set(re.findall(r"\]\(VIEWS\.md#([a-z]+)\)", README.read_text(encoding="utf-8")))
    headings = re.findall(r"^### (\w+)$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)
    assert links
    assert links <= {heading.lower() for heading in headings}
