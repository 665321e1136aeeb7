"""`sdkwright generate`."""

from __future__ import annotations

import time
from pathlib import Path

import click

from ..diagnostics import Diagnostic, InputError, Location, Severity
from .console import Console
from .grouped import Command, files
from .jobs import Job
from .options import settings, with_console
from .sdks import Sdks
from .several import each


@click.command(cls=Command)
@with_console
@settings()
@click.option("--force", is_flag=True, help="Take over files in the way, where the manifest of the output was lost.")
@click.option(
    "--changelog",
    metavar="FILE",
    shell_complete=files,
    help="Put what changed into this changelog, under what is not released yet.",
)
def generate(console: Console, sdks: Sdks, *, force: bool, changelog: str | None) -> int:
    """Write the SDK of a description.

    SPEC is an OpenAPI description: a file, a URL or `-`. The package, docs and tests go to DIR/NAME, DIR/docs and
    DIR/tests. What is there is brought up to date as a whole; files that sdkwright did not write stay as they are.
    Settings come from [tool.sdkwright] of the nearest pyproject.toml; options win. Of several SDKs all are written, or
    none if one of them is refused.

    \b
    Examples:
      sdkwright generate petstore.yaml -o sdk --package petstore
      sdkwright generate openai.yaml --include-schema RealtimeSession
    """
    from .. import pipeline

    if changelog is not None and len(sdks.configs) > 1:
        message = "a changelog is of one SDK"
        raise InputError(
            Diagnostic("usage", message, Location("--changelog"), Severity.ERROR, "say which one with --sdk")
        )
    with pipeline.turn(sdks.file):
        code = each(_generate, console, sdks, force=force)
    if changelog is not None and code == 0:
        from .. import evolution

        evolution.enter(next(iter(sdks.configs.values())), Path(changelog))
    return code


def _generate(job: Job, *, force: bool) -> int:
    console, config = job.console, job.config
    began = time.perf_counter()
    with job.progress as progress:
        from .. import pipeline

        generated = pipeline.generate(config, progress.step, force=force, agree=job.agree)
    summary, written = generated.summary, generated.written
    console.diagnose(summary.diagnostics, generated.locate)
    seconds = time.perf_counter() - began
    counts = summary.counts
    console.say(
        f"{config.output}: {counts.schemas:,} schemas, {counts.classes:,} classes, {counts.pages:,} pages, "
        f"{counts.tests:,} tests"
    )
    replaced = ((written.edited, "hand edits replaced"), (written.adopted, "taken over"))
    asides = ", ".join(f"{len(paths):,} {words}" for paths, words in replaced if paths)
    edits = f" ({asides})" if asides else ""
    console.say(
        f"files: {len(written.written):,} written{edits}, {len(written.unchanged):,} unchanged, "
        f"{len(written.removed):,} removed; {seconds:.2f} s"
    )
    console.say(pipeline.keyword_line(summary.outcomes))
    console.finish(
        {
            "output": str(config.output),
            "package": summary.package,
            "schemas": counts.schemas,
            "classes": counts.classes,
            "pages": counts.pages,
            "tests": counts.tests,
            "written": len(written.written),
            "unchanged": len(written.unchanged),
            "removed": len(written.removed),
            "edited": list(written.edited),
            "adopted": list(written.adopted),
            "seconds": round(seconds, 3),
        }
    )
    return 0
