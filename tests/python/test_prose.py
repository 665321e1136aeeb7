"""What docstrings say."""

from __future__ import annotations

import pytest
from sdkwright.ir.declarations import ComponentOrigin, Doc, Enumeration
from sdkwright.ir.types import LiteralType
from sdkwright.python.models.prose import summary

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
    assert '\n"""Foo."""\n' in files(record("Foo"))["sdk/models/foo.py"]


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
