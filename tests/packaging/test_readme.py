"""What the README says is so: its outputs are what comes out, its Python gives what stands beside it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from sdkwright.cli import cli
from sdkwright.config import Config, keys

from tests.packaging.readme import README, produced

TEXT = README.read_text()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where its commands were run."""
    return tmp_path_factory.mktemp("readme")


@pytest.fixture(scope="module")
def shown(folder: Path) -> str:
    return produced(TEXT, folder)


def rows(heading: str) -> Iterator[list[str]]:
    """The cells of the table under a header that begins so."""
    table = TEXT.partition(f"| {heading} |")[2].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        yield [cell.strip() for cell in line.split("|")[1:-1]]


def test_its_outputs_are_what_comes_out(shown: str) -> None:
    assert shown == TEXT, "run `make golden`"
    assert "\n$ sdkwright generate " in shown


def test_its_python_gives_what_it_says(shown: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown
    (code,) = re.findall(r"^```python\n(from petstore.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    monkeypatch.syspath_prepend(folder / "sdk")
    names: dict[str, Any] = {}
    told = 0
    try:
        for line in code.splitlines():
            statement, _, comment = line.partition("  # ")
            if comment:
                assert comment.startswith(outcome(statement, names)), line
                told += 1
            elif statement:
                exec(statement, names)
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == "petstore"]:
            del sys.modules[name]
    assert told == 5


def outcome(statement: str, names: dict[str, Any]) -> str:
    """What an expression gives, or the error with its place."""
    from pydantic import ValidationError

    ast.parse(statement, mode="eval")
    try:
        value = eval(statement, names)
    except ValidationError as error:
        return f"pydantic.ValidationError: {error.errors()[0]['loc'][0]}: "
    return value if isinstance(value, str) else repr(value)


def test_it_lists_every_setting_with_its_default() -> None:
    found: dict[str, str] = {}
    for names, default, _ in rows("setting"):
        found |= dict.fromkeys(re.findall(r"`([\w-]+)`", names), default)
    assert sorted(found) == sorted(keys())
    config = Config("")
    for name in keys():
        value = getattr(config, name.replace("-", "_"))
        said = found[name]
        if isinstance(value, bool):
            assert said == f"`{str(value).lower()}`"
        elif name == "package" or not value:
            assert not said.startswith("`")
        else:
            assert said == f'`"{value}"`'


def test_it_lists_every_command() -> None:
    commands = [re.findall(r"`sdkwright (\w+)", row[0])[0] for row in rows("command")]
    assert sorted(commands) == sorted(cli.commands)


def test_it_lists_every_exit_code_in_the_words_of_the_help() -> None:
    text = cli.get_help(click.Context(cli))
    told = re.findall(r"^ +(\d+) +(.*)$", text, re.MULTILINE)
    assert [list(one) for one in told] == list(rows("exit code"))


def test_it_installs_from_where_its_reader_stands() -> None:
    assert re.search(r"^pip install \. ", TEXT, re.MULTILINE)
