"""What `--json` prints is what its schema says: of every command, whatever comes of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sdkwright.diagnostics import Severity
from sdkwright.files import Cause
from sdkwright.ledger import Outcome
from sdkwright.resources import schema_file

from .conftest import PETS, Run

SCHEMA = json.loads(schema_file("output").read_text())
MADE = ("pets.yaml", "-o", "sdk", "--package", "pets")


def told(result: subprocess.CompletedProcess[str], definition: str) -> Any:
    """The one object, valid as a whole and by its own part of the schema."""
    value = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(value)
    Draft202012Validator({**SCHEMA, "oneOf": [{"$ref": f"#/$defs/{definition}"}]}).validate(value)
    assert value["ok"] is (result.returncode == 0)
    return value


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    parts = SCHEMA["$defs"]
    assert parts["difference"]["properties"]["cause"]["enum"] == [one.code for one in Cause]
    assert parts["diagnostic"]["properties"]["severity"]["enum"] == [one.name.lower() for one in Severity]
    assert parts["report"]["properties"]["counts"]["required"] == [one.value for one in Outcome]


def test_generate_and_check(run: Run, shop: Path) -> None:
    assert told(run("check", *MADE, "--json"), "check")["differences"]
    assert told(run("generate", *MADE, "--json"), "generate")["package"] == "pets"
    assert told(run("check", *MADE, "--json"), "check")["differences"] == []
    (shop / "sdk/pets/__init__.py").write_text("mine\n")
    (shop / "sdk/docs/index.md").unlink()
    (shop / "pets.yaml").write_text(PETS.replace("minimum: 0", "minimum: x, x-unused: 1"))
    found = told(run("check", *MADE, "--json"), "check")
    assert {one["cause"] for one in found["differences"]} >= {"edited", "missing", "stale"}
    assert {one["code"] for one in found["diagnostics"]}


def test_the_other_commands(run: Run) -> None:
    assert told(run("validate", "pets.yaml", "--json"), "validate")["version"] == "3.1"
    assert told(run("report", "pets.yaml", "--json"), "report")["counts"]["dropped"] == 0
    assert told(run("report", "pets.yaml", "--json", "--fail-on", "documented"), "report")
    assert told(run("init", "pets.yaml", "--json"), "init") == {
        "command": "init",
        "ok": True,
        "file": "pyproject.toml",
        "diagnostics": [],
    }
    assert told(run("templates", "--json"), "templates")["templates"]
    assert told(run("templates", "export", "docs", "--json"), "export")["command"] == "templates export"
    for name in ("settings", "output"):
        schema = told(run("schema", name, "--json"), "schema")["schema"]
        assert schema == json.loads(run("schema", name).stdout) == json.loads(schema_file(name).read_text())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("generate", "gone.yaml"), "missing-file"),
        (("check", "gone.yaml"), "missing-file"),
        (("generate", "pets.yaml", "--package", "a-b"), "usage"),
        (("generate", "pets.yaml", "--no-such"), "usage"),
        (("generate", "pets.yaml", "--naming", "none"), "usage"),
        (("generate",), "usage"),
        (("nothing",), "usage"),
        (("templates", "export", "no"), "usage"),
        (("validate", "broken.yaml"), "not-openapi"),
        (("schema", "no"), "usage"),
    ],
)
def test_errors(run: Run, shop: Path, arguments: tuple[str, ...], code: str) -> None:
    (shop / "broken.yaml").write_text("a: 1\n")
    result = run(*arguments, "--json")
    assert result.returncode == 2
    found = told(result, "refusal")
    assert found["diagnostics"][0]["code"] == code or code == "not-openapi"
    assert result.stderr == ""


def test_a_bug_is_told_too() -> None:
    code = (
        "import sys, sdkwright.cli as cli, click\n"
        "@cli.cli.command()\n@click.option('--json', 'j', is_flag=True)\n"
        "def broken(j): raise RuntimeError('x')\n"
        "sys.exit(cli.run(['broken', '--json']))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 70
    assert told(result, "refusal")["diagnostics"][0]["code"] == "internal-error"
    assert "This is a bug" in result.stderr


def test_codes_are_stable() -> None:
    """Every code that the sources give is fit for programs."""
    root = schema_file("output").parents[1]
    text = "".join(path.read_text() for path in root.rglob("*.py"))
    import re

    codes = set(re.findall(r'(?:Diagnostic|warn|note|error|drop|refusal|warning)\(\s*"([^"]+)",', text))
    pattern = SCHEMA["$defs"]["diagnostic"]["properties"]["code"]["pattern"]
    assert len(codes) > 40
    assert {code for code in codes if not re.fullmatch(pattern, code)} <= {"docs/index.md.jinja"}
