"""`python -m tests.settings` writes the schema of the settings as `config.py` has them now."""

from __future__ import annotations

import json

from sdkwright.resources import schema_file
from sdkwright.settings.schema import schema

FILE = schema_file("settings")


def text() -> str:
    return json.dumps(schema(), indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text())
