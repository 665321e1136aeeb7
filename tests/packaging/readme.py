"""What the README shows, as it is now: `python -m tests.packaging.readme` writes it there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PETSTORE = ROOT / "tests" / "cases" / "petstore" / "openapi.yaml"
_SHOWN = re.compile(r"^```console\n(\$ .*?)^```$", re.MULTILINE | re.DOTALL)
_CLASS = re.compile(r"^```python\n(class (\w+)\(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROGRAM = re.compile(r"^```python\n(# (\w+\.py):.*?)^```$", re.MULTILINE | re.DOTALL)
_SECONDS = re.compile(r"\d+\.\d+ s\b")


def produced(text: str, folder: Path) -> str:
    """The text with the output of its commands, and its class, as `folder` has them now; only times stay."""
    shutil.copy(PETSTORE, folder / "petstore.yaml")
    for found in _PROGRAM.finditer(text):
        (folder / found[2]).write_text(found[1], encoding="utf-8")
    text = _SHOWN.sub(lambda found: f"```console\n{_outputs(found[1], folder)}```", text)
    return _CLASS.sub(lambda found: f"```python\n{_class(found[2], folder)}```", text)


def _outputs(shown: str, folder: Path) -> str:
    """Commands with what they print."""
    lines: list[str] = []
    times = iter(_SECONDS.findall(shown))
    for line in shown.splitlines():
        if not line.startswith("$ "):
            continue
        program, *arguments = line.removeprefix("$ ").split()
        command = [str(Path(sysconfig.get_path("scripts")) / program), *arguments]
        env = {**os.environ, "PYTHONPATH": str(ROOT / "generated" / "realtime")}
        result = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True)
        lines += [line, *(_SECONDS.sub(lambda found: next(times, found[0]), one) for one in result.stdout.splitlines())]
    return "".join(f"{line}\n" for line in lines)


def _class(name: str, folder: Path) -> str:
    """A class as it was generated."""
    modules = (path.read_text() for path in sorted((folder / "sdk/petstore/models").glob("*.py")))
    (module,) = (text for text in modules if f"\nclass {name}(" in text)
    return module[module.index(f"class {name}(") :]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        README.write_text(produced(README.read_text(), Path(name)))
