"""What Python code does to objects, against a plain dict that has the same done to it.

Classes at random, from a description to the imported package; then steps at random: set, delete, change in place,
copy, send and receive. After each the object is what the dict is.
"""

from __future__ import annotations

import copy
import json
import pickle
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any, get_args

import pytest
from pydantic import MISSING, ValidationError
from sdkwright.config import Absent, Config
from sdkwright.pipeline import build

CLASSES = 40
STEPS = 60

NAMES = ("createdAt", "created_at", "name", "class", "model_dump", "register", "mro", "list", "_id", "x-y", "tags", "A")
"""Of properties, so that names on the wire and in Python meet."""

VALUES: dict[str, tuple[dict[str, Any], list[Any], list[Any]]] = {
    "string": ({"type": "string", "minLength": 1}, ["a", "b"], [1, "", None]),
    "integer": ({"type": "integer"}, [0, 1, 7], ["1", 1.5, True]),
    "number": ({"type": "number"}, [0, 1.5, 2], ["1", False]),
    "boolean": ({"type": "boolean"}, [True, False], [0, "true"]),
    "nullable": ({"type": ["string", "null"]}, ["a", None], [1]),
    "date": ({"type": "string", "format": "date-time"}, ["2024-01-01T00:00:00Z", "2024-01-01t00:00:00.50z"], ["now"]),
    "bytes": ({"type": "string", "format": "byte"}, ["AAE=", "aGk="], ["?"]),
    "list": ({"type": "array", "items": {"type": "integer"}}, [[], [1, 2]], [1, ["a"]]),
    "map": ({"type": "object", "additionalProperties": {"type": "boolean"}}, [{}, {"a": True}], [{"a": 1}, []]),
    "any": ({}, [None, 1, True, [1], {"a": {"b": 1.5}}], []),
    "enum": ({"enum": ["a", 1, True]}, ["a", 1, True], ["b", 2, False]),
    "object": ({"$ref": "#/components/schemas/Inner"}, [{"id": 1}, {"id": 2, "x": [1]}], [{}, 1]),
}
"""Kinds of types: the schema, right values, wrong ones."""


def description(random: Random) -> dict[str, Any]:
    inner = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    schemas: dict[str, Any] = {"Inner": inner}
    for number in range(CLASSES):
        properties: dict[str, Any] = {}
        kinds: dict[str, str] = {}
        required = []
        for name in random.sample(NAMES, random.randint(1, 6)):
            kind = kinds[name] = random.choice(list(VALUES))
            schema, right, _ = VALUES[kind]
            properties[name] = dict(schema)
            if random.random() < 0.3:
                required.append(name)
            elif random.random() < 0.4 and "$ref" not in schema:
                properties[name]["default"] = random.choice(right)
        extra = random.choice([True, False, "string", "date", "list", "object", "map", "boolean"])
        schemas[f"C{number}"] = {
            "type": "object",
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": VALUES[extra][0] if isinstance(extra, str) else extra,
            "x-kinds": kinds,
            "x-extra": extra,
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }


@pytest.fixture(scope="module", params=get_args(Absent))
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("behaviour")
    spec = folder / "openapi.json"
    spec.write_text(json.dumps(description(Random(1))), encoding="utf-8")
    name = f"behaviour_{request.param.replace('-', '_')}"
    for path, text in build(Config(spec=str(spec), package=name, absent=request.param, validate=False)).tree.items():
        target = Path(folder, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield import_module(name)
    sys.path.remove(str(folder))


def canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


class Pair:
    """An object, and the dict that it has to be equal to."""

    def __init__(self, cls: Any, schema: dict[str, Any], random: Random, sentinel: bool) -> None:
        self.cls, self.schema, self.random, self.sentinel = cls, schema, random, sentinel
        self.attributes = {info.alias or name: name for name, info in cls.model_fields.items()}
        self.required = schema.get("required", [])
        self.defaults = {
            name: one["default"]
            for name, one in schema["properties"].items()
            if "default" in one and name not in self.required
        }
        self.model: dict[str, Any] = {name: self.value(name) for name in self.required}
        self.object = cls.from_dict(self.model)

    def value(self, name: str) -> Any:
        return copy.deepcopy(self.random.choice(VALUES[self.schema["x-kinds"][name]][1]))

    def absent(self, name: str) -> Any:
        """What an optional property without a default reads as when it is absent."""
        return MISSING if self.sentinel or self.schema["x-kinds"][name] in ("nullable", "any") else None

    def means_absent(self, name: str) -> list[Any]:
        """What can be given for a property to say that there is none."""
        if name in self.required:
            return []
        return [MISSING] if "default" in self.schema["properties"][name] else [MISSING, self.absent(name)]

    def python(self, name: str, value: Any) -> Any:
        """What a JSON value is in Python."""
        return getattr(self.cls.from_dict({**self.model, name: value}), self.attributes[name])

    def any_property(self) -> str:
        return self.random.choice(list(self.attributes))

    def set(self) -> None:
        name = self.any_property()
        value = self.value(name)
        setattr(self.object, self.attributes[name], self.python(name, value))
        self.model[name] = value

    def set_wrong(self) -> None:
        name = self.any_property()
        for wrong in VALUES[self.schema["x-kinds"][name]][2]:
            if wrong not in self.means_absent(name):
                with pytest.raises(ValidationError):
                    setattr(self.object, self.attributes[name], wrong)

    def delete(self) -> None:
        name = self.any_property()
        if name in self.required:
            with pytest.raises(ValidationError):
                delattr(self.object, self.attributes[name])
            return
        if self.random.random() < 0.5:
            delattr(self.object, self.attributes[name])
        else:
            setattr(self.object, self.attributes[name], self.random.choice(self.means_absent(name)))
        self.model.pop(name, None)

    def unknown(self) -> tuple[str, list[Any]]:
        extra = self.schema["x-extra"]
        name = self.random.choice(["foo", "Bar", "created_at", "createdAt", "to_json", "tags", "class_"])
        return name, [1, "a", {"k": [1]}] if extra is True else VALUES[extra][1]

    def receive_unknown(self) -> None:
        """Unknown properties come with what is received, whatever they are called."""
        if self.schema["x-extra"] is not False:
            name, values = self.unknown()
            if name not in self.attributes:
                self.model[name] = copy.deepcopy(self.random.choice(values))
                self.object = self.cls.from_json(json.dumps(self.model))

    def set_unknown(self) -> None:
        name, values = self.unknown() if self.schema["x-extra"] is not False else ("foo", [1])
        if name in self.attributes or name in self.attributes.values() or name == "to_json":
            return
        if self.schema["x-extra"] is False:
            with pytest.raises(ValidationError):
                setattr(self.object, name, 1)
            return
        value = self.random.choice(values)
        setattr(self.object, name, copy.deepcopy(value))
        self.model[name] = copy.deepcopy(value)
        if self.random.random() < 0.3:
            delattr(self.object, name)
            del self.model[name]

    def change_in_place(self) -> None:
        for name, attribute in self.attributes.items():
            kind = self.schema["x-kinds"][name]
            current = getattr(self.object, attribute)
            if kind == "list" and isinstance(current, list):
                current.append(9)
                self.model[name] = [*self.read(name), 9]
            elif kind == "map" and isinstance(current, dict):
                current["new"] = False
                self.model[name] = {**self.read(name), "new": False}
            elif kind == "object" and name in self.model:
                current.id = 5
                self.model[name] = {**self.model[name], "id": 5}

    def read(self, name: str) -> Any:
        return self.model[name] if name in self.model else self.schema["properties"][name]["default"]

    def copy(self) -> None:
        hows: list[Callable[[Any], Any]] = [
            copy.deepcopy,
            lambda value: pickle.loads(pickle.dumps(value)),
            lambda value: value.model_copy(deep=True),
            lambda value: self.cls.from_json(value.to_json()),
            lambda value: self.cls.from_dict(value.to_dict()),
            lambda value: self.cls.model_validate(value),
            lambda value: self.cls.model_validate_json(value.model_dump_json(exclude_unset=True)),
        ]
        before = self.object
        self.object = self.random.choice(hows)(before)
        assert self.object == before

    def update(self) -> None:
        name = self.any_property()
        value = self.value(name)
        absent = self.random.choice(self.means_absent(name) or [...])
        before = self.object
        if absent is ... or self.random.random() < 0.7:
            self.object = before.model_copy(update={self.attributes[name]: self.python(name, value)}, deep=True)
            assert canonical(before.to_dict()) == canonical(self.model)
            self.model[name] = value
        else:
            self.object = before.model_copy(update={self.attributes[name]: absent})
            assert canonical(before.to_dict()) == canonical(self.model)
            self.model.pop(name, None)

    def make(self) -> None:
        """The same, made by keyword."""
        fields = {
            self.attributes[name]: self.python(name, self.model[name]) for name in self.attributes & self.model.keys()
        }
        for name in self.attributes.keys() - self.model.keys():
            if self.random.random() < 0.5:
                fields[self.attributes[name]] = self.random.choice(self.means_absent(name))
        unknown = {name: value for name, value in self.model.items() if name not in self.attributes}
        if not unknown.keys() & {*self.attributes.values(), *self.attributes}:
            self.object = self.cls(**fields, **unknown)

    def check(self) -> None:
        assert canonical(self.object.to_dict()) == canonical(self.model)
        assert canonical(json.loads(self.object.to_json())) == canonical(self.model)
        assert canonical(self.object.model_dump(mode="json", exclude_unset=True)) == canonical(self.model)
        assert canonical(self.object.model_dump(mode="json")) == canonical({**self.defaults, **self.model})
        assert self.object == self.cls.from_dict(self.model)
        for name, attribute in self.attributes.items():
            assert (attribute in self.object.model_fields_set) == (name in self.model) or attribute in self.model
            if name not in self.model and "default" not in self.schema["properties"][name]:
                assert getattr(self.object, attribute) is self.absent(name)
        assert {*(self.object.model_extra or {})} == self.model.keys() - self.attributes.keys()


STEP_NAMES = (
    *("set", "set_wrong", "delete", "receive_unknown", "set_unknown", "change_in_place", "copy", "update", "make"),
)


@pytest.mark.parametrize("number", range(CLASSES))
def test_an_object_is_what_was_done_to_it(package: ModuleType, number: int) -> None:
    random = Random(number)
    schema = description(Random(1))["components"]["schemas"][f"C{number}"]
    pair = Pair(getattr(package.models, f"C{number}"), schema, random, package.__name__.endswith("missing"))
    for _ in range(STEPS):
        getattr(pair, random.choice(STEP_NAMES))()
        pair.check()


def test_no_name_moves_with_a_direction(tmp_path: Path) -> None:
    """Whether a property goes one way only changes no name anywhere."""
    properties: dict[str, Any] = {"id": {"type": "integer"}, "inner": {"type": "object", "properties": {"a": {}}}}
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}
    names = []
    for flags in ({}, {"readOnly": True}, {"writeOnly": True}):
        pet = {
            "type": "object",
            "required": [*properties],
            "properties": {k: {**v, **flags} for k, v in properties.items()},
        }
        operation = {"operationId": "put", "requestBody": body, "responses": {"200": {"description": "", **body}}}
        spec = {
            "openapi": "3.0.3",
            "info": {"title": "T", "version": "1"},
            "paths": {"/pets": {"put": operation}},
            "components": {"schemas": {"Pet": pet}},
        }
        path = tmp_path / "openapi.json"
        path.write_text(json.dumps(spec), encoding="utf-8")
        tree = build(Config(spec=str(path), package="pets", validate=False)).tree
        names.append(
            (sorted(tree), [line for line in tree["pets/models/pet.py"].splitlines() if line.startswith("class")])
        )
    assert names[0] == names[1] == names[2]
