"""`sdkwright templates`."""

from __future__ import annotations

from pathlib import Path

import click

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..resources import template_names, templates_root
from .console import Console
from .grouped import Command, folders
from .options import with_console


@click.group(invoke_without_command=True)
@with_console
def templates(console: Console) -> int:
    """List the templates, or export some.

    Everything is made with them; modules of the runtime are copied. A folder named by --templates (or `templates` in
    [tool.sdkwright]) replaces those of the same name, or extends them.

    \b
    Examples:
      sdkwright templates
      sdkwright templates export docs/model.md.jinja -o my-templates
    """
    if click.get_current_context().invoked_subcommand is None:
        names = list(template_names())
        for name in names:
            console.say(name)
        console.finish({"templates": names})
    return 0


@templates.command(cls=Command)
@click.argument(
    "name", shell_complete=lambda _ctx, _param, begun: [one for one in template_names() if one.startswith(begun)]
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    shell_complete=folders,
    default="templates",
    show_default=True,
    help="Where to put it.",
)
@with_console
def export(console: Console, name: str, output: str) -> int:
    """Copy the template NAME, or every template below the folder NAME, to DIR.

    \b
    Example:
      sdkwright templates export docs -o my-templates
    """
    chosen = [known for known in template_names() if known == name or known.startswith(f"{name.rstrip('/')}/")]
    if not chosen:
        hint = "`sdkwright templates` lists them"
        raise InputError(Diagnostic("usage", f"there is no template `{name}`", Location("NAME"), Severity.ERROR, hint))
    targets = {known: Path(output) / known for known in chosen}
    taken = [target for target in targets.values() if target.exists()]
    if taken:
        raise InputError(
            *(Diagnostic("exists", "is there already", Location(str(path)), Severity.ERROR) for path in taken)
        )
    try:
        for known, target in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((templates_root() / known).read_bytes())
            console.say(str(target))
    except OSError as error:
        message = f"cannot export: {error.strerror or error}"
        raise InputError(Diagnostic("unwritable", message, Location(output), Severity.ERROR)) from error
    console.finish({"exported": [str(target) for target in targets.values()]})
    return 0
