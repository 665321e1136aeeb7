"""What Python code does to an object after it was made: set, delete, copy, change in place."""

from __future__ import annotations

import copy
import inspect
import pickle
import sys
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import pytest
from pydantic import MISSING, Field

from .test_fields import refused


@pytest.fixture(scope="module")
def renamed(rt: Any) -> Any:
    class Renamed(rt.Model):  # type: ignore[misc, name-defined]
        created_at: Annotated[str, Field(alias="createdAt")] = "now"
        updated_at: Annotated[str | MISSING, Field(alias="updatedAt")] = MISSING
        deleted_at: Annotated[rt.Nullable[str], Field(alias="deletedAt")] = None
        seen_at: Annotated[str | None, Field(alias="seenAt")] = None
        tags: Annotated[list[str], Field(alias="theTags")] = []  # noqa: RUF012 - copied for each instance
        plain: int | MISSING = MISSING

    return Renamed


@pytest.fixture(scope="module")
def typed(rt: Any) -> Any:
    class TypedExtras(rt.Model):  # type: ignore[misc, name-defined]
        a: str | MISSING = MISSING
        __pydantic_extra__: dict[str, rt.DateTime] = Field(init=False)

    return TypedExtras


def test_setting_a_field_leaves_typed_unknown_properties_alone(typed: Any) -> None:
    value = typed.from_json('{"a":"x","b":"2024-01-01T00:00:00z"}')
    value.a = "y"
    assert value.to_json() == '{"a":"y","b":"2024-01-01T00:00:00z"}'
    value.c = datetime(2024, 1, 2, tzinfo=UTC)
    assert value.to_dict() == {"a": "y", "b": "2024-01-01T00:00:00z", "c": "2024-01-02T00:00:00Z"}
    assert refused(setattr, value, "c", 5) == [(("c",), "format")]
    assert "__pydantic_extra__" not in value.__dict__


@pytest.mark.parametrize("name", ["created_at", "updated_at", "deleted_at", "seen_at", "tags"])
def test_an_unknown_property_may_be_called_like_a_field(renamed: Any, name: str) -> None:
    wire = {"tags": "theTags"}.get(name, name.replace("_at", "At"))
    here = ["a"] if name == "tags" else "here"
    for payload in ({name: "unknown"}, {name: "unknown", wire: here}):
        value = renamed.from_dict(payload)
        assert value.to_dict() == payload
        assert value == renamed.from_json(value.to_json())
        assert (name in value.model_fields_set) == (wire in payload)
        value.plain = 1
        assert value.to_dict() == {**payload, "plain": 1}
        setattr(value, name, here)
        assert value.to_dict() == {name: "unknown", wire: here, "plain": 1}
        delattr(value, name)
        assert value.to_dict() == {name: "unknown", "plain": 1}


def test_a_default_that_was_received_is_sent_beside_it(renamed: Any) -> None:
    payload = {"createdAt": "now", "deletedAt": None, "created_at": 1, "deleted_at": 2, "updated_at": 3}
    assert renamed.from_dict(payload).to_dict() == payload


def test_wire_names_are_no_parameters(renamed: Any) -> None:
    assert refused(renamed, createdAt="x") == [(("createdAt",), "wire_name")]
    assert refused(renamed, created_at="x", createdAt="x") == [(("createdAt",), "wire_name")]
    value = renamed(created_at="x")
    assert refused(setattr, value, "createdAt", "y") == [(("createdAt",), "wire_name")]
    assert refused(value.model_copy, update={"createdAt": "y"}) == [(("createdAt",), "wire_name")]
    assert value.to_dict() == {"createdAt": "x"}


def test_the_signature_has_the_names_of_python(renamed: Any, models: Any) -> None:
    assert list(inspect.signature(renamed).parameters) == [
        "created_at",
        "updated_at",
        "deleted_at",
        "seen_at",
        "tags",
        "plain",
        "unknown",
    ]
    value = renamed()
    assert str(inspect.signature(type(value)).parameters["created_at"]) == "created_at: str = 'now'"
    assert "unknown" not in inspect.signature(models.Owner).parameters


def test_deleted_is_absent(models: Any, renamed: Any) -> None:
    cat = models.Cat.from_json('{"type":"cat","name":"Tom","lives":3,"chip":5}')
    del cat.lives
    del cat.chip
    assert cat.lives is MISSING
    assert cat.to_dict() == {"type": "cat", "name": "Tom"}
    assert refused(delattr, cat, "name") == [(("name",), "missing")]
    assert refused(delattr, cat, "type") == [(("type",), "missing")]
    with pytest.raises(AttributeError):
        del cat.chip
    value = renamed(created_at="then", tags=["x"])
    del value.created_at, value.tags
    assert (value.created_at, value.tags, value.to_dict()) == ("now", [], {})


def test_missing_means_absent_wherever_it_is_given(renamed: Any, models: Any) -> None:
    value = renamed(created_at=MISSING, updated_at=MISSING, unknown=MISSING)
    assert (value.created_at, value.to_dict()) == ("now", {})
    value = renamed(created_at="x", unknown=1)
    value.created_at = MISSING
    value.unknown = MISSING
    assert (value.created_at, value.to_dict()) == ("now", {})
    assert refused(models.Cat, name=MISSING) == [(("name",), "missing")]
    assert refused(setattr, models.Cat(name="Tom"), "name", MISSING) == [(("name",), "missing")]


def test_a_default_that_was_changed_in_place_is_sent(renamed: Any, models: Any) -> None:
    for value in (renamed(), renamed.from_dict({})):
        assert value.to_dict() == {}
        value.tags.append("new")
        assert value.to_json() == '{"theTags":["new"]}'
        assert renamed().to_dict() == {}
    owner = models.Owner.from_dict({"pet": {"type": "dog"}, "nick": None})
    owner.cat.name = "Mia"
    assert owner.to_dict()["cat"] == {"type": "cat", "name": "Mia"}


def test_a_copy_is_checked_and_apart(renamed: Any) -> None:
    value = renamed.from_dict({"created_at": "unknown", "theTags": ["a"]})
    copied = value.model_copy(update={"created_at": "x"}, deep=True)
    copied.tags.append("b")
    assert value.model_copy(update={"seen_at": None}).to_dict() == value.to_dict()
    assert copied.to_dict() == {"createdAt": "x", "theTags": ["a", "b"], "created_at": "unknown"}
    assert value.to_dict() == {"theTags": ["a"], "created_at": "unknown"}
    assert refused(value.model_copy, update={"created_at": 1}) == [(("created_at",), "string_type")]


def test_made_without_checks(renamed: Any, models: Any) -> None:
    assert renamed.model_construct(created_at="x", other=1).to_dict() == {"createdAt": "x", "other": 1}
    assert renamed.model_construct(seen_at=None).to_dict() == {}
    assert models.Cat.model_construct(name="Tom").to_dict() == {"type": "cat", "name": "Tom"}


def test_tuples_are_taken_for_lists(renamed: Any, rt: Any) -> None:
    class Nested(rt.Model):  # type: ignore[misc, name-defined]
        rows: list[list[int]]
        maps: dict[str, list[int]] = {}  # noqa: RUF012 - copied for each instance
        pair: tuple[int, str] | MISSING = MISSING

    value = Nested(rows=((1, 2), [3]), maps={"a": (1,)}, pair=(1, "x"))
    assert value.to_dict() == {"rows": [[1, 2], [3]], "maps": {"a": [1]}, "pair": [1, "x"]}
    value.rows = ((4,),)
    assert value.rows == [[4]]
    assert renamed(tags=("a",)).tags == ["a"]
    assert renamed(unknown=(1, (2,))).to_dict() == {"unknown": [1, [2]]}


def test_what_belongs_to_the_class_cannot_be_set(models: Any) -> None:
    cat = models.Cat(name="Tom")
    with pytest.raises(AttributeError, match="belongs to the class"):
        cat.to_json = 5
    cat.mro = 5  # of the metaclass, hence an unknown property like any other
    assert cat.to_dict() == {"type": "cat", "name": "Tom", "mro": 5}


def test_python_mode_gives_objects(rt: Any) -> None:
    class Dated(rt.Model):  # type: ignore[misc, name-defined]
        at: rt.DateTime
        data: rt.Base64
        id: rt.Uuid | MISSING = MISSING

    value = Dated.from_json('{"at":"2024-01-01T00:00:00z","data":"AAE="}')
    assert value.model_dump() == {"at": datetime(2024, 1, 1, tzinfo=UTC), "data": b"\x00\x01"}
    assert value.model_dump(mode="json") == {"at": "2024-01-01T00:00:00z", "data": "AAE="}


def test_bytes_need_not_be_text(rt: Any) -> None:
    class Upload(rt.Model):  # type: ignore[misc, name-defined]
        __check__ = rt.Check({"maxProperties": 2})
        file: Annotated[rt.Binary, rt.Check({"maxLength": 4})]

    value = Upload(file=b"\xff\x00")
    assert value.file == b"\xff\x00"
    assert value.model_dump() == {"file": b"\xff\x00"}
    for encode in (value.to_json, value.to_dict):
        with pytest.raises(ValueError, match="not UTF-8"):
            encode()
    assert refused(Upload, file=b"\xff" * 5) == [(("file",), "check")]
    assert Upload(file=b"abc").to_json() == '{"file":"abc"}'


def test_a_check_judges_the_whole_change(rt: Any) -> None:
    class Pair(rt.Model):  # type: ignore[misc, name-defined]
        __check__ = rt.Check({"dependentRequired": {"a": ["b"]}, "maxProperties": 3})
        a: int | MISSING = MISSING
        b: int | MISSING = MISSING

    pair = Pair(b=1)
    pair.a = 2
    assert refused(delattr, pair, "b")
    assert pair.to_dict() == {"b": 1, "a": 2}
    assert Pair().model_copy(update={"a": 1, "b": 2}).to_dict() == {"a": 1, "b": 2}
    pair.c = 3
    assert refused(setattr, pair, "d", 4)
    assert pair.to_dict() == {"b": 1, "a": 2, "c": 3}


class TestDirections:
    """Required of what is received alone, or of what is made alone."""

    @pytest.fixture
    def user(self, rt: Any) -> Any:
        class User(rt.Model):  # type: ignore[misc, name-defined]
            kind: Literal["user"] = "user"
            id: Annotated[int, Field(alias="userId", ge=1)] = rt.READ_ONLY
            name: str
            secret: Annotated[rt.WriteOnly[str], Field(min_length=2)]

        return User

    def test_made(self, user: Any) -> None:
        made = user(name="Ann", secret="xyz")
        assert made.to_dict() == {"kind": "user", "name": "Ann", "secret": "xyz"}
        assert "id" not in made.model_fields_set
        assert not hasattr(made, "id")
        assert refused(user, name="Ann") == [(("secret",), "missing")]
        assert user(id=1, name="Ann", secret="xyz").to_dict()["userId"] == 1
        assert refused(user, id=0, name="Ann", secret="x") == [
            (("id",), "greater_than_equal"),
            (("secret",), "string_too_short"),
        ]

    def test_received(self, user: Any) -> None:
        payload = {"kind": "user", "userId": 5, "name": "Ann"}
        for received in (user.from_dict(payload), user.from_json(user.from_dict(payload).to_json())):
            assert received.to_dict() == payload
            assert received.id == 5
            assert not hasattr(received, "secret")
            assert refused(setattr, received, "id", 0) == [(("id",), "greater_than_equal")]
        assert refused(user.from_dict, {"kind": "user", "name": "Ann"}) == [(("userId",), "missing")]
        assert refused(user.from_json, '{"kind":"user","name":"Ann"}') == [(("userId",), "missing")]
        assert user.from_dict({**payload, "secret": "xyz"}).secret == "xyz"

    def test_changed(self, user: Any) -> None:
        value = user.from_dict({"kind": "user", "userId": 5, "name": "Ann"})
        value.secret = "xyz"
        del value.id
        assert value.to_dict() == {"kind": "user", "name": "Ann", "secret": "xyz"}
        assert refused(delattr, value, "secret") == [(("secret",), "missing")]
        assert repr(value) == "User(kind='user', name='Ann', secret='xyz')"

    @pytest.mark.parametrize("how", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
    def test_copied(self, user: Any, how: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.modules[__name__], "User", user, raising=False)  # where pickle finds it
        user.__qualname__ = "User"
        for value in (user(name="Ann", secret="xyz"), user.from_dict({"kind": "user", "userId": 5, "name": "Ann"})):
            assert how(value) == value
            assert how(value).to_dict() == value.to_dict()

    def test_inherited(self, user: Any) -> None:
        class Admin(user):  # type: ignore[misc]
            level: int

        assert Admin(name="Ann", secret="xyz", level=1).to_dict()["level"] == 1
        assert refused(Admin.from_dict, {"kind": "user", "name": "Ann", "level": 1}) == [(("userId",), "missing")]

        class Root(user):  # type: ignore[misc]
            id: Annotated[int, Field(alias="userId")]

        assert refused(Root, name="Ann", secret="xyz") == [(("id",), "missing")]
