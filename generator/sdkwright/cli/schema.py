"""`sdkwright schema`."""

from __future__ import annotations

import json

import click

from ..resources import schema_file
from .console import Console
from .grouped import Command
from .options import with_console


@click.command(cls=Command)
@click.argument("name", type=click.Choice(["settings", "output"]))
@with_console
def schema(console: Console, name: str) -> int:
    """Print a JSON Schema: of the settings, or of what --json prints.

    The one of the settings is for editors: it describes the table [tool.sdkwright] of pyproject.toml.

    \b
    Example:
      sdkwright schema settings > sdkwright.schema.json
    """
    text = schema_file(name).read_text(encoding="utf-8")
    console.say(text.rstrip("\n"))
    console.finish({"schema": json.loads(text)})
    return 0
