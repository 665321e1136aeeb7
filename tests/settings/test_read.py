from __future__ import annotations

from pathlib import Path

import pytest
from sdkwright.diagnostics import InputError, Location
from sdkwright.settings import Table, nearest, read

from tests.settings.test_places import SPELLINGS


def write(folder: Path, text: str) -> Path:
    file = folder / "pyproject.toml"
    file.write_bytes(text.encode())
    return file


def refused(file: Path) -> list[tuple[str, Location]]:
    try:
        found = read(file).missing()
    except InputError as error:
        found = list(error.diagnostics)
    assert found
    return [(one.message, one.location) for one in found]


@pytest.mark.parametrize("text", [text for text in SPELLINGS if "'x'" not in text])
def test_every_spelling_of_the_table_is_read(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = write(tmp_path, text)
    assert nearest(tmp_path / "below" / "it") == file
    assert read(file).values == {"spec": "a"}
    ((message, place),) = refused(file)
    assert message == "`spec` names no file: a"
    assert place.file == "pyproject.toml"
    assert place.line is not None
    assert "spec" in text.split("\n")[place.line - 1]


def test_a_file_without_settings_is_passed_by(tmp_path: Path) -> None:
    above = write(tmp_path, "[tool.sdkwright]\n")
    below = tmp_path / "below"
    below.mkdir()
    for text in (
        "[project]\nname = 'sdkwright'\n",
        "[tool.other]\nsdkwright = 1\n",
        "not toml",
        "tool = 3 # sdkwright",
    ):
        write(below, text)
        assert nearest(below) == above


def test_a_broken_file_is_told_where_it_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = write(tmp_path, '[tool.sdkwright]\nspec = "a\n')
    assert nearest(tmp_path) == file
    ((message, place),) = refused(file)
    assert message.startswith("cannot read the settings: ")
    assert (place.line, place.column) == (2, 10)
    place = refused(write(tmp_path, "[tool.sdkwright]\nspec = 'a'\nx = [1,\n"))[0][1]
    assert (place.line, place.column) == (4, 1)
    assert "nested too deeply" in refused(write(tmp_path, "[tool]\nsdkwright = " + "[" * 9000 + "]" * 9000))[0][0]


def test_a_byte_order_mark_and_other_line_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "pyproject.toml"
    file.write_bytes("\ufeff[tool.sdkwright]\r\nspec = 'a'\r\nstrikt = true\r\n".encode())
    assert refused(file) == [
        ("unknown setting `strikt`; did you mean `strict`?", Location("pyproject.toml", "#", 3, 1))
    ]


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("[tool.sdkwright]\nopen_enums = true", "unknown setting `open_enums`; did you mean `open-enums`?", 2, 1),
        ("[tool.sdkwright.templates]\na = 1", "`templates` is a string", 1, 17),
        ("[tool]\nsdkwright = 3", "`tool.sdkwright` is a table", 2, 1),
        ("[[tool.sdkwright]]\nspec = 'a'", "`tool.sdkwright` is a table", 1, 8),
        ("tool = {sdkwright = {Spec = 'a'}}", "unknown setting `Spec`; did you mean `spec`?", 1, 22),
        ("[tool.sdkwright]\nstrict = 1", "`strict` is true or false", 2, 1),
        ("[tool.sdkwright]\ninclude = [\n 'tag:a',\n 'b']", "`b` chooses nothing", 4, 2),
        ("[tool.sdkwright]\nnaming = 'x'", "`naming` is one of sdkwright, openapi-generator, not `x`", 2, 1),
        ("[tool.sdkwright]\nabsent = 'x'", "`absent` is one of none-unless-nullable, missing, not `x`", 2, 1),
        (
            "[tool.sdkwright]\nabsent = 'none'",
            "`absent` is no longer `none`: without it, absence reads as None, and as MISSING where null is a value",
            2,
            1,
        ),
        ("tool.sdkwright.zzz = 1", "unknown setting `zzz`", 1, 16),
        ("[tool.sdkwright]\nsdks = 3", "`sdks` is a table of tables", 2, 1),
        ("[tool.sdkwright.sdks]\na = 3", "`sdks.a` is a table", 2, 1),
        ("[tool.sdkwright.sdks.'a b']\nspec = 'a'", "`a b` names no SDK", 1, 22),
        ("[tool.sdkwright.sdks.a]\nspec = 'a'\nspeck = 1", "unknown setting `speck`; did you mean `spec`?", 3, 1),
        ("[tool.sdkwright.sdks.a]\nspec = 'a'\nstrict = 1", "`strict` is true or false", 3, 1),
        ("[tool.sdkwright.sdks.a]\nrequired-version = '>0'", "`required-version` is for all SDKs", 2, 1),
    ],
)
def test_what_cannot_be_meant_is_told_at_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str, line: int, column: int
) -> None:
    monkeypatch.chdir(tmp_path)
    ((said, place),) = refused(write(tmp_path, text))
    assert said.startswith(message)
    assert place == Location("pyproject.toml", "#", line, column)


def test_files_that_are_missing_are_told_at_their_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.yaml").touch()
    text = "[tool.sdkwright]\nspec = 'https://example.com/x'\noutput = 'new'\ntemplates = 'no'\n"
    table = read(write(tmp_path, text + "overlays = [\n'there.yaml',\n'gone.yaml']\n"))
    assert [(one.code, one.location.line) for one in table.missing()] == [
        ("missing-file", 4),
        ("missing-file", 7),
    ]
    assert table.without({"templates": "t", "overlays": ()}).missing() == []


def test_paths_start_at_the_folder_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "[tool.sdkwright]\nspec = '-'\noutput = 'out'\noverlays = ['a', 'http://example.com/b']\npackage = 'p'\n"
    file = write(tmp_path, text)
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert read(file).values == {
        "spec": "-",
        "output": "../out",
        "overlays": ("../a", "http://example.com/b"),
        "package": "p",
    }
    assert Table().values == {}


@pytest.mark.parametrize("words", ["Quelque chose (at line 2, column 8)", "erreur : line 2, column 8"])
def test_a_break_is_told_in_words_of_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Those of tomllib differ from one Python to the next."""
    monkeypatch.chdir(tmp_path)
    file = write(tmp_path, "[tool.sdkwright]\nspec = x\n")
    before = refused(file)

    def loads(_: str) -> dict[str, object]:
        raise ValueError(words)

    monkeypatch.setattr("tomllib.loads", loads)
    assert refused(file) == before
    assert before[0][0] == "cannot read the settings: this is no TOML: spec = x"


def test_several_sdks_have_tables_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "[tool.sdkwright]\nstrict = true\noutput = 'out'\ntemplates = 'no'\n"
        "[tool.sdkwright.sdks.a]\nspec = 'a.yaml'\n"
        "[tool.sdkwright.sdks]\nb = {spec = 'b.yaml', output = 'b', strict = false}\n"
    )
    table = read(write(tmp_path, text))
    assert {name: dict(sdk.values) for name, sdk in table.sdks.items()} == {
        "a": {"spec": "a.yaml", "output": "out/a", "strict": True, "templates": "no"},
        "b": {"spec": "b.yaml", "output": "b", "strict": False, "templates": "no"},
    }
    found = {name: {(one.message, one.location.line) for one in sdk.missing()} for name, sdk in table.sdks.items()}
    assert found == {
        "a": {("`templates` names no file: no", 4), ("`spec` names no file: a.yaml", 6)},
        "b": {("`templates` names no file: no", 4), ("`spec` names no file: b.yaml", 8)},
    }


def test_an_sdk_goes_to_a_folder_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, "[tool.sdkwright.sdks.a]\nspec = '-'\n")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert read(file).sdks["a"].values["output"] == "../sdk/a"
