"""The test files themselves: valid Python in black's layout, whatever the names."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import get_args

import black
import pytest
from sdkwright.config import Absent, Config
from sdkwright.diagnostics import Location
from sdkwright.files import FileTree
from sdkwright.ir.api import Api
from sdkwright.ir.declarations import Alias, Union
from sdkwright.ir.types import ListType, StringType, TaggedBy, Type
from sdkwright.naming import assign
from sdkwright.python.layout import arrange
from sdkwright.python.suites import views
from sdkwright.values import values_of
from sdkwright.views.family import Family

from tests.apis import api, constant, field, optional, origin, record, ref, schema
from tests.rendering import rendered as render_files

LONG = "Un" + "usual" * 11


def rendered(content: Api, package: str, config: Config) -> FileTree:
    names, _ = assign(content, "sdkwright")
    layout = arrange(content, names)
    values = values_of(content, open_enums=config.open_enums)
    made, _ = views(
        content, names, values, config, package, "some\nfile.yaml", layout, lambda pointer: Location("s", pointer)
    )
    support = made.support
    families = (
        Family("tests/init.py.jinja", "support", (("__init__.py", support),)),
        Family("tests/support.py.jinja", "support", (("support.py", support),)),
        Family("tests/test_package.py.jinja", "support", ((support.package_test, support),)),
        Family("tests/test_model.py.jinja", "module", tuple((one.path, one) for one in made.modules)),
    )
    return render_files(families)


def described(*types: Type) -> Api:
    """An API with long names, hostile ones, every kind of declaration."""
    cat = record("Cat" + LONG, constant("kind", "cat"), *(field(f"p{i}", type) for i, type in enumerate(types)))
    dog = record("Dog", constant("kind", "dog"), optional('"""\\', StringType()), optional("{{ x }}", StringType()))
    mapping = (("cat", 0), ("dog", 1))
    pet = Union(schema("Pet"), origin("Pet"), (ref(f"Cat{LONG}"), ref("Dog")), TaggedBy("kind", mapping))
    return api(cat, dog, pet, Alias(schema("Pets"), origin("Pets"), ListType(ref("Pet"))))


@pytest.mark.parametrize("package", ["sdk", "a_" + "long_" * 12 + "name"])
@pytest.mark.parametrize("absent", get_args(Absent))
def test_black_has_nothing_to_do(package: str, absent: Absent) -> None:
    config = Config("spec.yaml", absent=absent)
    tree = rendered(described(StringType(), ListType(StringType(min_length=60))), package, config)
    assert sorted(tree) == [
        "__init__.py",
        *(
            "support.py",
            f"test_cat_{LONG.lower()}.py",
            "test_dog.py",
            "test_package.py",
            "test_pet.py",
            "test_pets.py",
        ),
    ]
    for path, text in tree.items():
        ast.parse(text)
        assert black.format_str(text, mode=black.Mode()) == text, path


def test_only_what_is_used_is_imported() -> None:
    content = api(Alias(schema("Pets"), origin("Pets"), ListType(StringType())))
    assert "import ValueCases, ValueTests\n" in rendered(content, "sdk", Config("s"))["test_pets.py"]


@pytest.mark.parametrize("own", [True, False])
def test_ruff_has_nothing_to_say_of_imports(own: bool, tmp_path: Path) -> None:
    for path, text in rendered(described(StringType()), "sdk", Config("s")).items():
        file = tmp_path / "tests" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    (tmp_path / "sdk").mkdir()
    (tmp_path / "sdk/__init__.py").touch()
    # ruff knows a package as one's own where it starts beside it
    start = tmp_path if own else tmp_path.parent
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--select=E4,E9,F,I", str(tmp_path)]
    made = subprocess.run(command, cwd=start, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout
