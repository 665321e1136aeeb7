"""A description is data: whatever it holds, the SDK imports, runs nothing of it and keeps every string."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sdkwright.config import Config
from sdkwright.output import write
from sdkwright.pipeline import build

from .strings import STRINGS

JUDGE = """
import ast, importlib, json, pkgutil, sys
import hostile_sdk
from hostile_sdk import from_json, to_json, models

text = json.load(open("text.json"))

def same(kind, value):
    back = json.loads(to_json(from_json(kind, json.dumps(value))))
    assert back == value, (kind, value, back)

for module in pkgutil.walk_packages(hostile_sdk.__path__, "hostile_sdk."):
    importlib.import_module(module.name)
for name in models.__all__:
    getattr(models, name)
same(models.Values, text)
same(models.Constant, text)
same(models.Holder, {text: "kept", "value": text, "fixed": text})
same(models.Holder, {"fixed": text, "any": {text: [text]}})
assert models.Holder().with_default == text
assert json.loads(to_json(models.Holder())) == {"fixed": text}
same(models.Tagged, {"tag": text, "n": 1})
assert type(from_json(models.Tagged, json.dumps({"tag": text, "n": 1}))) is models.First
same(models.Listed, [text])
try:
    from_json(models.Matching, json.dumps("!" + text))
except ValueError:
    pass
else:
    raise AssertionError("pattern not enforced")
same(models.Matching, text)

import pytest
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "--rootdir", "out", "out/tests"]))
"""


def description(text: str) -> dict[str, Any]:
    """`text` in every place that can hold a string."""
    said = {"title": text, "description": text}
    other = text + "_"
    elsewhere = {"url": f"https://x.example/{text}", "description": text}
    encoding = {"contentType": text, "headers": {text: {**said, "schema": {}}}, "style": text}
    return {
        "openapi": "3.1.0",
        "info": {
            **said,
            "version": text,
            "summary": text,
            "termsOfService": text,
            "contact": {"name": text, "url": text, "email": text},
            "license": {"name": text, "url": f"https://x.example/{text}"},
        },
        "externalDocs": elsewhere,
        "servers": [
            {
                "url": f"https://x.example/{text}",
                "description": text,
                "variables": {text: {"default": text, "enum": [text, other], "description": text}},
            }
        ],
        "tags": [{"name": text, "description": text, "externalDocs": elsewhere}],
        "paths": {
            f"/{text}": {
                "get": {
                    "operationId": text,
                    "summary": text,
                    "description": text,
                    "tags": [text],
                    "parameters": [
                        {
                            "name": text or "x",
                            "in": "query",
                            "description": text,
                            "schema": {"type": "string", "default": text},
                        }
                    ],
                    "requestBody": {
                        "description": text,
                        "content": {
                            text
                            or "a/b": {
                                "schema": {"type": "object", "properties": {text: {}}},
                                "encoding": {text: encoding},
                                "examples": {text: {"summary": text, "description": text, "value": text}},
                            }
                        },
                    },
                    "responses": {
                        "200": {
                            "description": text,
                            "links": {
                                text: {
                                    "operationId": text,
                                    "parameters": {text: text},
                                    "requestBody": text,
                                    "description": text,
                                }
                            },
                        }
                    },
                    "callbacks": {
                        text: {
                            text: {
                                "description": text,
                                "post": {
                                    "summary": text,
                                    "requestBody": {
                                        "content": {
                                            "application/json": {
                                                "schema": {"type": "object", "properties": {text: {"type": "string"}}}
                                            }
                                        }
                                    },
                                },
                            }
                        }
                    },
                    "security": [{text or "x": [text]}],
                    "externalDocs": elsewhere,
                    "servers": [{"url": text}],
                }
            }
        },
        "components": {
            "securitySchemes": {
                text
                or "x": {
                    "type": "oauth2",
                    "description": text,
                    "bearerFormat": text,
                    "flows": {"implicit": {"authorizationUrl": text, "scopes": {text: text}}},
                }
            },
            "schemas": {
                text: {
                    "type": "object",
                    **said,
                    "externalDocs": elsewhere,
                    "properties": {text: {"type": "string", **said}},
                },
                f"x{text}": {"type": "string", "enum": [text, other], **said},
                "Values": {"enum": [text, other], "x-enum-varnames": [text, other], **said},
                "Constant": {"const": text, **said},
                "Matching": {"type": "string", "pattern": f"^{re.escape(text)}$".replace("\\ ", " "), **said},
                "Listed": {"type": "array", "items": {"enum": [text]}, "default": [text], "examples": [[text]]},
                "First": {
                    "type": "object",
                    "required": ["tag"],
                    "properties": {"tag": {"type": "string"}, "n": {"type": "integer"}},
                },
                "Second": {"type": "object", "required": ["tag"], "properties": {"tag": {"type": "string"}}},
                "Tagged": {
                    "oneOf": [{"$ref": "#/components/schemas/First"}, {"$ref": "#/components/schemas/Second"}],
                    "discriminator": {
                        "propertyName": "tag",
                        "mapping": {
                            text: "#/components/schemas/First",
                            other: "#/components/schemas/Second",
                        },
                    },
                },
                "Holder": {
                    "type": "object",
                    **said,
                    "required": ["fixed"],
                    "examples": [{"fixed": text, text: text}],
                    "properties": {
                        text: {"type": "string", **said, "example": text, "externalDocs": elsewhere},
                        "value": {"type": "string", "enum": [text], **said},
                        "fixed": {"const": text},
                        "with_default": {"type": "string", "default": text, **said},
                        "any": {"description": text, "default": {text: [text]}},
                        "nested": {"type": "object", **said, "properties": {text: {"type": "object", **said}}},
                    },
                },
            },
        },
    }


@pytest.mark.slow
@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS.keys())
def test_hostile(text: str, tmp_path: Path) -> None:
    spec = tmp_path / "description.json"
    spec.write_text(json.dumps(description(text)))
    (tmp_path / "text.json").write_text(json.dumps(text))
    result = build(Config(spec=str(spec), package="hostile_sdk", validate=False))
    assert all(not path.startswith("/") and ".." not in path.split("/") for path in result.tree)
    out = tmp_path / "out"
    write(result.tree, out)
    (tmp_path / "judge.py").write_text(JUDGE)
    judged = subprocess.run(
        [sys.executable, str(tmp_path / "judge.py")],
        cwd=tmp_path,
        env={"PYTHONPATH": str(out), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    assert judged.returncode == 0, judged.stdout + judged.stderr
    assert not list(tmp_path.rglob("pwned"))
    assert not Path("/tmp/pwned").exists()
