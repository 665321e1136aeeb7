"""The commands, and their exit codes: `sdkwright --help` lists them.

What a command needs beyond click is imported when it runs, so that `--help` comes at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from .. import __version__
from ..diagnostics import Diagnostic, Location, Severity
from .check import check
from .console import BUG, bug, fail, internal
from .diff import diff
from .docs import docs
from .generate import generate
from .init import init
from .options import command_name
from .report import report
from .schema import schema
from .templates import templates
from .validate import validate

_INTERRUPTED = 130
_BROKEN_PIPE = 141
"""As a shell says it of signals, and `sysexits.h` of bugs."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sdkwright")
def cli() -> None:
    """Turn an OpenAPI description into a typed Python SDK, its documentation and its tests.

    \b
    Example:
      sdkwright generate petstore.yaml -o sdk --package petstore

    \b
    Exit codes:
      0    done
      1    drift (check), or more change than was meant (diff), and nothing else
      2    something is wrong with the input or the usage
      70   a bug of sdkwright
      130  interrupted
      141  whoever read the output has gone
    """


for _command in (generate, check, diff, validate, report, docs, templates, init, schema):
    cli.add_command(_command)


def run(arguments: Sequence[str]) -> int:
    """Run a command line; returns its exit code and raises nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what a description says, every terminal can be told somehow
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli.main(list(arguments), "sdkwright", standalone_mode=False, color=False if _plain() else None)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        if "--json" in arguments:
            context = error.ctx if isinstance(error, click.UsageError) else None
            fail(command_name(context), Diagnostic("usage", error.format_message(), Location(""), Severity.ERROR))
        else:
            error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return _INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has enough of it; click exits with 1 then, which says drift. What is still buffered
        # must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except Exception as error:  # whatever else happens is our fault, and said in one line
        if "--json" in arguments:
            fail(" ".join(arguments[:1]), internal(error))
        click.echo(bug(error), err=True)
        return BUG


def _plain() -> bool:
    return bool(os.environ.get("NO_COLOR"))
