"""What changed in the changelog that somebody keeps."""

from __future__ import annotations

import pytest
from sdkwright.changelog.entry import BEGIN, END, entered

ENTRY = f"{BEGIN}\n\nnews\n\n{END}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"# Changelog\n\n## Unreleased\n\n{ENTRY}\n"),
        ("# Changes\n\n## 1.0\n\n- a\n", f"# Changes\n\n## Unreleased\n\n{ENTRY}\n\n## 1.0\n\n- a\n"),
        ("# Changes\n\n## [Unreleased]\n\n- mine\n", f"# Changes\n\n## [Unreleased]\n\n{ENTRY}\n\n- mine\n"),
    ],
)
def test_it_stands_under_what_is_not_released(before: str, after: str) -> None:
    assert entered(before, "news") == after
    assert entered(after, "news") == after


def test_the_one_before_it_is_replaced() -> None:
    text = entered("# Changes\n\n## Unreleased\n\n- mine\n", "old news")
    assert "old" not in entered(text, "news")
    assert "- mine" in entered(text, "news")
