"""`sdkwright diff`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..config import Config, Setting
from ..diagnostics import Diagnostic, InputError, Location, Severity
from .console import Console
from .grouped import Command, files
from .options import settings, with_console
from .progress import Progress
from .sdks import acceptances, choose

if TYPE_CHECKING:
    from ..comparison.findings import Comparison
    from ..hits import Hit

FORMATS = ("text", "json", "markdown", "github", "comment", "conventional")
_LIMITS = ("breaking", "risky", "stay")


@click.command(cls=Command)
@with_console
@click.argument("old", required=False, shell_complete=files)
@click.argument("new", required=False, shell_complete=files)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="What to print. [default: text]")
@click.option("--fail-on", "worst", type=click.Choice(_LIMITS), help="Exit with 1 if anything is as bad as this.")
@click.option("--version", "meant", metavar="X.Y.Z", help="Exit with 1 if this release of the SDK is too small a step.")
@click.option("--from", "released", metavar="X.Y.Z", help="The release of the SDK that --version follows.")
@click.option(
    "--code",
    "program",
    metavar="PATH",
    shell_complete=files,
    help="Tell which lines of a program of yours break, by mypy with both packages.",
)
@click.option(
    "--accept-renames", "renames", is_flag=True, help="Let renamed classes go on having their former names, too."
)
@settings(
    "package",
    "naming",
    "overlays",
    "formats",
    "include",
    "include-schema",
    "exclude",
    "headers",
    "private",
    raw=True,
    spec=False,
)
def diff(
    console: Console,
    given: dict[str, Setting],
    old: str | None,
    new: str | None,
    form: str,
    worst: str | None,
    meant: str | None,
    released: str | None,
    program: str | None,
    *,
    renames: bool,
) -> int:
    """Say what a change of the description does to the people who use the SDK.

    OLD and NEW are descriptions: files, URLs, or REV:PATH of git. With OLD alone, NEW is the one of the project; with
    neither, OLD is that one as it was where the branch began. Each finding says whom it breaks: code (a type checker,
    an import or an attribute fails after upgrading), run (values are refused after upgrading) or stay (the released
    SDK fails with the new server).

    \b
    Examples:
      sdkwright diff openapi-1.yaml openapi-2.yaml
      sdkwright diff v1.2.0:openapi.yaml openapi.yaml --format markdown
      sdkwright diff --fail-on breaking
    """
    console.as_json = console.as_json or form == "json"
    from .. import evolution

    before, after = _sides(given, old, new)
    with Progress(silent=console.quiet or console.as_json) as progress:
        compared = evolution.diff(before, after, progress.step)
    comparison, unused = evolution.accepted(compared.all_placed(), acceptances())
    console.say(_printed(comparison, form, console).rstrip("\n"))
    broken = evolution.hit(compared, before, after, Path(program)) if program is not None else ()
    for one in broken:
        because = ", ".join(f"{each.rule.id} {each.subject}" for each in one.findings)
        console.say(f"{one.place}: {one.message}{f' [{because}]' if because else ''}")
    if program is not None:
        console.say(f"{len(broken)} {'line breaks' if len(broken) == 1 else 'lines break'} in {program}")
    if renames:
        file = after.names or "sdkwright.names.toml"
        for former in evolution.accept_renames(comparison, Path(file)):
            console.say(f"{file}: {former} can still be imported")
    for idle in unused:
        click.echo(f"[[tool.sdkwright.accept]] accepts nothing: {idle}", err=True)
    failed = _too_bad(comparison.open, worst) or _too_small(comparison.open, meant, released)
    console.finish(
        {**evolution.plain(comparison), "unused": list(map(str, unused)), "hits": [*map(_plain, broken)]}, ok=not failed
    )
    return 1 if failed else 0


def _plain(hit: Hit) -> dict[str, object]:
    return {
        "file": hit.place.file,
        "line": hit.place.line,
        "column": hit.place.column,
        "message": hit.message,
        "findings": [f"{one.rule.id} {one.subject}" for one in hit.findings],
    }


def _sides(given: dict[str, Setting], old: str | None, new: str | None) -> tuple[Config, Config]:
    from .. import evolution

    configs = choose({**given, "spec": new} if new is not None else given).configs
    if len(configs) > 1:
        message = "the settings have several SDKs"
        raise InputError(Diagnostic("usage", message, Location("NEW"), Severity.ERROR, "name the new description"))
    config = next(iter(configs.values()))
    return replace(config, spec=old or evolution.since(config)), config


def _printed(comparison: Comparison, form: str, console: Console) -> str:
    from .. import evolution

    if form in ("text", "json"):
        from .diff_text import told

        return told(comparison, verbose=console.verbose)
    return evolution.written(comparison, form)


def _too_bad(comparison: Comparison, worst: str | None) -> bool:
    from ..comparison.findings import Weight

    match worst:
        case "breaking":
            return bool(comparison.of(Weight.BREAKING))
        case "risky":
            return bool(comparison.of(Weight.BREAKING, Weight.RISKY))
        case "stay":
            return bool(comparison.stays)
        case _:
            return False


def _too_small(comparison: Comparison, meant: str | None, released: str | None) -> bool:
    from ..comparison.verdict import bump, version

    if meant is None:
        return False
    wanted = version(meant)
    since = version(released) if released is not None else None
    for text, found, option in ((meant, wanted, "--version"), (released, since, "--from")):
        if text is not None and found is None:
            message = f"`{text}` is no version: write it as in 1.4.0"
            raise InputError(Diagnostic("usage", message, Location(option), Severity.ERROR))
    assert wanted is not None
    needed = bump(comparison)
    if since is not None:
        return wanted.key < since.bumped(needed).key
    return not wanted.admits(needed)
