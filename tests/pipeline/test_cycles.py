"""Classes that name one another in circles: each in a file of its own, imported and built as far as it is used."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sdkwright.pipeline import build

from tests.golden import CASES, config

CASE = next(case for case in CASES if case.name == "cycles")
MODULES = sorted(path.stem for path in (CASE.folder / "expected/case_sdk/models").glob("[!_]*.py"))

DOG = {
    "kind": "dog",
    "name": "Rex",
    "ownedBy": {"pets": [{"kind": "cat", "name": "Tom", "chases": {"kind": "dog", "name": "Max"}}], "boss": None},
    "puppies": [{"kind": "dog", "name": "Pup", "born": "2024-01-01T00:00:00Z"}],
}
HOME = {
    "owner": {"pets": [], "Home": {"attic": {"size": 1}}},
    "built": {"by": {"pets": [], "trouble": {"cause": {"line": 3}}}, "in": 1900},
    "kitchen": {"size": 2, "home": {}, "guests": {"one": DOG}, "best": {"pets": [DOG]}},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cycles")
    for path, text in build(config(CASE)).tree.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


HEAD = """
import copy, inspect, json, pickle, sys, typing
from pydantic import BaseModel, TypeAdapter, ValidationError, field_validator

def loaded():
    return sorted(name[16:] for name in sys.modules if name.startswith("case_sdk.models."))

def refused(decode, value):
    try:
        decode(value)
    except ValidationError as error:
        return [(one["type"], one["loc"], one["msg"], one["input"]) for one in error.errors()]
"""


def run(folder: Path, code: str) -> str:
    """What code prints in a process of its own."""
    values = json.dumps(json.dumps([DOG, HOME]))
    command = [sys.executable, "-W", "error", "-c", f"{HEAD}\nDOG, HOME = json.loads({values})\n{code}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("stem", MODULES)
def test_any_module_can_be_imported_first(folder: Path, stem: str) -> None:
    code = f"""
from importlib import import_module
module = import_module("case_sdk.models.{stem}")
from case_sdk import from_dict
for name, type_ in [*vars(module).items()]:
    if getattr(type_, "__module__", "") == module.__name__ or name == "{stem.title()}":
        assert refused(lambda value: from_dict(type_, value), 1), name
"""
    run(folder, code)


def test_only_what_a_class_names_is_imported_when_it_is_used(folder: Path) -> None:
    code = """
from case_sdk.models import Dog
print(*loaded())
Dog.from_json('{"kind": "dog", "name": "Rex"}')
print(*loaded())
Dog.from_json('{"kind": "dog", "name": "Rex", "ownedBy": {"pets": []}}')
print(*loaded())
"""
    assert run(folder, code).splitlines() == [
        "animal dog",
        "animal cat dog owner",
        "animal cat dog exception exception_cause home owner pet pets",
    ]


USES = {
    "a value comes back, by both ways": """
from case_sdk.models import Dog, Home
for cls, value in (Dog, DOG), (Home, HOME):
    one, two = cls.from_json(json.dumps(value)), cls.from_dict(value)
    assert one == two
    assert one.to_dict() == json.loads(two.to_json()) == value, one.to_dict()
assert type(one.model_extra["kitchen"].best.pets[0].owned_by.pets[0]).__name__ == "Cat"
""",
    "pydantic's own ways": """
from case_sdk.models import Dog, Home
dog = Dog.model_validate(DOG)
assert dog == Dog.model_validate_json(json.dumps(DOG))
assert json.loads(dog.model_dump_json(exclude_unset=True)) == dog.model_dump(mode="json", exclude_unset=True) == DOG
""",
    "what was never built by itself": """
from case_sdk.models import Home
dog = Home.from_dict(HOME).model_extra["kitchen"].guests["one"]
assert dog.to_dict() == DOG
dog.chases = {"kind": "cat", "name": "Tom"}
assert type(dog.chases).__name__ == "Cat"
assert type(dog.owned_by.pets[0].chases).__name__ == "Dog"
""",
    "constructors": """
from case_sdk.models import Dog, Owner
owner = Owner(pets=[Dog(name="Rex", owned_by={"pets": [{"kind": "dog", "name": "Max"}]})], boss={"pets": []})
assert owner.to_dict() == {
    "pets": [{"kind": "dog", "name": "Rex", "ownedBy": {"pets": [{"kind": "dog", "name": "Max"}]}}],
    "boss": {"pets": []},
}
assert refused(lambda value: Dog(name="Rex", owned_by=value), {"pets": [{}]}) == [
    ("union_tag_not_found", ("owned_by", "pets", 0), "Unable to extract tag using discriminator 'kind'", {})
]
""",
    "defaults": """
from case_sdk.models import Owner
owner = Owner.from_dict({"pets": []})
assert owner.trouble.cause.line == 2 and owner.to_dict() == {"pets": []}
owner.trouble.cause.line = 3
assert owner.to_dict() == {"pets": [], "trouble": {"cause": {"line": 3}}}
""",
    "checks": """
from case_sdk.models import Home, Room
assert refused(Room.from_dict, {"size": 1, "guests": {}})
(found,) = refused(Home.from_dict, {"attic": {"size": 1, "guests": {"one": DOG}}})
assert found[:2] == ("check", ("attic", "home")), found
""",
    "lists that were changed in place": """
from case_sdk.models import Owner, Dog
from pydantic_core import PydanticSerializationError
for owner in Owner.from_dict({"pets": []}), Owner(pets=[]), Owner(pets=[Dog(name="Rex")]):
    owner.pets.append(1)
    try:
        owner.to_json()
    except PydanticSerializationError:
        continue
    raise AssertionError
""",
    "copies": """
from case_sdk.models import Home
home = Home.from_dict(HOME)
for other in pickle.loads(pickle.dumps(home)), copy.copy(home), copy.deepcopy(home), home.model_copy(deep=True):
    assert other == home and other.to_dict() == HOME
""",
    "annotations before any use": """
from case_sdk.models import Dog
hints = typing.get_type_hints(Dog)
from case_sdk import models
assert hints["owned_by"] == models.Owner | None
assert hints["chases"] == models.Cat | None and hints["puppies"] == list[Dog] | None
""",
    "annotations one by one": """
from case_sdk.models import Room
found = inspect.get_annotations(Room, eval_str=True)
from case_sdk import models
assert found["guests"] == dict[str, models.Pet] | None
""",
    "signatures": """
from case_sdk.models import Dog
signature = inspect.signature(Dog)
from case_sdk import models
assert signature.parameters["owned_by"].annotation == models.Owner | None
assert str(signature.parameters["chases"]).startswith("chases: case_sdk.models.cat.Cat | None = None")
""",
    "JSON Schema": """
from case_sdk.models import Dog
found = Dog.model_json_schema()
assert set(found["$defs"]) == {"Cat", "Dog", "Exception", "ExceptionCause", "Home", "HomeBuilt", "Owner", "Room"}
assert found["$ref"] == "#/$defs/Dog" and found["$defs"]["Owner"]["properties"]["pets"] == {
    "items": {
        "discriminator": {"mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"}, "propertyName": "kind"},
        "oneOf": [{"$ref": "#/$defs/Dog"}, {"$ref": "#/$defs/Cat"}],
    },
    "title": "Pets",
    "type": "array",
}, found["$defs"]["Owner"]["properties"]["pets"]
from pydantic.json_schema import models_json_schema
from case_sdk.models import Home
assert Home.model_json_schema()["$defs"]["Dog"] == found["$defs"]["Dog"]
Dog.from_dict(DOG)
assert models_json_schema([(Dog, "validation")])[1]["$defs"]["Dog"] == found["$defs"]["Dog"]
""",
    "type adapters": """
from case_sdk.models import Pet, Home
adapter = TypeAdapter(list[Pet])
(dog,) = adapter.validate_python([DOG])
assert adapter.dump_python([dog], mode="json", exclude_unset=True, by_alias=True) == [DOG]
assert "Dog" in adapter.json_schema()["$defs"]
assert TypeAdapter(Home).validate_json(json.dumps(HOME)).to_dict() == HOME
""",
    "type adapters of classes in use": """
from case_sdk.models import Dog, Home
Dog.from_json('{"kind": "dog", "name": "Rex"}')
(dog,) = TypeAdapter(list[Dog]).validate_json(json.dumps([DOG]))
assert dog.to_dict() == DOG
assert TypeAdapter(Dog).validate_python(DOG) == dog
""",
    "classes of others": """
from case_sdk.models import Dog, Owner
Owner.from_dict({"pets": []})

class Kennel(BaseModel):
    dogs: list[Dog]
    owner: "Owner | None" = None

value = {"dogs": [DOG], "owner": {"pets": [DOG]}}
assert Kennel.model_validate(value).model_dump(mode="json", exclude_unset=True, by_alias=True) == value
assert "Owner" in Kennel.model_json_schema()["$defs"]
""",
    "classes derived from them": """
from case_sdk.models import Dog, Owner
calls = []

class Puppy(Dog):
    mother: Dog | None = None
    father: "Dad | None" = None

    @field_validator("owned_by", mode="wrap")
    @classmethod
    def note(cls, value, handler):
        calls.append(value)
        try:
            return handler(value)
        except Exception:
            return None

class Dad(Dog):
    pass

puppy = Puppy.from_dict({**DOG, "mother": DOG, "father": DOG})
assert type(puppy.owned_by) is Owner and type(puppy.father) is Dad and len(calls) == 1
assert puppy.to_dict() == {**DOG, "mother": DOG, "father": DOG}
assert Owner(pets=[puppy]).to_dict() == {"pets": [puppy.to_dict()]}
assert typing.get_type_hints(Puppy)["owned_by"] == Owner | None
""",
    "threads": """
from concurrent.futures import ThreadPoolExecutor
from case_sdk.models import Dog, Home
sys.setswitchinterval(1e-6)
with ThreadPoolExecutor(8) as pool:
    homes = [pool.submit(lambda: Home.from_dict(HOME).to_dict()) for _ in range(8)]
    dogs = [pool.submit(lambda: Dog.from_json(json.dumps(DOG)).to_dict()) for _ in range(8)]
    assert all(task.result() == HOME for task in homes)
    assert all(task.result() == DOG for task in dogs)
""",
}


@pytest.mark.parametrize("what", USES)
def test_it_works_in_a_process_that_has_used_nothing_yet(folder: Path, what: str) -> None:
    run(folder, USES[what])


def test_errors_are_the_same_whatever_was_used_before(folder: Path) -> None:
    code = """
from case_sdk.models import Home, Pet
from case_sdk import from_json
WRONG = [
    {"owner": 1, "attic": {"size": 1, "home": "x"}},
    {"owner": {"pets": [{"kind": "cow"}]}, "attic": {"size": 1, "best": [1]}},
    {"attic": {"size": "1", "best": {"pets": [{"kind": "dog", "name": 1, "ownedBy": {"pets": 1}}]}}},
    {"attic": {"size": 1, "best": 1.5, "guests": {"x": {"kind": "cat", "name": "y", "chases": {}}}}},
]
first = [refused(Home.from_dict, one) for one in WRONG]
first += [refused(lambda one: from_json(list[Home], json.dumps(one)), [one]) for one in WRONG]
first.append(refused(lambda one: from_json(Pet, one), '{"kind": "dog", "name": "x", "chases": {}}'))
print(first)
"""
    whole = """
from case_sdk import models
for name in models.__all__:
    if isinstance(getattr(models, name), type) and issubclass(getattr(models, name), BaseModel):
        getattr(models, name).model_rebuild()
"""
    found = run(folder, code)
    assert "'union_tag_invalid', ('owner', 'pets', 0)" in found
    assert run(folder, whole + code) == found
