"""`sdkwright init`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..config import Config, Setting
from ..diagnostics import Diagnostic, InputError, Location, Severity
from .console import Console
from .grouped import Command
from .options import settings, with_console
from .sdks import config_of


@click.command(cls=Command)
@with_console
@settings(raw=True)
def init(console: Console, given: dict[str, Setting]) -> int:
    """Write the settings to pyproject.toml.

    The table [tool.sdkwright] is added to the file in the working directory, so that no command needs an argument.
    The rest of the file stays as it is; one with the table already is refused.

    \b
    Example:
      sdkwright init petstore.yaml -o sdk --package petstore
    """
    file = Path("pyproject.toml")
    config: Config = config_of(given)
    values = {"spec": config.spec, "output": str(config.output), **given}
    try:
        before = file.read_bytes() if file.exists() else b""
        if _has_table(before):
            where = Location(str(file))
            hint = "change the table by hand, or remove it"
            raise InputError(
                Diagnostic("config-exists", "there is a [tool.sdkwright] already", where, Severity.ERROR, hint)
            )
        after = _extended(before, _table(values))
        if not _has_table(after):
            raise ValueError("the file says `tool` in a way that nothing can be added to")
        _replace(file, after)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "the file is no TOML"
        message = f"cannot write the settings: {reason}"
        raise InputError(Diagnostic("config-unwritable", message, Location(str(file)), Severity.ERROR)) from error
    console.say(f"{file}: [tool.sdkwright] added; run `sdkwright generate`")
    console.finish({"file": str(file)})
    return 0


def _has_table(content: bytes) -> bool:
    import tomllib

    tool = tomllib.loads(content.decode("utf-8-sig")).get("tool", {})
    return isinstance(tool, dict) and "sdkwright" in tool


def _table(values: dict[str, Setting]) -> str:
    lines = [f"{key} = {_toml(value)}" for key, value in values.items()]
    return "\n".join(["[tool.sdkwright]", *lines, ""])


def _toml(value: Setting) -> str:
    """A JSON string is a TOML basic string, but for the one control character that JSON leaves as it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(map(_toml, value))}]"


def _extended(before: bytes, table: str) -> bytes:
    newline = "\r\n" if b"\r\n" in before else "\n"
    gap = "" if not before else newline if before.endswith(b"\n") else newline * 2
    return before + (gap + table.replace("\n", newline)).encode()


def _replace(file: Path, content: bytes) -> None:
    """In one step, so that a failure leaves what was there."""
    target = file.resolve()
    new = target.with_name(f".{target.name}.new")
    try:
        new.write_bytes(content)
        if target.exists():
            new.chmod(target.stat().st_mode & 0o7777)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
