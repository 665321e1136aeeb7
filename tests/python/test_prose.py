"""What docstrings say."""

from __future__ import annotations

import pytest
from sdkwright.ir.declarations import ComponentOrigin, Doc, Enumeration, Field, Optional
from sdkwright.ir.types import LiteralType, StringType
from sdkwright.python.models.prose import about_field, said, summary

from tests.python.apis import files, module, record


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A pet. It barks.", "A pet."),
        ("A pet, e.g. A dog. It barks.", "A pet, e.g. A dog."),
        ("Version 1. 2 is old.", "Version 1. 2 is old."),
        ("One\nline.\n\nMore.", "One line."),
        (" A ", "A"),
        ("", ""),
    ],
)
def test_the_first_sentence(text: str, first: str) -> None:
    assert summary(text) == first


def test_a_module_says_what_it_is_about() -> None:
    assert '\n"""Foo: A pet."""\n' in files(record("Foo", doc="A pet. It barks."))["sdk/models/foo.py"]
    assert '"""' not in files(record("Foo"))["sdk/models/foo.py"]


@pytest.mark.parametrize(
    ("doc", "names", "text"),
    [
        (Doc("AccountResponse"), ["AccountResponse"], ""),
        (Doc("", "Account response."), ["AccountResponse"], ""),
        (Doc("Response"), ["AccountResponse"], ""),
        (Doc("ID Number"), ["id_number"], ""),
        (Doc("Guardrails"), ["guard-rails", "guard_rails"], ""),
        (Doc("Type of IPv4 address"), ["IPv4Address"], "Type of IPv4 address"),
        (Doc("A"), ["data"], "A"),
        (Doc("\N{CAT FACE}"), ["Cat"], "\N{CAT FACE}"),
        (Doc("", "\u9867\u5ba2"), ["\u9867\u5ba2"], ""),
        (Doc("bank_account_specs"), ["PostAccountsRequest"], ""),
        (Doc("CreateSomeThing"), ["Other"], ""),
        (Doc("GitHub"), ["Source"], "GitHub"),
        (Doc("A pet of ours", "Pet"), ["Pet"], "A pet of ours"),
        (Doc("Pet", "It barks."), ["Pet"], "It barks."),
        (Doc("", "bank_account_specs"), ["Account"], "bank_account_specs"),
    ],
)
def test_a_name_is_not_repeated(doc: Doc, names: list[str], text: str) -> None:
    assert said(doc, *names) == text


def test_a_note_needs_no_text() -> None:
    name = Field("first_name", StringType(), Optional(), "#/x", Doc("First name", deprecated=True), read_only=True)
    assert about_field(name, "first_name") == "Deprecated. Read-only: only the API sets it."


def test_values_have_names_and_descriptions() -> None:
    type = LiteralType((1, "it's", 3))
    made = Enumeration(
        "#/components/schemas/Foo",
        ComponentOrigin("Foo"),
        type,
        names=("ONE", "", ""),
        descriptions=("The first.", "Second"),
        doc=Doc(description="Sizes.", deprecated=True),
    )
    assert module(made).splitlines() == [
        'Foo: TypeAlias = Literal[1, "it\'s", 3]',
        '"""Sizes.',
        "",
        "Deprecated.",
        "",
        "- `1`: ONE: The first.",
        '- `"it\'s"`: Second',
        '"""',
    ]
