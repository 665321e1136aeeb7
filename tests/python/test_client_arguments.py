"""Arguments of the client's methods: black and ruff break their heads alike."""

from __future__ import annotations

import black
import pytest
from sdkwright.python.client.arguments import make_argument
from sdkwright.render.formatting.ruff import format_texts

LONG = 'Literal["queued", "in_progress", "completed", "canceled", "failed"]'


@pytest.mark.parametrize(
    ("annotation", "default", "brackets"),
    [
        ("int | None", "None", False),
        (f"{LONG} | None", "None", True),
        (f"str | {LONG}", "", True),
        (f"Sequence[{LONG}]", "", False),
        (f"Sequence[{LONG} | None]", "", False),
        (f'Literal["a | b", "{"c" * 80}"]', "", False),
        ("models.CreateVideoMultipartBody | models.CreateVideoJsonBody | None", "None", True),
    ],
)
def test_long_unions_stand_in_brackets(annotation: str, default: str, brackets: bool) -> None:
    made = make_argument("status", annotation, default, "")
    assert made.annotation == (f"({annotation})" if brackets else annotation)
    head = f"{made.name}: {made.annotation}{f' = {default}' if default else ''}"
    (text,) = format_texts(
        [f"class A:\n    def a(\n        self,\n        *,\n        {head},\n    ) -> None:\n        pass\n"]
    )
    assert text is not None
    assert black.format_str(text, mode=black.Mode()) == text
