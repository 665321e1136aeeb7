"""The golden cases: `python -m tests.golden` writes what every case gives now into its `expected` folder.

A case is a folder with a description (`openapi.yaml`, `openapi.json` or `swagger.yaml`), perhaps settings
(`config.toml`, the keys of `[tool.sdkwright]`), and `expected/`: every file of the output but the runtime, and
`diagnostics.txt`. A case that is about the client says `client = true`.
"""

from __future__ import annotations

import difflib
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdkwright.config import Config
from sdkwright.diagnostics import InputError
from sdkwright.pipeline import build

ROOT = Path(__file__).parent / "cases"
NAMES = ("openapi.yaml", "openapi.json", "swagger.yaml")


@dataclass(frozen=True, slots=True)
class Case:
    """One folder of `tests/cases`."""

    name: str
    folder: Path
    spec: Path


CASES = [
    Case(str(spec.parent.relative_to(ROOT)), spec.parent, spec)
    for spec in sorted(ROOT.rglob("*"))
    if spec.name in NAMES and "expected" not in spec.parts
]


def actual(case: Case) -> dict[str, str]:
    """What the case gives now."""
    try:
        result = build(config(case))
    except InputError as error:
        tree, diagnostics = {}, error.diagnostics
    else:
        tree, diagnostics = dict(result.tree), result.diagnostics
    lines = [f"{d.severity.name.lower()} {d.code} {d.location.pointer} {d.message}" for d in diagnostics]
    kept = {path: text for path, text in tree.items() if "/_runtime/" not in path}
    return {**kept, "diagnostics.txt": "".join(f"{line}\n" for line in lines)}


def config(case: Case, **others: Any) -> Config:
    """The settings of the case, and others."""
    settings = case.folder / "config.toml"
    options = tomllib.loads(settings.read_text()) if settings.is_file() else {}
    options = {key.replace("-", "_"): tuple(v) if isinstance(v, list) else v for key, v in options.items()}
    if "overlays" in options:
        options["overlays"] = tuple(str(case.folder / name) for name in options["overlays"])
    usual = {"package": "case_sdk", "validate": False, "client": False}
    return Config(spec=str(case.spec), **{**usual, **options, **others})


def expected(case: Case) -> dict[str, str]:
    """What the case gave when it was last looked at."""
    folder = case.folder / "expected"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def difference(before: dict[str, str], after: dict[str, str]) -> str:
    """A unified diff over all files; empty if there is none."""
    lines: list[str] = []
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        if old != new:
            lines += difflib.unified_diff(
                (old or "").splitlines(),
                (new or "").splitlines(),
                f"expected/{path}" if old is not None else "(none)",
                f"actual/{path}" if new is not None else "(none)",
                lineterm="",
            )
    return "\n".join(lines)


def main() -> None:
    """Write every case's output as the expected one."""
    for case in CASES:
        folder = case.folder / "expected"
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in actual(case).items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
