"""A component may be called like the file that its class is in."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sdkwright.config import Config
from sdkwright.pipeline import build

SPEC = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "paths": {},
    "components": {"schemas": {"foo": {"type": "object", "properties": {"a": {}}}, "foo-bar": {"type": "object"}}},
}


@pytest.mark.parametrize("before", ["", "import sdk.models.foo", "from sdk.models import Foo", "sdk.models.Foo"])
def test_it_is_the_file_whatever_was_imported_before(tmp_path: Path, before: str) -> None:
    spec = tmp_path / "openapi.json"
    spec.write_text(json.dumps(SPEC), encoding="utf-8")
    for path, text in build(Config(spec=str(spec), package="sdk", validate=False)).tree.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    script = (
        f"import sdk\nimport sdk.models\n{before}\nprint(type(sdk.models.foo).__name__, sdk.models.foo.Foo.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == "module Foo\n", done.stderr
