"""The options that commands share: the settings, and how to talk."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, get_args

import click

from ..config import Absent, Formatter, Naming, Setting, problem
from ..diagnostics import InputError
from .console import Console
from .grouped import files, folders
from .sdks import choose, names

Command = Callable[..., int]
Decorator = Callable[[Command], Command]


def command_name(context: click.Context | None = None) -> str:
    """The command that runs, as it is called after `sdkwright`."""
    context = context or click.get_current_context(silent=True)
    return " ".join(context.command_path.split()[1:]) if context else ""


def with_console(function: Callable[..., int]) -> Command:
    """Add `--quiet`, `--verbose` and `--json`; the command gets a Console first, and may raise InputError."""

    @click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
    @click.option("-v", "--verbose", is_flag=True, help="Say everything: every warning and every note.")
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
    @functools.wraps(function)
    def command(*args: Any, quiet: bool, verbose: bool, as_json: bool, **kwargs: Any) -> int:
        console = Console(quiet=quiet, verbose=verbose, as_json=as_json, command=command_name())
        from .. import pipeline

        try:
            pipeline.resume()
            return function(console, *args, **kwargs)
        except InputError as error:
            console.refuse(error)
            return 2

    return command


class _Choice(click.Choice[str]):
    """One of the values of a setting; any other is refused in the words of `problem`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if param is not None and (found := problem(str(param.name), value)):
            self.fail(found[1], param, ctx)
        return str(super().convert(value, param, ctx))


def _switch(key: str, help: str) -> Decorator:
    return click.option(f"--{key}/--no-{key}", default=None, help=help)


_OPTIONS: dict[str, Decorator] = {
    "output": click.option(
        "-o", "--output", metavar="DIR", shell_complete=folders, help="Where package, docs and tests go. [default: sdk]"
    ),
    "package": click.option("--package", metavar="NAME", help="The import name. [default: from the API's title]"),
    "distribution": click.option(
        "--distribution", metavar="NAME", help="Make it a distribution that is installed by this name."
    ),
    "naming": click.option("--naming", type=_Choice(get_args(Naming)), help="How classes are named."),
    "absent": click.option("--absent", type=_Choice(get_args(Absent)), help="What an absent property reads as."),
    "open-enums": _switch("open-enums", "Admit strings beside the listed ones."),
    "formats": _switch("formats", "Check `format`, or only document it."),
    "templates": click.option(
        "--templates", metavar="DIR", shell_complete=folders, help="Templates that replace shipped ones, by name."
    ),
    "base-class": click.option(
        "--base-class", metavar="MODULE:NAME", help="A class of your own that all classes extend."
    ),
    "file-header": click.option(
        "--file-header", metavar="TEXT", help="A comment for the top of every file, such as a licence."
    ),
    "formatter": click.option("--formatter", type=click.Choice(get_args(Formatter)), help="What lays Python out."),
    "include": click.option(
        "--include",
        metavar="PART",
        multiple=True,
        help="Generate only this and what it needs: a path such as `/pets/**#GET`, `tag:...`, `operation:...` or "
        "`schema:...`. Repeatable.",
    ),
    "include-schema": click.option(
        "--include-schema", metavar="NAME", multiple=True, help="Short for --include schema:NAME."
    ),
    "exclude": click.option("--exclude", metavar="PART", multiple=True, help="Leave this out, named as for --include."),
    "overlays": click.option(
        "--overlay",
        "overlays",
        shell_complete=files,
        metavar="FILE",
        multiple=True,
        help="An OpenAPI Overlay to apply first. Repeatable.",
    ),
    "validate": _switch("validate", "Check the description against its specification."),
    "strict": _switch("strict", "Refuse a description with any finding but notes."),
    "fail-on": click.option(
        "--fail-on",
        metavar="CODE,...",
        multiple=True,
        help="Refuse a description with such a finding; `-CODE` accepts it. Repeatable.",
    ),
    "headers": click.option(
        "--header",
        "headers",
        metavar="NAME:VALUE",
        multiple=True,
        help="Send this to the origin of a remote description; ${VARIABLE} stands for one of the environment. "
        "Repeatable.",
    ),
    "private": _switch("private", "Let a remote description refer to private addresses."),
}
"""By the names of settings, and `include-schema`."""

_KEYWORDS = ("spec", *(key.replace("-", "_") for key in _OPTIONS))


_SDK = click.option(
    "--sdk",
    "chosen",
    metavar="NAME",
    multiple=True,
    shell_complete=lambda _ctx, _param, begun: [name for name in names() if name.startswith(begun)],
    help="Only this one of [tool.sdkwright.sdks]. Repeatable.",
)


def settings(*names: str, raw: bool = False, spec: bool = True) -> Decorator:
    """Add SPEC (unless `spec` is false) and the options for settings: all of them, or those named; and `--sdk`.

    The command gets `sdks`, with what pyproject.toml says; if `raw`, it gets `given` instead: the options by key.
    """
    options = [option for name, option in _OPTIONS.items() if not names or name in names]
    if not raw:
        options.append(_SDK)

    def decorate(function: Command) -> Command:
        @functools.wraps(function)
        def command(*args: Any, **kwargs: Any) -> int:
            flags = {key: kwargs.pop(key) for key in _KEYWORDS if key in kwargs}
            given = _given(flags)
            if raw:
                return function(*args, given=given, **kwargs)
            from .. import pipeline

            sdks = choose(given, kwargs.pop("chosen"))
            pipeline.resume(*(config.output for config in sdks.configs.values()))
            return function(*args, sdks=sdks, **kwargs)

        decorated: Command = command
        if spec:
            decorated = click.argument("spec", required=False, shell_complete=files)(decorated)
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


def _given(flags: dict[str, Any]) -> dict[str, Setting]:
    """The options that were used, by the names of settings."""
    schemas = flags.pop("include_schema", ())
    if codes := flags.get("fail_on"):
        flags["fail_on"] = tuple(code.strip() for text in codes for code in text.split(",") if code.strip())
    flags["include"] = (*flags.get("include", ()), *(f"schema:{name}" for name in schemas))
    return {key.replace("_", "-"): value for key, value in flags.items() if value not in (None, ())}
