from __future__ import annotations

from dataclasses import replace

import pytest
from sdkwright.ir.declarations import (
    Alias,
    Closed,
    Constant,
    Defaulted,
    Doc,
    Enumeration,
    InlineOrigin,
    Optional,
    PropertyStep,
    Required,
    Typed,
    Union,
    VariantsOrigin,
)
from sdkwright.ir.types import (
    AnyType,
    BooleanType,
    Bounds,
    Check,
    CheckedType,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    NullType,
    NumberType,
    StringType,
    TaggedBy,
    TupleType,
    Type,
    UnionType,
    Untagged,
)

from .apis import field, origin, pages, record, ref, schema
from .building import row
from .links import dead_links

CAT = record("Cat", field("type", LiteralType(("cat",)), Constant("cat")), doc=Doc(description="Meows. Often."))
DOG = record("Dog", field("type", LiteralType(("dog",)), Constant("dog")))
MANY = tuple(f"value number {number}" for number in range(9))


@pytest.mark.parametrize(
    ("type", "shown"),
    [
        (StringType(), "**str**"),
        (StringType(Format.DATE_TIME), "**datetime**"),
        (IntegerType(), "**int**"),
        (NumberType(), "**float**"),
        (BooleanType(), "**bool**"),
        (NullType(), "**None**"),
        (AnyType(), "**Any**"),
        (NeverType(), "**Never**"),
        (LiteralType(("a", 1, True)), '**Literal["a", 1, True]**'),
        (LiteralType(("a|b", "]*")), r'**Literal["a\|b", "\]\*"]**'),
        (LiteralType(MANY), "**str**"),
        (LiteralType((*MANY, 1)), r"**str \| int**"),
        (ListType(StringType()), "**list[str]**"),
        (MapType(IntegerType()), "**dict[str, int]**"),
        (TupleType((StringType(), IntegerType())), "**tuple[str, int]**"),
        (TupleType(()), "**tuple[()]**"),
        (NullableType(StringType()), r"**str \| None**"),
        (CheckedType(StringType(), Check({"not": {}}, ("not",))), "**str**"),
        (ref("Cat"), "[**Cat**](Cat.md)"),
        (ListType(ref("Cat")), "[**list[Cat]**](Cat.md)"),
        (NullableType(ref("Cat")), r"[**Cat \| None**](Cat.md)"),
        (UnionType((ref("Cat"), ref("Dog")), Untagged()), r"**[Cat](Cat.md) \| [Dog](Dog.md)**"),
        (ListType(UnionType((ref("Cat"), ref("Dog")), Untagged())), r"**list[[Cat](Cat.md) \| [Dog](Dog.md)]**"),
    ],
)
def test_types(type: Type, shown: str) -> None:
    made = pages(CAT, DOG, record("Page", field("x", type)))
    assert row(made["models/Page.md"], "x")[1] == shown
    assert list(dead_links(made)) == []


@pytest.mark.parametrize(
    ("type", "shown"),
    [
        (StringType(), ""),
        (StringType(Format.UUID), "Format `uuid`."),
        (StringType(min_length=1, max_length=9), "1 to 9 characters."),
        (StringType(min_length=2, max_length=2), "Exactly 2 characters."),
        (StringType(min_length=1), "At least 1 character."),
        (StringType(max_length=8), "At most 8 characters."),
        (StringType(pattern="^a|b$"), "Matches <code>^a&#124;b&#36;</code>."),
        (NumberType(Bounds(0.6, 1.2)), "At least `0.6`; at most `1.2`."),
        (IntegerType(Bounds(None, None, 0, 9, 3)), "More than `0`; less than `9`; a multiple of `3`."),
        (ListType(StringType(), 1, 4, True), "1 to 4 items; no two items equal."),
        (ListType(IntegerType(Bounds(1))), "Each item: at least `1`."),
        (
            MapType(StringType(max_length=5), StringType(max_length=3), None, 2),
            "At most 2 entries; each key: at most 3 characters; each value: at most 5 characters.",
        ),
        (LiteralType(("a", "b")), ""),
        (LiteralType(MANY), f"One of {', '.join(f'`{chr(34)}{one}{chr(34)}`' for one in MANY)}."),
        (CheckedType(StringType(), Check({"not": {}}, ("not",))), "Also checked: `not`."),
        (UnionType((IntegerType(Bounds(1)), StringType()), Untagged()), "**int**: at least `1`."),
    ],
)
def test_limits(type: Type, shown: str) -> None:
    made = pages(record("Page", field("x", type, doc="Text."), field("y", type)))
    described = f"Text.<br>{shown}" if shown else "Text."
    lines = made["models/Page.md"].splitlines()
    line, bare = (next(part for part in lines if part.startswith(f"**{name}**")) for name in "xy")
    assert f" | {described} | [optional]" in line
    assert f" | {shown} | [optional]" in bare


@pytest.mark.parametrize(
    ("made", "notes"),
    [
        (field("x", StringType(), Required()), ""),
        (field("x", StringType(), Optional()), "[optional]"),
        (field("x", StringType(), Defaulted("it's")), '[optional] [default to "it\'s"]'),
        (field("x", StringType(), Defaulted("a|b")), r"[optional] [default to 'a\|b']"),
        (field("x", BooleanType(), Defaulted(True)), "[optional] [default to True]"),
        (field("x", ListType(StringType()), Defaulted(["a"])), r'[optional] [default to \["a"\]]'),
        (field("x", NullableType(StringType()), Defaulted(None)), "[optional] [default to None] [nullable]"),
        (field("x", LiteralType(("k",)), Constant("k")), "[always 'k']"),
        (field("x", StringType(), read_only=True), "[optional] [read-only]"),
        (field("x", StringType(), write_only=True), "[optional] [write-only]"),
        (replace(field("x", StringType()), doc=Doc(deprecated=True)), "[optional] [deprecated]"),
    ],
)
def test_notes(made: object, notes: str) -> None:
    page = pages(record("Page", made))["models/Page.md"]  # type: ignore[arg-type]
    line = next(part for part in page.splitlines() if part.startswith("**x**"))
    assert line.endswith(f" | {notes}" if notes else " |")


def test_names_are_those_of_the_wire() -> None:
    page = pages(record("Page", field("from", StringType())), attributes={"Page": {"from": "from_"}})["models/Page.md"]
    assert "**from** (`from_`) | **str**" in page


def test_what_is_inherited_is_marked() -> None:
    base = record("Base", field("id", StringType()), field("kind", StringType()))
    child = record("Child", field("kind", IntegerType()), field("more", StringType()), base=schema("Base"))
    made = pages(base, child)
    page = made["models/Child.md"]
    assert "Extends [**Base**](Base.md)." in page
    assert row(page, "id")[3] == "[optional] [from [Base](Base.md)]"
    assert row(page, "kind")[1] == "**int**"
    assert row(page, "more")[3] == "[optional]"
    assert "- [Child](Child.md)" in made["models/Base.md"]


def test_other_properties() -> None:
    made = pages(record("Shut", extra=Closed()), record("Numbers", extra=Typed(IntegerType(Bounds(1)))), record("Free"))
    assert "No other properties are allowed." in made["models/Shut.md"]
    assert "Other properties are of type **int**. Each: At least `1`." in made["models/Numbers.md"]
    assert "ther properties" not in made["models/Free.md"]


def test_a_tagged_union() -> None:
    tagging = TaggedBy("type", (("cat", 0), ("kitten", 0), ("dog", 1)), 1)
    union = Union(schema("Pet"), origin("Pet"), (ref("Cat"), ref("Dog")), tagging, nullable=True)
    page = pages(CAT, DOG, union)["models/Pet.md"]
    assert "the property `type` tells which" in page
    assert "Without a tag that is listed, it is [**Dog**](Dog.md)." in page
    assert "May be null." in page
    assert '`"cat"`, `"kitten"` | [**Cat**](Cat.md) | Meows.' in page
    assert '`"dog"` | [**Dog**](Dog.md) |' in page


def test_an_untagged_union() -> None:
    union = Union(schema("Some"), origin("Some"), (StringType(max_length=3), ref("Cat")), Untagged())
    page = pages(CAT, union)["models/Some.md"]
    assert "\nType | Description\n" in page
    assert "**str** | At most 3 characters." in page
    assert "[**Cat**](Cat.md) | Meows." in page


def test_an_enumeration() -> None:
    plain = Enumeration(schema("Plain"), origin("Plain"), LiteralType(("a|", 1)), nullable=True)
    named = Enumeration(
        schema("Named"), origin("Named"), LiteralType(("a", "b")), names=("A", "B"), descriptions=("x|",)
    )
    made = pages(plain, named)
    assert '- <code>"a&#124;"</code>\n- `1`\n' in made["models/Plain.md"]
    assert "May be null." in made["models/Plain.md"]
    assert '\n`"a"` | A | x\\|\n`"b"` | B |\n' in made["models/Named.md"]


def test_open_enumerations() -> None:
    enumeration = Enumeration(schema("E"), origin("E"), LiteralType(("a",)))
    made = pages(enumeration, record("Page", field("x", LiteralType(("b",)))), open_enums=True)
    assert "Other strings are admitted too." in made["models/E.md"]
    assert row(made["models/Page.md"], "x")[1] == r'**Literal["b"] \| str**'


def test_an_alias() -> None:
    page = pages(CAT, Alias(schema("Cats"), origin("Cats"), ListType(ref("Cat"), 1)))["models/Cats.md"]
    assert "Another name for [**list[Cat]**](Cat.md). At least 1 item." in page


def test_what_is_deprecated_says_so() -> None:
    page = pages(record("Old", doc=Doc(description="Of old.", deprecated=True)))["models/Old.md"]
    assert "# Old\n\nOf old.\n\n**Deprecated.**\n" in page


def test_inline_classes_know_their_owner_and_stand_under_it() -> None:
    inner = record("Inner")
    inner = replace(inner, origin=InlineOrigin(schema("Outer"), (PropertyStep("inner"),)))
    made = pages(record("Outer", field("inner", ref("Inner")), doc=Doc(description="Holds. More.")), inner)
    assert "Part of [Outer](Outer.md)." in made["models/Inner.md"]
    assert "- [Outer](models/Outer.md): Holds.\n    - [Inner](models/Inner.md)\n" in made["index.md"]
    assert "## Used in\n\n- [Outer](Outer.md)\n" in made["models/Inner.md"]


def test_a_title_serves_where_there_is_no_description_and_it_says_more_than_the_name() -> None:
    told = record("Told", doc=Doc(title="What it is"))
    named = record("AccountSettings", doc=Doc(title="account_settings"))
    made = pages(told, named)
    assert "# Told\n\nWhat it is\n" in made["models/Told.md"]
    assert "account_settings" not in made["models/AccountSettings.md"]
    assert "- [AccountSettings](models/AccountSettings.md)\n- [Told](models/Told.md): What it is\n" in made["index.md"]


def test_the_union_of_a_parent_and_its_children_says_so() -> None:
    union = Union(f"{schema('Cat')}?", VariantsOrigin(schema("Cat")), (ref("Cat"), ref("Dog")), Untagged())
    made = pages(CAT, DOG, union)
    page = next(text for path, text in made.items() if path not in ("index.md", "models/Cat.md", "models/Dog.md"))
    assert "[Cat](Cat.md) and what extends it." in page
    assert "- [Cat](models/Cat.md): Meows.\n    - [" in made["index.md"]
    alone = pages(CAT, DOG, replace(union, variants=(ref("Dog"),)))
    assert any("What extends [Cat](Cat.md)." in text for text in alone.values())


def test_a_default_of_another_type_is_told() -> None:
    odd = replace(field("x", IntegerType(Bounds(1)), doc="Odd."), stated_default='"a|b"')
    told = 'Its default is said to be <code>"a&#124;b"</code>, which cannot be used.'
    page = pages(record("Page", odd))["models/Page.md"]
    assert row(page, "x")[2:] == [f"Odd.<br>At least `1`.<br>{told}", "[optional]"]
