"""The same bytes, whatever order sets have in a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ONE: dict[str, object] = {"type": "array", "prefixItems": [{"type": "string"}], "items": True}
SCHEMAS: dict[str, object] = {
    "Items": {"allOf": [{"title": "T", "description": "D", "externalDocs": {"url": "https://x.org"}, **ONE}]},
    "Evaluated": {"allOf": [{"prefixItems": [{"type": "string"}], "items": True}], "unevaluatedItems": False},
    "Round": {
        "allOf": [{"$ref": "#/components/schemas/One"}],
        "anyOf": [{"$ref": "#/components/schemas/Two"}],
        "oneOf": [{"$ref": "#/components/schemas/Three"}],
    },
    **{name: {"allOf": [{"$ref": "#/components/schemas/Round"}]} for name in ("One", "Two", "Three")},
}
SCRIPT = """
import sys
from sdkwright.config import Config
from sdkwright.pipeline import build

made = build(Config(sys.argv[1], validate=False))
print(sorted(made.tree.items()), [str(one) for one in made.diagnostics])
"""


def test_sets_decide_nothing(tmp_path: Path) -> None:
    spec = tmp_path / "openapi.json"
    info = {"title": "T", "version": "1"}
    spec.write_text(json.dumps({"openapi": "3.1.0", "info": info, "components": {"schemas": SCHEMAS}}))
    made = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(spec)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3", "4", "5", "6")
    }
    assert len(made) == 1
