"""One layout for all files of a run, whichever formatter lays them out."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from sdkwright.config import Formatter
from sdkwright.diagnostics import InputError
from sdkwright.render import Rendered, format_files
from sdkwright.render.formatting import identity, ruff

FORMATTERS = ("ruff", "black")
UGLY = "x = { 'a':1 }\ndef f(): return  x"
NEAT = 'x = {"a": 1}\n\n\ndef f():\n    return x\n'
WIDE = f"x = [{', '.join(['100'] * 20)}]\n"


def laid_out(files: dict[str, str], formatter: Formatter = "ruff", output: Path = Path("sdk")) -> dict[str, str]:
    return dict(format_files([Rendered("template", files)], formatter, output))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("formatter", FORMATTERS)
def test_modules_and_the_code_in_pages(formatter: Formatter) -> None:
    page = "# A\n\n```python\nCODE\n```\n\nx = { 'a':1 }\n\n~~~~py\nCODE\n~~~~\n"
    files = {"a.py": UGLY, "docs/a.md": page.replace("CODE", UGLY), "py.typed": "x = { }", "b.py": "y  = 1\n"}
    assert laid_out(files, formatter) == {
        "a.py": NEAT,
        "docs/a.md": page.replace("CODE\n", NEAT),
        "py.typed": "x = { }",
        "b.py": "y = 1\n",
    }


@pytest.mark.parametrize("formatter", FORMATTERS)
def test_blocks_in_lists_keep_their_margin(formatter: Formatter) -> None:
    page = "- a\n\n    ```python\n    if  x:\n        y = '''\n    z'''\n\n        q = 1\n    ```\n"
    assert laid_out({"a.md": page}, formatter)["a.md"] == (
        '- a\n\n    ```python\n    if x:\n        y = """\n    z"""\n\n        q = 1\n    ```\n'
    )


@pytest.mark.parametrize("formatter", FORMATTERS)
@pytest.mark.parametrize(
    "page",
    [
        "```json\nx  = 1\n```\n",
        "```\nx  = 1\n```\n",
        "````markdown\n```python\nx  = 1\n```\n````\n",
        "```python\nx  = (\n```\n",
        "```python\nx  = 1\n",
        "```python\n```\n",
        "x  = 1\n",
    ],
)
def test_all_else_in_pages_stays(formatter: Formatter, page: str) -> None:
    assert laid_out({"a.md": page}, formatter) == {"a.md": page}


def test_with_none_all_stays() -> None:
    files = {"a.py": UGLY, "docs/a.md": f"```python\n{UGLY}\n```\n", "b.py": "def ("}
    assert laid_out(files, "none") == files


@pytest.mark.parametrize("formatter", FORMATTERS)
def test_empty_files(formatter: Formatter) -> None:
    assert laid_out({"a.py": "", "b.py": "x = 1\n\n\n"}, formatter) == {"a.py": "", "b.py": "x = 1\n"}
    assert laid_out({}, formatter) == {}


def test_texts_that_look_like_the_ends_of_blocks() -> None:
    text = 'x = """\n~~~\n~~~~python\n~~~~\n<!-- fmt: off -->\n```\n"""\n'
    assert laid_out({"a.py": text, "b.py": "y  = 1"}) == {"a.py": text, "b.py": "y = 1\n"}


def test_ruff_asks_no_configuration(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = laid_out({"a.py": WIDE, "b.md": f"```python\n{WIDE}```\n"})
    settings = 'line-length = 20\nextend-exclude = ["*"]\nforce-exclude = true\n[format]\nexclude = ["*"]\n'
    (project / "ruff.toml").write_text(settings)
    (project / "user" / "ruff").mkdir(parents=True)
    (project / "user" / "ruff" / "ruff.toml").write_text(settings)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(project / "user"))
    monkeypatch.setenv("HOME", str(project / "user"))
    assert laid_out({"a.py": WIDE, "b.md": f"```python\n{WIDE}```\n"}) == before
    assert max(map(len, before["a.py"].splitlines())) <= 88


def test_black_asks_the_project_around_the_output(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.black]\nline-length = 120\ntarget-version = ["py311"]\n')
    longer = laid_out({"a.py": WIDE}, "black", project / "sdk")["a.py"]
    assert 88 < max(map(len, longer.splitlines())) <= 120
    (project / "own").mkdir()
    (project / "own" / "pyproject.toml").write_text("[tool.black]\nline-length = 40\n")
    assert max(map(len, laid_out({"a.py": WIDE}, "black", project / "own")["a.py"].splitlines())) <= 40


def test_shipped_files_are_laid_out_where_the_project_wants_another_layout(project: Path) -> None:
    copy = [Rendered("runtime/model.py", {"model.py": WIDE}, laid_out=True)]
    assert format_files(copy, "ruff", project) == format_files(copy, "black", project) == {"model.py": WIDE}
    (project / "pyproject.toml").write_text("[tool.black]\nline-length = 40\n")
    assert format_files(copy, "black", project / "sdk") != {"model.py": WIDE}


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ('line-length = "wide"', "pyproject.toml"),
        ('target-version = ["py2"]', "pyproject.toml"),
        ("line-length = 1 2", "sdk"),
    ],
)
def test_a_configuration_of_black_that_cannot_be_used(project: Path, said: str, place: str) -> None:
    (project / "pyproject.toml").write_text(f"[tool.black]\n{said}\n")
    with pytest.raises(InputError) as caught:
        laid_out({}, "black", project / "sdk")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "formatter"
    assert diagnostic.location.file == str(project / place)


@pytest.mark.parametrize("formatter", FORMATTERS)
def test_what_is_not_python(formatter: Formatter) -> None:
    files = {"a.py": "x  = 1\n", "b.py": "x = 1\ndef (:\n", "c.py": "y  = 1\n"}
    assert laid_out(files, formatter) == {"a.py": "x = 1\n", "b.py": "x = 1\ndef (:\n", "c.py": "y = 1\n"}
    with pytest.raises(InputError) as caught:
        format_files([Rendered("my/module.py.jinja", files, replaced=True)], formatter, Path("sdk"))
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == "this makes b.py, which is not Python: 'def (:'"
    assert diagnostic.location.file == "my/module.py.jinja"


@pytest.mark.parametrize("binary", ["/nowhere/ruff", "/bin/false"])
def test_ruff_that_cannot_be_run(monkeypatch: pytest.MonkeyPatch, binary: str) -> None:
    monkeypatch.setattr(ruff, "_binary", lambda: binary)
    with pytest.raises(InputError, match="ruff cannot be run"):
        laid_out({"a.py": UGLY})


def test_another_formatter_is_known_as_another(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {formatter: identity(formatter, project) for formatter in get_args(Formatter)}
    assert len(set(known.values())) == 3
    (project / "pyproject.toml").write_text("[tool.black]\nline-length = 40\n")
    assert identity("black", project / "sdk") != known["black"]
    monkeypatch.setattr(ruff, "_binary", lambda: "/bin/false")
    assert identity("ruff", project) != known["ruff"]
