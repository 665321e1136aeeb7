"""`sdkwright check`."""

from __future__ import annotations

import click

from .annotate import of_drift
from .console import Console
from .grouped import Command
from .jobs import Job
from .options import settings, with_console
from .sdks import Sdks
from .several import each

_DIFFS = 10


@click.command(cls=Command)
@with_console
@settings()
def check(console: Console, sdks: Sdks) -> int:
    """Tell whether the output is up to date; write nothing.

    Lists every file that is changed, missing or no longer generated; tells a hand edit, and line endings alone, from a
    stale file; says whether the description, the settings, the templates or sdkwright changed. The exit code is 1 if
    there is any, and only then. Under GitHub Actions, each is an annotation too.

    \b
    Example:
      sdkwright check petstore.yaml -o sdk --package petstore
    """
    return each(_check, console, sdks)


def _check(job: Job) -> int:
    console, config = job.console, job.config
    with job.progress as progress:
        from .. import pipeline

        build, found = pipeline.check(config, progress.step)
    console.diagnose(build.diagnostics, build.locate)
    differences = found.differences
    for number, difference in enumerate(differences):
        console.say(f"{config.output / difference.path}: {difference.cause.value}")
        if number < _DIFFS or console.verbose:
            for line in difference.diff:
                console.say(f"  {_colored(line)}")
    if differences:
        files = "file has" if len(differences) == 1 else "files have"
        console.say(f"{len(differences):,} {files} drifted, {found.unchanged:,} are as they should be")
        for change in found.changes:
            console.say(f"changed since they were generated: {change.origin.value}: {change.words}")
        console.say("Run `sdkwright generate` with the same settings to bring them up to date.")
    else:
        console.say(f"{config.output}: {found.unchanged:,} files, no drift")
    console.annotate(of_drift(differences, config.output))
    console.finish(
        {
            "output": str(config.output),
            "unchanged": found.unchanged,
            "changes": [{"origin": change.origin.value, "message": change.words} for change in found.changes],
            "differences": [
                {"path": one.path, "cause": one.cause.code, "message": one.cause.value, "diff": list(one.diff)}
                for one in differences
            ],
        },
        ok=not differences,
    )
    return 1 if differences else 0


def _colored(line: str) -> str:
    color = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
    return click.style(line, fg=color) if color else line
