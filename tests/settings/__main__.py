"""`python -m tests.settings` writes the schema of the settings as `config.py` has them now."""

from __future__ import annotations

import json
from pathlib import Path

import sdkwright.settings
from sdkwright.settings.schema import schema

FILE = Path(sdkwright.settings.__file__).parent / "schema.json"


def text() -> str:
    return json.dumps(schema(), indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text())
