"""`sdkwright docs`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..files import FileTree
from ..resources import templates_root
from .console import Console
from .grouped import Command, folders
from .options import settings, with_console
from .sdks import Sdks

_MARK = ".sdkwright-site"
"""Says that a folder is a site that may be replaced."""


@click.command(cls=Command)
@with_console
@click.option("--site", metavar="DIR", shell_complete=folders, default="site", show_default=True, help="Where it goes.")
@settings("output")
def docs(console: Console, sdks: Sdks, *, site: str) -> int:
    """Build a site from the pages that `generate` wrote.

    All SDKs of the project come into one site with a first page for them, or those that are named. It needs Zensical,
    as in sdkwright[docs], and loads nothing from elsewhere. The pages as Markdown lie beside those of HTML, and
    llms.txt lists them.

    \b
    Example:
      sdkwright docs --site public
    """
    from .. import pipeline

    target = Path(site)
    _check(target)
    pages = {name if len(sdks.configs) > 1 else "": _pages(one.output) for name, one in sdks.configs.items()}
    tree = pipeline.site(pages)
    with tempfile.TemporaryDirectory() as name:
        stage = Path(name)
        for path, text in tree.items():
            (stage / path).parent.mkdir(parents=True, exist_ok=True)
            (stage / path).write_text(text, encoding="utf-8")
        _theme(stage / "docs" / "assets", [one.templates for one in sdks.configs.values()])
        _build(stage)
        for page in (stage / "docs").rglob("*.md"):
            shutil.copyfile(page, stage / "site" / page.relative_to(stage / "docs"))
        (stage / "site" / _MARK).write_text("Made by `sdkwright docs`, which replaces this folder.\n", encoding="utf-8")
        _replace(stage / "site", target)
    count = sum(path.endswith(".md") for path in tree)
    console.say(f"{target}: {count:,} pages")
    console.finish({"site": str(target), "pages": count})
    return 0


def _check(target: Path) -> None:
    """Refuse what must not be replaced. Raises InputError."""
    if target.exists() and not (target / _MARK).is_file() and not (target.is_dir() and not any(target.iterdir())):
        hint = "name another folder with --site, or remove this one"
        what = "this is no site that `sdkwright docs` has built"
        raise InputError(Diagnostic("output-foreign", what, Location(str(target)), Severity.ERROR, hint))


def _pages(output: Path) -> FileTree:
    """The pages in an output folder. Raises InputError if there are none."""
    folder = output / "docs"
    try:
        found = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*.md"))
        }
    except OSError as error:
        message = f"cannot read the pages: {error.strerror or error}"
        raise InputError(Diagnostic("output-unreadable", message, Location(str(folder)), Severity.ERROR)) from error
    if not found:
        hint = "run `sdkwright generate` first"
        raise InputError(Diagnostic("missing-file", "there are no pages", Location(str(folder)), Severity.ERROR, hint))
    return found


def _theme(assets: Path, overrides: Iterable[Path | None]) -> None:
    """How pages look and act; files of the user's own templates win."""
    for root in (templates_root(), *filter(None, overrides)):
        if (root / "theme").is_dir():
            shutil.copytree(root / "theme", assets, dirs_exist_ok=True)


def _build(stage: Path) -> None:
    """Raises InputError with what Zensical says, if it fails; that a link of the description is dead is no failure."""
    import subprocess

    command = [sys.executable, "-m", "zensical", "build"]
    result = subprocess.run(command, cwd=stage, capture_output=True, text=True, check=False)
    if "No module named zensical" in result.stderr:
        hint = "pip install 'sdkwright[docs]'"
        message = "Zensical builds the site, and is not installed"
        raise InputError(Diagnostic("usage", message, Location("docs"), Severity.ERROR, hint))
    if result.returncode or not (stage / "site" / "index.html").is_file():
        said = (result.stderr or result.stdout).strip().replace(str(stage), ".")
        message = f"Zensical could not build the site: {said[-600:]}"
        raise InputError(Diagnostic("output-unwritable", message, Location("docs"), Severity.ERROR))


def _replace(made: Path, target: Path) -> None:
    """Raises InputError."""
    try:
        if target.exists():
            shutil.rmtree(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(made, target)
    except OSError as error:
        message = f"cannot write the site: {error.strerror or error}"
        raise InputError(Diagnostic("output-unwritable", message, Location(str(target)), Severity.ERROR)) from error
