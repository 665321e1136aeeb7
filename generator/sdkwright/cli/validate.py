"""`sdkwright validate`."""

from __future__ import annotations

import click

from ..diagnostics import Severity
from .console import Console
from .grouped import Command
from .jobs import Job
from .options import settings, with_console
from .sdks import Sdks
from .several import each


@click.command(cls=Command)
@with_console
@settings("overlays", "strict", "fail-on", "headers", "private")
def validate(console: Console, sdks: Sdks) -> int:
    """Say what is wrong with a description.

    SPEC is an OpenAPI description: a file, a URL or `-`. Both what its specification says and what would be lost in
    generating are told, each with its place. The exit code is 2 if `generate` would refuse it; with --strict, if there
    is any finding.

    \b
    Example:
      sdkwright validate --strict petstore.yaml
    """
    return each(_validate, console, sdks)


def _validate(job: Job) -> int:
    console, config = job.console, job.config
    with job.progress as progress:
        from .. import pipeline

        analysis = pipeline.analyze(config, progress.step)
    console.diagnose(analysis.diagnostics, analysis.locate)
    count = sum(found.severity >= Severity.WARNING for found in analysis.diagnostics)
    verdict = f"{count:,} findings" if count != 1 else "1 finding"
    console.say(
        f"{analysis.document.name}: {verdict if count else 'nothing wrong'} (OpenAPI {analysis.document.version})"
    )
    console.finish({"version": analysis.document.version, "findings": count})
    return 0
