"""Help with the options in groups, and completion that knows what a word may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_GROUPS = {
    "Output": ("output", "package", "distribution", "templates", "file_header", "formatter", "force", "changelog"),
    "Classes": ("naming", "absent", "open_enums", "formats", "base_class"),
    "Description": ("chosen", "include", "include_schema", "exclude", "overlays", "header", "headers", "private"),
    "Findings": ("validate", "strict", "fail_on"),
}
"""Parameters by the heading that they stand under; what is in none comes last, under `Options`."""


class Command(click.Command):
    """A command whose help shows its options in groups."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the groups."""
        homes = {name: heading for heading, names in _GROUPS.items() for name in names}
        found: dict[str, list[tuple[str, str]]] = {heading: [] for heading in (*_GROUPS, "Options")}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record is not None:
                found[homes.get(parameter.name or "", "Options")].append(record)
        for heading, records in found.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)


def files(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Completes a word with the names of files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def folders(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Completes a word with the names of folders."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="dir")]
