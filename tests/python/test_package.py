"""The package as a whole: it imports, works, and neither formatters, linters nor type checkers find anything."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import black
import pytest
from sdkwright.config import Absent, Config
from sdkwright.ir.declarations import Closed, Constant, Declaration, Defaulted, Field, Required, Typed
from sdkwright.ir.types import (
    AnyType,
    Check,
    CheckedType,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    NumberType,
    StringType,
    TaggedBy,
    TupleType,
    Type,
    UnionType,
    Untagged,
)
from sdkwright.jsonvalue.types import Json

from tests.python.apis import alias, enumeration, field, files, record, ref, required, union

STRING = StringType()
INTEGER = IntegerType()
LONG = "A text that goes on beyond the end of the line, and so has to be broken somewhere: here."
EVERYTHING: tuple[Declaration, ...] = (
    record("Pet", required("kind", STRING), required("name", STRING), field("age", INTEGER, Defaulted(1)), doc=LONG),
    record("Cat", field("kind", LiteralType(("cat",)), Constant("cat")), field("lives", INTEGER), base="Pet"),
    record(
        "Dog",
        field("kind", LiteralType(("dog",)), Constant("dog")),
        field("name", NullableType(STRING)),
        field("friends", ListType(ref("Animal"))),
        base="Pet",
        extra=Closed(),
    ),
    record("Puppy", base="Dog"),
    record("Bird", required("kind", STRING), field("age", STRING), base="Pet", extra=Typed(INTEGER)),
    record("Old", required("age", INTEGER), base="Pet"),
    record(
        "User",
        Field("id", INTEGER, Required(), "", read_only=True),
        Field("secret", StringType(min_length=3), Required(), "", write_only=True),
    ),
    record("Admin", Field("secret", STRING, Required(), "", write_only=True), base="Anyone"),
    record("Anyone", field("secret", STRING)),
    union("Animal", ref("Cat"), ref("Dog"), tagging=TaggedBy("kind", (("cat", 0), ("dog", 1)))),
    union(
        "Any", ref("Cat"), ref("Bird"), tagging=TaggedBy("kind", (("cat", 0), ("bird", 1), ("hen", 1))), nullable=True
    ),
    enumeration("Kind", "cat", "dog", "it's", 'a "quoted" one', LONG),
    alias("Tree", UnionType((INTEGER, MapType(ref("Tree"))), Untagged())),
    alias("Left", ListType(ref("Right"))),
    alias("Right", UnionType((StringType(min_length=1), MapType(ref("Left"))), Untagged())),
    record("Node", field("next", ref("Node")), field("Node", ref("Node")), field("Tree", ref("Tree"))),
    record("Model", required("from", StringType(min_length=1)), field("any", ref("Any")), field("raw", AnyType())),
    record(
        "Defaults",
        field("cat", ref("Cat"), Defaulted({"kind": "cat", "name": "Tom"})),
        field("cats", ListType(ref("Cat")), Defaulted([{"kind": "cat", "name": "Tom"}])),
        field("animal", ref("Animal"), Defaulted({"kind": "cat", "name": LONG})),
        field("day", StringType(Format.DATE), Defaulted("2020-01-01")),
        field("pair", TupleType((INTEGER, STRING)), Defaulted([1, "a"])),
        field("only", LiteralType(("a",)), Defaulted("a")),
        field("maybe", NullableType(ref("Cat")), Defaulted(None)),
        field("number", NumberType(), Defaulted(1)),
        field("raw", AnyType(), Defaulted({"a": [1, LONG]})),
    ),
    record(
        "Odd",
        field("never", NeverType()),
        field("checked", CheckedType(NullableType(STRING), Check({"not": {"const": "x"}}, ("not",)))),
        field("unique", ListType(StringType(pattern="^(?=a)" + "b" * 70), unique=True)),
        field("keys", MapType(INTEGER, StringType(pattern="^x-"))),
        check=Check({"dependentRequired": {"never": ["checked"]}}, ("dependentRequired",)),
    ),
)
USE = """
from typing import Any, assert_type

from sdk import MISSING, from_dict, from_json, models

cat = models.Cat(name="Tom")
assert_type(cat.lives, int | ABSENT)
assert_type(cat.age, int)
bird = models.Bird(kind="bird", name="Tweety")
node = models.Node(next=models.Node())
if node.next is not ABSENT:
    assert_type(node.next, models.Node)
model = models.Model(from_="here")
assert_type(model.raw, Any | MISSING)
assert_type(from_dict(models.Cat, {}), models.Cat)
assert_type(models.Defaults().cat, models.Cat)
assert_type(from_json(models.Model, "{}"), models.Model)
assert_type(models.Dog(name=None).name, str | None | MISSING)
"""


@pytest.fixture(scope="module", params=get_args(Absent))
def package(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    folder = tmp_path_factory.mktemp("package")
    made = files(
        *EVERYTHING,
        attributes={"from": "from_"},
        components={"a.Pet": "Pet", "Cat": "Cat", "Dog": "Pet"},
        config=Config("spec.yaml", absent=request.param),
    )
    use = USE.replace("ABSENT", "MISSING" if request.param == "missing" else "None")
    for path, text in {**made, "use.py": use}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def run(package: Path, *arguments: str) -> str:
    result = subprocess.run([sys.executable, *arguments], cwd=package, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_black_has_nothing_to_do(package: Path) -> None:
    for path in [*sorted((package / "sdk").glob("models/*.py")), package / "sdk" / "__init__.py"]:
        text = path.read_text(encoding="utf-8")
        assert black.format_str(text, mode=black.Mode()) == text


def test_ruff_has_nothing_to_say(package: Path) -> None:
    run(
        package,
        "-m",
        "ruff",
        "check",
        "--isolated",
        "--extend-select",
        "E4,E7,E9,F,I,UP,B",
        "sdk/models",
        "sdk/__init__.py",
    )


@pytest.mark.slow
def test_mypy_has_nothing_to_say(package: Path) -> None:
    run(package, "-m", "mypy", "--strict", "--follow-imports=silent", "use.py", "sdk/models", "sdk/__init__.py")


@pytest.mark.slow
def test_pyright_has_nothing_to_say(package: Path) -> None:
    settings: dict[str, Json] = {"include": ["use.py", "sdk/models", "sdk/__init__.py"], "typeCheckingMode": "strict"}
    (package / "pyrightconfig.json").write_text(json.dumps(settings))
    run(package, "-m", "pyright", "--pythonpath", sys.executable)


def test_it_loads_what_is_asked_for_and_no_more(package: Path) -> None:
    program = """
import sys, sdk
assert "pydantic" not in sys.modules
from sdk import models
assert "pydantic" not in sys.modules
assert models.Kind and "sdk.models.pet" not in sys.modules
assert getattr(models, "a.Pet") is models.Pet, "components have their own names"
assert models.Dog is not models.Pet, "classes win over components"
assert sorted(models.__all__) == sorted(dir(models))
for name in models.__all__:
    getattr(models, name)
assert sdk.MISSING and sdk.Model and dir(sdk) == sdk.__all__
for module in (sdk, models):
    try:
        module.nothing
    except AttributeError as error:
        assert str(error) == f"module {module.__name__!r} has no attribute 'nothing'"
    else:
        raise AssertionError
"""
    run(package, "-W", "error", "-c", program)


def test_classes_work(package: Path) -> None:
    program = """
from sdk import MISSING, from_dict, models, to_dict
pup = from_dict(models.Animal, {"kind": "dog", "name": None, "friends": [{"kind": "cat", "name": "Tom"}]})
assert type(pup) is models.Dog and type(pup.friends[0]) is models.Cat
assert models.Cat(name="Tom").to_json() == '{"kind":"cat","name":"Tom"}', "constants come first, in their order"
assert models.Bird.from_dict({"kind": "b", "name": "n", "x": 3}).model_extra == {"x": 3}
assert from_dict(models.Tree, {"a": {"b": 1}}) == {"a": {"b": 1}}
assert from_dict(models.Left, [{"a": ["b"]}]) == [{"a": ["b"]}]
node = models.Node.from_dict({"next": {"Node": {"Tree": 3}}})
assert node.next.Node.Tree == 3 and node.next.next in (None, MISSING)
defaults = models.Defaults()
assert defaults.cat.name == "Tom" and defaults.day.year == 2020 and defaults.pair == (1, "a")
assert to_dict(defaults) == {}
assert models.Model.from_dict({"from": "x"}).from_ == "x"
"""
    run(package, "-W", "error", "-c", program)


def test_an_api_without_schemas() -> None:
    made = files()
    assert "__all__ = ()" in made["sdk/models/__init__.py"]
    for path in ("sdk/__init__.py", "sdk/models/__init__.py"):
        assert black.format_str(made[path], mode=black.Mode()) == made[path]
    assert made["sdk/py.typed"] == ""


def test_the_runtime_has_what_the_models_need() -> None:
    def runtime(type: Type) -> set[str]:
        made = files(record("Foo", required("a", type)))
        return {path.rpartition("/")[2] for path in made if "/_runtime/" in path}

    plain = runtime(STRING)
    assert "model.py" in plain
    assert runtime(StringType(pattern="^(?=a)")) - plain == {"patterns.py", "regex.py"}
    assert runtime(ListType(STRING, unique=True)) - plain == {"unique.py"}
    assert runtime(CheckedType(STRING, Check({"not": {"const": "x"}}, ("not",)))) - plain == {
        *("applicators.py", "assertions.py", "checks.py", "regex.py", "run.py", "schema.py"),
    }


def test_the_source_cannot_leave_its_comment() -> None:
    made = files(record("Foo"), config=Config("a\nimport os"))
    assert "from a\\nimport os. Do not edit." in made["sdk/models/foo.py"]
