"""Resources, their methods and the arguments of these."""

from __future__ import annotations

import keyword
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sdkwright.ir.declarations import Required
from sdkwright.ir.http.content import Location, Parameter, Style, Styled
from sdkwright.ir.http.operations import Operation
from sdkwright.ir.types import StringType
from sdkwright.names import Methods
from sdkwright.naming.client import methods

from tests.naming.apis import operation


def tagged(method: str, path: str, operation_id: str = "", *tags: str) -> Operation:
    return replace(operation(method, path, operation_id), tags=tags)


def named(*operations: Operation) -> Methods:
    """The names, which do not depend on the order of the operations and need no number."""
    names, notes = methods(operations, (), ())
    assert methods(operations[::-1], (), ())[0] == names
    assert notes == []
    return names


def called(*operations: Operation) -> list[str]:
    """How each operation is called."""
    names = named(*operations)
    found = []
    for one in operations:
        home = names.homes[one.id]
        attributes = [names.resources[home[: depth + 1]].attribute for depth in range(len(home))]
        found.append(".".join(["client", *attributes, names.methods[one.id]]))
    return found


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("get", "/pets", "listPets", "pets"), "client.pets.list"),
        (("get", "/pets/{id}", "get_pet", "Pets"), "client.pets.get"),
        (("get", "/x", "list-group-users", "Group users"), "client.group_users.list"),
        (("get", "/x", "get-an-album", "Albums"), "client.albums.get"),
        (("get", "/x", "get-an-albums-tracks", "Albums"), "client.albums.get_tracks"),
        (("get", "/x", "getEvalRunOutputItem", "Evals"), "client.evals.get_run_output_item"),
        (("get", "/x", "listBatches", "Batch"), "client.batch.list"),
        (("get", "/x", "readCoreV1NamespacedPod", "core_v1"), "client.core_v1.read_namespaced_pod"),
        (("get", "/x", "agents_api_v1_agents_create", "beta.agents"), "client.beta.agents.create"),
        (("post", "/v1/models", "create_models_v1_models_post", "models"), "client.models_.create"),
        (("get", "/x", "search", "search"), "client.search.search"),
        (("get", "/x", "chat.completions.create", "Chat"), "client.chat.completions.create"),
        (("get", "/x", "import", "files"), "client.files.import_"),
        (("get", "/api/v2/customers/{id}/cards", "GetCustomersCustomerCards"), "client.customers.get_customer_cards"),
        (("get", "/pets/{petId}/toys"), "client.pets.get_pet_id_toys"),
        (("get", "/{id}", "getRoot"), "client.get_root"),
        (("get", "/x", "closeIt", "close"), "client.close_.it"),
        (("delete", "/", "close"), "client.close_delete"),
    ],
)
def test_methods(given: tuple[str, ...], expected: str) -> None:
    assert called(tagged(*given)) == [expected]


def test_methods_that_would_clash_lengthen_together() -> None:
    assert called(tagged("get", "/pets", "getPets", "pets"), tagged("get", "/pets/{id}", "getPet", "pets")) == [
        "client.pets.get_pets",
        "client.pets.get_pet",
    ]
    assert called(tagged("get", "/a", "list", "pets"), tagged("get", "/b", "list", "pets")) == [
        "client.pets.list_get_a",
        "client.pets.list_get_b",
    ]


def test_a_resource_inside_another_keeps_its_name() -> None:
    assert called(tagged("get", "/a", "content", "files"), tagged("get", "/b", "get", "files.content")) == [
        "client.files.content_get_a",
        "client.files.content.get",
    ]


def test_a_method_of_the_client_gives_way_to_a_resource() -> None:
    assert called(tagged("get", "/", "import"), tagged("get", "/pets", "", "import")) == [
        "client.import_get",
        "client.import_.get_pets",
    ]


def test_tags_that_differ_in_writing_alone_are_one_resource() -> None:
    names = named(tagged("get", "/a", "listPets", "Pets"), tagged("post", "/a", "createPet", "pets"))
    assert list(names.resources) == [("pets",)]


def test_classes_and_modules_of_resources() -> None:
    names = named(
        tagged("get", "/a", "a", "audio.speech"),
        tagged("get", "/b", "b", "audioSpeech"),
        tagged("get", "/c", "c", "con"),
    )
    assert {path: (one.class_, one.module) for path, one in names.resources.items()} == {
        ("audio",): ("Audio", "audio"),
        ("audio", "speech"): ("SpeechOfAudio", "speech_of_audio"),
        ("audio_speech",): ("AudioSpeech", "audio_speech"),
        ("con",): ("Con", "con_"),
    }


def parameter(location: str, name: str) -> Parameter:
    written = Styled(Style.FORM, True)
    return Parameter(name, Location(location), StringType(), Required(), f"#/{location}/{name}", written)


def test_arguments() -> None:
    one = replace(
        operation("get", "/a"),
        parameters=(
            parameter("path", "id"),
            parameter("query", "id"),
            parameter("header", "X-Request-ID"),
            parameter("query", "filter[from]"),
            parameter("query", "from"),
            parameter("query", "body"),
            parameter("query", "$top"),
            parameter("query", "_private"),
        ),
    )
    assert list(named(one).arguments[one.id].values()) == [
        "path_id",
        "query_id",
        "x_request_id",
        "filter_from",
        "from_",
        "body_",
        "top",
        "private",
    ]


WORDS = ["pets", "pet", "get", "list", "Pets", "a", "v1", "_", ".", "-", "close", "import", "1", "é", ""]
texts = st.lists(st.sampled_from(WORDS), max_size=4).map("".join)


@st.composite
def operations(draw: st.DrawFn) -> list[Operation]:
    found: dict[str, Operation] = {}
    for _ in range(draw(st.integers(1, 8))):
        segments = draw(st.lists(st.sampled_from(["pets", "pet", "{id}", "v1", "a.b", "toys"]), max_size=3))
        one = tagged(
            draw(st.sampled_from(["get", "put", "post"])),
            "/" + "/".join(segments),
            draw(texts),
            *draw(st.lists(texts, max_size=2)),
        )
        found[one.id] = one
    return list(found.values())


@settings(deadline=None)
@given(operations(), st.randoms(use_true_random=False))
def test_every_name_can_be_written_and_is_unique(found: list[Operation], chance: random.Random) -> None:
    names, _ = methods(found, (), ())
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert methods(shuffled, (), ())[0] == names
    attributes = [(path[:-1], one.attribute) for path, one in names.resources.items()]
    members = [(names.homes[id], name) for id, name in names.methods.items()]
    assert len({*attributes, *members}) == len(attributes) + len(members)
    for name in (*(name for _, name in attributes), *names.methods.values()):
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")
    assert len({one.class_ for one in names.resources.values()}) == len(names.resources)
    assert len({one.module.casefold() for one in names.resources.values()}) == len(names.resources)


@settings(deadline=None)
@given(operations(), st.sampled_from(["pets", "zebras", "zebras.pets"]))
def test_additions_elsewhere_rename_nothing(found: list[Operation], tag: str) -> None:
    before, _ = methods(found, (), ())
    after, _ = methods([tagged("get", "/zebras", "listZebras", tag), *found], (), ())
    for id, name in before.methods.items():
        # a method of the client itself gives way to a resource of its name
        assert after.methods[id] == name or not before.homes[id]
    assert {path: after.resources[path] for path in before.resources} == before.resources
