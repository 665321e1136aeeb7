"""Builds the documentation of small descriptions, through the whole pipeline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from sdkwright.config import Config
from sdkwright.pipeline import build

ROOT = Path(__file__).resolve().parents[2]
REALTIME = str(ROOT / "spec" / "openai-realtime.yaml")

Tree = Mapping[str, str]


@cache
def tree(spec: str, naming: Literal["sdkwright", "openapi-generator"], package: str, **settings: bool) -> Tree:
    """All files made from a description."""
    return build(Config(spec=spec, package=package, naming=naming, validate=False, **settings)).tree


def docs(tree: Tree) -> dict[str, str]:
    """The pages, by their path below `docs`."""
    return {path.removeprefix("docs/"): text for path, text in tree.items() if path.startswith("docs/")}


def realtime() -> Tree:
    return tree(REALTIME, "openapi-generator", "docs_realtime")


def written(folder: Path, description: Mapping[str, Any]) -> str:
    """A description as a file."""
    path = folder / "openapi.json"
    path.write_text(json.dumps(description), encoding="utf-8")
    return str(path)


def openapi(schemas: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """A description with some schemas."""
    info = {"title": "Shop", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schemas}} | more


_EXAMPLE = re.compile(r"^(`{3,})json\n(.*?)\n\1$(?:\n\n(`{3,})python\n(.*?)\n\3$)?", re.DOTALL | re.MULTILINE)


def examples(page: str) -> Iterator[tuple[str, str | None]]:
    """JSON and Python of the examples of a page."""
    for match in _EXAMPLE.finditer(page):
        yield match[2], match[4]


def row(page: str, name: str) -> list[str]:
    """The cells of the table row of a property."""
    line = next(line for line in page.splitlines() if line.startswith(f"**{name}**"))
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)]
