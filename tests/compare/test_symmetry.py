"""What is found from old to new is the opposite of what is found from new to old; and is the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sdkwright.config import Config
from sdkwright.evolution import diff

from tests.compare.golden import CASES

_PAIRS = (
    *(("class-gone", "class-added"), ("class-split", "class-merged"), ("extra-closed", "extra-opened")),
    *(("check-added", "check-dropped"), ("attribute-gone", "attribute-added"), ("became-required", "became-optional")),
    *(("default-added", "default-gone"), ("became-read-only", "no-longer-read-only")),
    *(("became-write-only", "no-longer-write-only"), ("became-nullable", "no-longer-nullable")),
    *(("values-added", "values-gone"), ("values-opened", "values-closed"), ("member-added", "member-gone")),
    *(("tag-added", "tag-gone"), ("type-widened", "type-narrowed"), ("limits-tightened", "limits-loosened")),
    *(("operation-gone", "operation-added"), ("security-required", "security-loosened")),
    *(("pages-gone", "pages-added"), ("stream-gone", "stream-added"), ("channel-gone", "channel-added")),
    *(("event-gone", "event-added"), ("parameter-gone", "parameter-added"), ("body-gone", "body-added")),
    *(("parameter-became-required", "parameter-became-optional"), ("body-became-required", "body-became-optional")),
    *(("request-media-type-gone", "request-media-type-added"), ("success-status-gone", "success-status-added")),
    *(("error-status-gone", "error-status-added"), ("response-media-type-gone", "response-media-type-added")),
    *(("response-type-gone", "response-type-added"), ("header-gone", "header-added")),
    *(("header-became-optional", "header-became-required"), ("security-scheme-gone", "security-scheme-added")),
)
_OPPOSITES = {**dict(_PAIRS), **{other: one for one, other in _PAIRS}}
_ALIKE = {
    "required-attribute-added": "attribute-added",
    "required-parameter-added": "parameter-added",
    "union-formed": "member-added",
    "probably-renamed": "class-gone",
    "class-merged": "class-gone",
    "class-split": "class-gone",
}
"""Rules that say the same of more."""
_ONE_WAY = frozenset(("base-gone", "class-deprecated", "attribute-deprecated", "no-longer-deprecated"))
_ONE_WAY |= {"operation-deprecated", "parameter-deprecated", "class-added", "class-gone", "stream-added", "stream-gone"}
"""Rules whose opposite says nothing, or is said by another."""


def rules(old: Path, new: Path) -> set[str]:
    found = {one.rule.id for one in diff(Config(str(old)), Config(str(new))).comparison.findings}
    return {_ALIKE.get(id, id) for id in found} - _ONE_WAY


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_way_back_is_the_opposite(case: Path) -> None:
    there = rules(case / "old.yaml", case / "new.yaml")
    back = rules(case / "new.yaml", case / "old.yaml")
    # what was the tag of a class, and so its own to give, has to be given once it is none
    given = {"became-required", "became-optional"} if case.name.startswith("tag-") else set()
    assert {_OPPOSITES.get(id, id) for id in there} - _ONE_WAY - given == back - given


def test_it_is_the_same_each_time() -> None:
    command = [sys.executable, "-m", "sdkwright", "diff", "--json"]
    command += [
        str(CASES[0].parents[2] / "spec" / name) for name in ("openai-realtime.yaml", "openai-realtime-ga.yaml")
    ]
    seen = {
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
