"""Classes that extend others and say more of what they inherit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import ValidationError

from tests.pipeline.packages import decoded, package

EVENTS = """
User: {type: object, required: [id], properties: {id: {type: string}}}
Admin: {allOf: [{$ref: R/User}, {type: object, properties: {level: {type: integer}}}]}
Event:
  type: object
  required: [type]
  properties:
    type: {type: string}
    data: {type: object}
    many: {type: array, items: {type: object}}
    who: {$ref: R/User}
    maybe: {type: [object, "null"]}
    either: {anyOf: [{$ref: R/User}, {type: "null"}]}
    anything: {}
    text: {type: string, description: What the base says.}
    count: {type: integer}
    choice: {type: string, enum: [a, b, c]}
    part: {type: object, properties: {a: {type: string}}}
UserCreated:
  allOf:
    - {$ref: R/Event}
    - type: object
      properties:
        data: {$ref: R/User}
        many: {type: array, items: {$ref: R/User}}
        who: {$ref: R/Admin}
        maybe: {$ref: R/User}
        either: {$ref: R/User}
        anything: {$ref: R/User}
Described: {allOf: [{$ref: R/Event}, {properties: {text: {description: What the extension says.}}}]}
Needs: {allOf: [{$ref: R/Event}], required: [count, data]}
Beside: {$ref: R/Event, required: [count], properties: {own: {type: string}}}
Narrow:
  allOf: [{$ref: R/Event}, {properties: {type: {const: x}, choice: {enum: [a, b]}, count: {minimum: 3}}}]
Narrower: {allOf: [{$ref: R/Narrow}, {properties: {choice: {const: a}, text: {default: abc}}}]}
Parted: {allOf: [{$ref: R/Event}, {properties: {part: {type: object, properties: {b: {type: string}}}}}]}
Typed: {type: object, properties: {one: {type: object, allOf: [{$ref: R/User}]}, two: {$ref: R/User, type: object}}}
"""
EXTENSIONS = ("UserCreated", "Described", "Needs", "Beside", "Narrow", "Narrower", "Parted")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package(tmp_path_factory.mktemp("events"), EVENTS)


@pytest.mark.parametrize("name", EXTENSIONS)
def test_what_says_more_is_still_an_extension(made: ModuleType, name: str) -> None:
    assert issubclass(getattr(made.models, name), made.models.Event)


def test_a_property_narrowed_to_a_reference_takes_what_it_names(made: ModuleType) -> None:
    models = made.models
    user, admin = models.User(id="1"), models.Admin(id="2", level=3)
    event = models.UserCreated(type="x", data=user, many=[user], who=admin, maybe=user, either=user, anything=user)
    again = models.UserCreated.from_json(event.to_json())
    assert again == event
    assert (type(again.data), type(again.many[0]), type(again.who)) == (models.User, models.User, models.Admin)
    typed = models.Typed(one=user, two=user)
    assert type(models.Typed.from_json(typed.to_json()).two) is models.User
    with pytest.raises(ValidationError):
        event.who = user
    event.data = admin
    assert event.to_dict()["data"] == {"id": "2", "level": 3}


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("Described", {"type": "y", "text": "a"}, {"type": "y", "text": 1}),
        ("Needs", {"type": "y", "count": 1, "data": {}}, {"type": "y", "data": {}}),
        ("Beside", {"type": "y", "count": 1, "own": ""}, {"type": "y", "own": ""}),
        ("Narrow", {"type": "x", "choice": "b", "count": 3}, {"type": "y"}),
        ("Narrow", {"type": "x"}, {"type": "x", "count": 2}),
        ("Narrower", {"type": "x", "choice": "a"}, {"type": "x", "choice": "b"}),
        ("Parted", {"type": "y", "part": {"a": "", "b": ""}}, {"type": "y", "part": {"a": 1}}),
        ("Parted", {"type": "y"}, {"type": "y", "part": {"b": 1}}),
    ],
)
def test_both_schemas_hold(made: ModuleType, name: str, right: Any, wrong: Any) -> None:
    assert decoded(made, name, right) == name
    with pytest.raises(ValidationError):
        made.from_dict(getattr(made.models, name), wrong)


def test_what_is_inherited_is_read_as_the_extension_says(made: ModuleType) -> None:
    assert made.models.Narrower().text == "abc"
    assert made.models.Narrower().to_dict() == {"type": "x"}
    assert issubclass(made.models.PartedPart, made.models.EventPart)


def test_type_checkers_agree(made: ModuleType) -> None:
    root = Path(str(made.__file__)).parents[1]
    use = root / "use.py"
    use.write_text(
        f"from {made.__name__}.models import Admin, Event, Narrow, User, UserCreated\n"
        "event: Event = Narrow(choice='a')\n"
        "UserCreated(type='x', data=User(id='1'), who=Admin(id='2'))\n"
    )
    command = [sys.executable, "-m", "mypy", "--strict", "use.py", made.__name__]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
