"""Forgiving reading: every kind of type, with something in it that it does not allow."""

from __future__ import annotations

import json
import logging
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, ValidationError
from pydantic_core import PydanticSerializationError

from .modes import Doing, Mode


def read(http: Any, store: Any, type_: Any, tree: Any) -> Any:
    with pytest.raises(ValidationError):
        store.from_json(type_, json.dumps(tree))
    return http.lenient.read_as(type_, tree)


PET = {"id": 1, "name": "Rex"}


def test_a_value_that_is_not_listed(http: Any, store: Any) -> None:
    pet = read(http, store, store.models.Pet, {**PET, "status": "adopted", "more": [1]})
    assert type(pet) is store.models.Pet
    assert (pet.id, pet.name, pet.status, pet.more) == (1, "Rex", "adopted", [1])
    assert pet.model_fields_set >= {"id", "name", "status"}


def test_a_bound(http: Any, store: Any) -> None:
    assert read(http, store, store.models.Pet, {"id": 1, "name": ""}).name == ""


def test_a_value_of_another_type(http: Any, store: Any) -> None:
    pet = read(http, store, store.models.Pet, {**PET, "tag": 7, "id": "seven"})
    assert (pet.tag, pet.id, pet.name) == (7, "seven", "Rex")


def test_a_format(http: Any, store: Any) -> None:
    assert read(http, store, store.models.Pet, {**PET, "born": "yesterday"}).born == "yesterday"
    born = http.lenient.read_as(store.models.Pet, {**PET, "born": "2024-05-01", "tag": 1}).born
    assert born.isoformat() == "2024-05-01"


def test_what_is_missing(http: Any, store: Any) -> None:
    pet = read(http, store, store.models.Pet, {"name": "Rex"})
    assert pet.name == "Rex"
    assert "id" not in repr(pet)
    with pytest.raises(AttributeError, match="'id'"):
        _ = pet.id
    assert pet.to_dict() == {"name": "Rex"}


def test_what_is_nested(http: Any, store: Any) -> None:
    tree = {**PET, "friends": [PET, {"id": 2, "name": ""}, 5, {"id": 3, "name": "c", "friends": [{"id": None}]}]}
    pet = read(http, store, store.models.Pet, tree)
    first, second, third, fourth = pet.friends
    assert [type(one) for one in (first, second, fourth)] == [store.models.Pet] * 3
    assert (second.name, third, fourth.friends[0].id) == ("", 5, None)


def test_a_page(http: Any, store: Any) -> None:
    page = read(http, store, store.models.PetPage, {"pets": [PET, {**PET, "status": "new"}], "next": "b"})
    assert [pet.status for pet in page.pets[1:]] == ["new"]
    assert page.next == "b"


def test_an_array_where_none_should_be(http: Any, store: Any) -> None:
    assert read(http, store, store.models.PetPage, {"pets": {"0": PET}}).pets == {"0": PET}


def test_an_unknown_tag(http: Any, store: Any) -> None:
    news = read(http, store, store.models.News, {"type": "moved", "to": [1]})
    assert type(news) is store.Unknown
    assert news.to_dict() == {"type": "moved", "to": [1]}
    known, unknown = read(http, store, list[store.models.News], [{"type": "sold", "pet": PET}, {"to": 1}])
    assert type(known) is store.models.Sold
    assert unknown.to == 1


def test_a_known_tag_with_something_wrong(http: Any, store: Any) -> None:
    news = read(http, store, store.models.News, {"type": "sold", "pet": {"id": 1}})
    assert type(news) is store.models.Sold
    assert news.pet.id == 1


def test_several_types(http: Any, store: Any) -> None:
    models = store.models
    union = models.Photo | models.Owner | list[int] | None
    owner = read(http, store, union, {"id": "x", "name": "Ann", "pets": ["a"]})
    assert (type(owner), owner.id) == (models.Owner, "x")
    photo = read(http, store, union, {"size": "x", "caption": "c"})
    assert (type(photo), photo.size) == (models.Photo, "x")
    assert read(http, store, union, [1, "x"]) == [1, "x"]
    assert http.lenient.read_as(union, None) is None
    assert type(http.lenient.read_as(union, {"size": 1})) is models.Photo


def test_collections(http: Any, store: Any) -> None:
    models = store.models
    assert read(http, store, list[int], [1, "x", 2.0]) == [1, "x", 2]
    assert read(http, store, dict[str, int], {"a": 1, "b": "x"}) == {"a": 1, "b": "x"}
    found = read(http, store, dict[str, models.Pet], {"a": PET, "b": {"id": 1}})
    assert (type(found["b"]), found["a"].name) == (models.Pet, "Rex")
    assert read(http, store, tuple[int, models.Pet], [1, {"id": 1}])[1].id == 1
    assert read(http, store, Annotated[list[models.Pet], Field(max_length=1)], [PET, PET])[1].name == "Rex"
    assert read(http, store, Annotated[dict[str, int], Field(max_length=1)], {"a": 1, "b": 2}) == {"a": 1, "b": 2}


def test_scalars_at_the_top(http: Any, store: Any) -> None:
    assert read(http, store, Literal["a", "b"], "c") == "c"
    assert read(http, store, Annotated[int, Field(le=3)], 4) == 4
    assert read(http, store, str, 4) == 4


@pytest.mark.parametrize("tree", [[], [PET], None, {}, "text", 5, True])
def test_another_kind_of_value_is_not_forgiven(http: Any, store: Any, tree: Any) -> None:
    type_ = list[store.models.Pet] if tree == {} else store.models.Pet
    with pytest.raises(ValidationError):
        http.lenient.read_as(type_, tree)


def test_checks_refuse_nothing(http: Any, store: Any) -> None:
    from importlib import import_module

    unique, patterns = (import_module(f"{store.__name__}._runtime.{name}") for name in ("unique", "patterns"))
    unique_pets = Annotated[list[store.models.Pet], unique.UniqueItems()]
    assert [pet.id for pet in read(http, store, unique_pets, [PET, PET])] == [1, 1]
    word = Annotated[str, patterns.Pattern("^a$")]
    assert read(http, store, list[word], ["b"]) == ["b"]


def test_what_is_sent_stays_exact(http: Any, store: Any) -> None:
    newer = read(http, store, store.models.Pet, {**PET, "status": "adopted"})
    assert newer.to_dict() == {**PET, "status": "adopted"}  # what a newer server says can go back to it
    newer.status = "sold"
    with pytest.raises(ValidationError):
        newer.status = "adopted"
    with pytest.raises(PydanticSerializationError):
        read(http, store, store.models.Pet, {**PET, "tag": 5}).to_json()


async def get(do: Doing) -> Any:
    return await do.value(do.client.pets.get(7))


def api(store: Any, **body: Any) -> Any:
    from importlib import import_module

    fake = import_module(f"{store.__name__}.testing").FakeApi()
    fake.answer("GET", "/v1/pets/7", json={**PET, **body})
    return fake


def test_each_deviation_is_told_once(mode: Mode, store: Any, caplog: Any) -> None:
    async def thrice(do: Doing) -> Any:
        return [await get(do) for _ in range(3)]

    told: list[Any] = []
    fake = api(store, status="secret-status", friends=[{"id": "x", "name": "a"}, {"id": "y", "name": "b"}])
    with caplog.at_level(logging.WARNING):
        pets = mode.run(thrice, http_client=mode.http_client(fake), on_deviation=told.append)
    assert [pet.status for pet in pets] == ["secret-status"] * 3
    assert {(one.operation, one.path, one.kind) for one in told} == {
        ("pets.get", ("status",), "literal_error"),
        ("pets.get", ("friends", "*", "id"), "int_type"),
    }
    assert len(told) == len(caplog.records) == 2
    assert "secret-status" not in caplog.text


def test_strict_responses(mode: Mode, store: Any) -> None:
    fake = api(store, status="adopted")
    with pytest.raises(store.ResponseError) as caught:
        mode.run(get, http_client=mode.http_client(fake), strict_responses=True)
    assert caught.value.status == 200
    assert "adopted" in caught.value.text


def test_an_undeclared_success(mode: Mode, store: Any) -> None:
    from importlib import import_module

    fake = import_module(f"{store.__name__}.testing").FakeApi()
    fake.answer("GET", "/v1/pets/7", status=203, json=PET)
    told: list[Any] = []
    assert mode.run(get, http_client=mode.http_client(fake), on_deviation=told.append).id == 1
    assert [one.reason for one in told] == ["the status 203 is not declared"]
    with pytest.raises(store.ResponseError):
        mode.run(get, http_client=mode.http_client(fake), strict_responses=True)


@pytest.mark.parametrize("content", [b"", b"null", b" "])
def test_nothing_where_a_value_is_declared(mode: Mode, store: Any, content: bytes) -> None:
    from importlib import import_module

    fake = import_module(f"{store.__name__}.testing").FakeApi()
    fake.answer("GET", "/v1/pets/7", content=content, headers={"content-type": "application/json"})
    told: list[Any] = []
    assert mode.run(get, http_client=mode.http_client(fake), on_deviation=told.append) is None
    assert [one.reason for one in told] == ["there is no value"]
    with pytest.raises(store.ResponseError):
        mode.run(get, http_client=mode.http_client(fake), strict_responses=True)


def test_text_that_is_not_listed(http: Any) -> None:
    told: list[Any] = []
    deviations = http.reading.Deviations("x", told.append)
    form = http.media.Text(lambda: Literal["a", "b"])
    assert http.reading.read(form, b"a", None, "o", False, deviations) == "a"
    assert http.reading.read(form, b"c", None, "o", False, deviations) == "c"
    assert len(told) == 1
