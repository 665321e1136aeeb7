"""Presence, constants, defaults, unknown properties: what a class does with its fields."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any, Literal

import pytest
from pydantic import MISSING, ValidationError

OWNER = {"pet": {"type": "dog"}, "nick": None}


def refused(call: Any, *args: Any, **kwargs: Any) -> list[tuple[tuple[int | str, ...], str]]:
    """Where and why a call is refused."""
    with pytest.raises(ValidationError) as caught:
        call(*args, **kwargs)
    return [(error["loc"], error["type"]) for error in caught.value.errors()]


def test_constants_are_required_when_decoding(models: Any) -> None:
    assert refused(models.Cat.from_json, '{"name": "Tom"}') == [(("type",), "missing")]
    assert refused(models.Cat.from_dict, {"name": "Tom"}) == [(("type",), "missing")]
    assert refused(models.Cat.from_dict, {"name": "Tom", "type": "dog"}) == [(("type",), "literal_error")]


def test_constants_are_implied_and_always_sent(models: Any) -> None:
    cat = models.Cat(name="Tom")
    assert cat.type == "cat"
    assert cat.to_json() == '{"type":"cat","name":"Tom"}'
    assert models.Owner(pet=cat, nick=None).to_dict() == {
        "pet": {"type": "cat", "name": "Tom"},
        "nick": None,
    }
    assert refused(models.Cat, name="Tom", type="dog") == [(("type",), "literal_error")]


def test_a_defaulted_literal_of_one_value_may_be_absent(models: Any) -> None:
    owner = models.Owner.from_dict(OWNER)
    assert owner.flag == "on"
    assert "flag" not in owner.to_dict()
    assert models.Owner.from_dict({**OWNER, "flag": "on"}).to_dict()["flag"] == "on"


def test_an_implied_tag_may_be_absent_but_not_from_what_is_made(rt: Any) -> None:
    class Hen(rt.Model):  # type: ignore[misc, name-defined]
        kind: rt.Implied[Literal["hen"]] = "hen"
        color: rt.Implied[Literal["red"] | str] = "red"

    assert Hen().to_dict() == {"kind": "hen", "color": "red"}
    received = Hen.from_dict({})
    assert (received.kind, received.to_dict()) == ("hen", {})


def test_defaults_are_read_but_not_sent(models: Any) -> None:
    owner = models.Owner.from_dict(OWNER)
    assert (owner.role, owner.tags, owner.note, owner.cat.name) == ("user", [], None, "Tom")
    assert owner.to_dict() == OWNER
    owner.role = "user"
    assert owner.to_dict() == {**OWNER, "role": "user"}
    assert models.Owner.from_dict(OWNER).tags is not models.Owner.from_dict(OWNER).tags
    assert models.Owner.from_dict(OWNER).cat is not models.Owner.from_dict(OWNER).cat


def test_absent_is_not_null(models: Any) -> None:
    owner = models.Owner.from_dict(OWNER)
    assert owner.from_ is MISSING
    assert models.Owner.from_dict({**OWNER, "from": None}).to_dict() == {**OWNER, "from": None}
    assert refused(models.Owner.from_dict, {**OWNER, "born": None}) == [(("born",), "format")]
    assert refused(models.Owner.from_dict, {"pet": {"type": "dog"}}) == [(("nick",), "missing")]
    owner.from_ = "x"
    owner.from_ = MISSING
    assert owner.to_dict() == OWNER
    assert models.Owner(pet=owner.pet, nick=None, from_=MISSING).to_dict() == OWNER


def test_null_as_default(models: Any) -> None:
    assert models.Owner.from_dict({**OWNER, "note": None}).to_dict() == {**OWNER, "note": None}
    assert models.Owner(pet=models.Cat(name="x"), nick="y", note=None).to_dict()["note"] is None


def test_none_for_absent(models: Any) -> None:
    plain = models.Plain.from_json("{}")
    assert plain.name is None
    assert plain.to_json() == "{}"
    assert refused(models.Plain.from_json, '{"name": null}') == [(("name",), "string_type")]
    assert refused(models.Plain.from_dict, {"from": None}) == [(("from",), "string_type")]
    assert models.Plain.from_json('{"middle": null}').to_json() == '{"middle":null}'
    assert models.Plain(name=None, from_=None, middle=None, anything=None).to_dict() == {
        "middle": None,
        "anything": None,
    }
    plain.name = "x"
    assert plain.to_json() == '{"name":"x"}'
    plain.name = None
    assert plain.to_json() == "{}"
    plain.middle = None
    assert plain.to_json() == '{"middle":null}'
    assert refused(setattr, plain, "name", 3) == [(("name",), "string_type")]
    assert (plain.name, plain.from_, plain.anything) == (None, None, MISSING)
    assert plain == models.Plain.from_json('{"middle": null}')
    assert plain != models.Plain()
    del plain.middle
    assert plain == models.Plain(from_=None)


def test_none_for_absent_is_nowhere_but_in_python(models: Any) -> None:
    """What pydantic gives by itself can be read again, and its JSON Schema says what is read."""
    plain = models.Plain(middle=None)
    assert plain.model_dump() == {"middle": None}
    assert plain.model_dump_json() == '{"middle":null}'
    assert models.Plain.model_validate(plain.model_dump()) == plain
    properties = models.Plain.model_json_schema()["properties"]
    assert properties["name"] == {"title": "Name", "type": "string"}
    assert properties["from"] == {"title": "From", "type": "string"}


def test_an_extension_says_what_null_and_absence_are(rt: Any) -> None:
    class Base(rt.Model):  # type: ignore[misc, name-defined]
        narrowed: str | None | MISSING = MISSING
        needed: str | None = None
        given: str | None = None

    class Extension(Base):
        narrowed: str | None = None
        needed: str
        given: str = "here"

    made = Extension(needed="x", narrowed=None)
    assert (made.narrowed, made.given, made.to_dict()) == (None, "here", {"needed": "x"})
    assert Base(narrowed=None).to_dict() == {"narrowed": None}
    assert refused(Extension, needed=None, given=None) == [(("needed",), "string_type"), (("given",), "string_type")]
    assert refused(Extension.from_dict, {"needed": "x", "narrowed": None}) == [(("narrowed",), "string_type")]
    assert refused(delattr, made, "needed") == [(("needed",), "missing")]


def test_names_that_come_later(models: Any) -> None:
    """The same rules hold for annotations that could not be evaluated at first."""
    assert models.Early(late=None, null=None).to_dict() == {"kind": "early", "null": None}
    assert models.Late(early=models.Early()).to_json() == '{"early":{"kind":"early"}}'
    assert refused(models.Late.from_json, '{"early":{}}') == [(("early", "kind"), "missing")]
    assert refused(models.Early.from_dict, {"kind": "early", "late": None}) == [(("late",), "model_type")]
    assert models.Early.from_json('{"kind":"early","null":null}').to_json() == '{"kind":"early","null":null}'


def test_unknown_properties_are_kept_as_they_are(models: Any) -> None:
    text = '{"type":"cat","name":"Tom","x":[1,2.0,{"y":null}],"from":1e2}'
    cat = models.Cat.from_json(text)
    assert cat.model_extra == {"x": [1, 2.0, {"y": None}], "from": 100.0}
    assert json.loads(cat.to_json()) == json.loads(text)


def test_a_closed_class_refuses_them(models: Any) -> None:
    assert refused(models.Owner.from_dict, {**OWNER, "zip": 1}) == [(("zip",), "extra_forbidden")]
    # the Python name is no name on the wire
    assert refused(models.Owner.from_dict, {**OWNER, "from_": "x"}) == [(("from_",), "extra_forbidden")]


def test_typed_unknown_properties(models: Any) -> None:
    assert models.Counted.from_json('{"total": 1, "a": 2.0}').model_extra == {"a": 2}
    assert refused(models.Counted.from_json, '{"total": 1, "a": "2"}') == [(("a",), "int_type")]
    assert refused(models.Counted, total=1, a="2") == [(("a",), "int_type")]


def test_python_names_and_wire_names_are_never_confused(models: Any) -> None:
    swapped = models.Swapped(a=1, b=2)
    assert (swapped.a, swapped.b) == (1, 2)
    assert swapped.to_dict() == {"b": 1, "a": 2}
    assert models.Swapped.from_dict({"b": 1, "a": 2}) == swapped
    assert models.Swapped.from_json('{"b": 1, "a": 2}') == swapped


def test_what_is_set_is_checked(models: Any) -> None:
    cat = models.Cat(name="Tom")
    assert refused(setattr, cat, "lives", 10) == [(("lives",), "less_than_equal")]
    cat.lives = 9
    cat.friend = models.Dog(type_="wolf")
    assert cat.to_dict()["friend"] == {"type": "wolf"}


def test_wrong_content_is_not_encoded(models: Any) -> None:
    various = models.Various(ids=[1])
    various.ids.append("x")
    with pytest.raises(ValueError, match="Expected `int`"):
        various.to_json()


def test_a_subclass_is_sent_whole(models: Any) -> None:
    group = models.Group(head=models.Person(id="1", age=3), members=[models.Person(id="2", age=4, x=5)])
    assert group.to_dict() == {"head": {"id": "1", "age": 3}, "members": [{"id": "2", "age": 4, "x": 5}]}
    assert models.Person.from_dict({"id": "1", "age": 3.0}) == group.head


def test_repr_shows_what_is_there(models: Any) -> None:
    assert repr(models.Cat(name="Tom", x=1)) == "Cat(type='cat', name='Tom', x=1)"
    assert repr(models.Owner.from_dict(OWNER)) == "Owner(pet=Dog(type_='dog'), nick=None)"
    assert repr(models.Plain(name=None)) == "Plain()"


def test_equality_is_by_value(models: Any) -> None:
    assert models.Owner.from_dict(OWNER) == models.Owner.from_dict({**OWNER, "role": "user"})
    assert models.Owner.from_dict(OWNER) != models.Owner.from_dict({**OWNER, "role": "admin"})


@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_copies(models: Any, how: Any) -> None:
    text = '{"pet":{"type":"dog","x":1},"nick":null,"born":"2024-01-01t00:00:00.50z"}'
    owner = models.Owner.from_json(text)
    copied = how(owner)
    assert copied == owner
    assert copied.to_json() == text
    assert copied.from_ is MISSING


def test_names_of_the_calling_code_mean_nothing(package: Any) -> None:
    """A deferred class is finished when it is first used, by names of its own module alone."""
    code = (
        f"import sys; sys.path.insert(0, {str(package.parent)!r})\n"
        f"from {package.name}.models.pet import Cat as Tom\n"
        "Pet = int\n"
        'print(Tom.model_validate_json(\'{"type":"cat","name":"a","friend":{"type":"dog"}}\'))\n'
    )
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "type='cat' name='a' friend=Dog(type_='dog')\n", done.stderr
