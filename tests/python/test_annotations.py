"""Types as annotations."""

from __future__ import annotations

import pytest
from sdkwright.config import Config
from sdkwright.ir.declarations import Constant, Field
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
from sdkwright.jsonvalue.types import Json

from tests.python.apis import alias, body, field, files, module, record, ref, required, union

STRING = StringType()
INTEGER = IntegerType()
CHECK = Check({"not": {"const": 1}}, ("not",))


@pytest.mark.parametrize(
    ("type", "annotation"),
    [
        (STRING, "str"),
        (StringType(min_length=1, max_length=9), "Annotated[str, Field(min_length=1, max_length=9)]"),
        (StringType(pattern="^a$"), 'Annotated[str, Field(pattern="^a$")]'),
        (StringType(pattern=r"(?<=a)b", min_length=1), 'Annotated[str, Field(min_length=1), Pattern("(?<=a)b")]'),
        (StringType(Format.DATE_TIME), "DateTime"),
        (StringType(Format.BYTE), "Base64"),
        (StringType(Format.DATE, min_length=1), 'Annotated[Date, Check({"minLength": 1})]'),
        (StringType(Format.URI, max_length=9), "Annotated[Uri, Field(max_length=9)]"),
        (INTEGER, "int"),
        (IntegerType(Bounds(1, None, None, 10**20)), "Annotated[int, Field(ge=1, lt=100000000000000000000)]"),
        (
            NumberType(Bounds(None, 1.5, -1e22, None, 0.01)),
            "Annotated[float, Field(gt=-1e22, le=1.5, multiple_of=0.01)]",
        ),
        (BooleanType(), "bool"),
        (NullType(), "None"),
        (LiteralType(("a", 1, True)), 'Literal["a", 1, True]'),
        (ListType(STRING), "list[str]"),
        (ListType(STRING, 1, 2, True), "Annotated[list[str], Field(min_length=1, max_length=2), UniqueItems()]"),
        (TupleType((STRING, INTEGER)), "tuple[str, int]"),
        (TupleType(()), "tuple[()]"),
        (MapType(INTEGER), "dict[str, int]"),
        (MapType(INTEGER, StringType(max_length=3)), "dict[Annotated[str, Field(max_length=3)], int]"),
        (MapType(INTEGER, None, 1, 2), "Annotated[dict[str, int], Field(min_length=1, max_length=2)]"),
        (NullableType(STRING), "str | None"),
        (NullableType(StringType(min_length=1)), "Annotated[str | None, Field(min_length=1)]"),
        (UnionType((STRING, INTEGER), Untagged()), "str | int"),
        (NullableType(UnionType((STRING, STRING), Untagged())), "str | None"),
        (AnyType(), "Any"),
        (NeverType(), "Never"),
        (CheckedType(STRING, CHECK), 'Annotated[str, Check({"not": {"const": 1}})]'),
        (
            CheckedType(StringType(max_length=1), CHECK),
            'Annotated[str, Field(max_length=1), Check({"not": {"const": 1}})]',
        ),
        (ref("Elsewhere"), "Any"),
    ],
)
def test_types(type: Type, annotation: str) -> None:
    flat = " ".join(body(required("x", type)).split()).replace("[ ", "[").replace(" ]", "]")
    assert flat == f"x: {annotation}"


def test_open_enumerations_admit_any_string() -> None:
    config = Config("spec.yaml", open_enums=True)
    lines = body(
        required("a", LiteralType(("a",))),
        required("b", LiteralType((1, 2))),
        required("c", ListType(LiteralType(("a", "b")))),
        field("d", LiteralType(("a",)), Constant("a")),
        config=config,
    )
    assert lines.splitlines() == [
        'a: Literal["a"] | str',
        "b: Literal[1, 2]",
        'c: list[Literal["a", "b"] | str]',
        'd: Literal["a"] = "a"',
    ]


def tag(*values: str | int | bool) -> Field:
    if len(values) == 1:
        return field("type", LiteralType(values), Constant(values[0]))
    return required("type", LiteralType(values))


A = record("A", tag("a"))
B = record("B", tag("b", "c"))
PLAIN = record("Plain", required("type", STRING))
ITSELF = TaggedBy("type", (("a", 0), ("b", 1), ("c", 1)))


def tagged(tagging: TaggedBy, *variants: Type, open_enums: bool = False) -> str:
    config = Config("spec.yaml", open_enums=open_enums)
    text = module(union("Foo", *variants, tagging=tagging), A, B, PLAIN, config=config)
    return " ".join(text.removeprefix("Foo: TypeAlias = ").split())


def test_tags_that_the_classes_give_themselves() -> None:
    assert tagged(ITSELF, ref("A"), ref("B")) == 'Annotated[A | B, Tagged("type")]'


def test_a_mapping_where_a_class_does_not_say_its_tag() -> None:
    found = tagged(TaggedBy("type", (("a", 0), ("p", 1))), ref("A"), ref("Plain"))
    assert found == 'Annotated[A | Plain, Tagged("type", {"a": A, "p": Plain})]'


def test_a_mapping_where_it_says_more_than_the_classes() -> None:
    found = tagged(TaggedBy("type", (("a", 0), ("z", 0), ("b", 1), ("c", 1))), ref("A"), ref("B"))
    assert found == 'Annotated[A | B, Tagged("type", {"a": A, "z": A, "b": B, "c": B})]'


def test_a_variant_for_other_tags() -> None:
    found = tagged(TaggedBy("type", (("a", 0),), 1), ref("A"), ref("Plain"))
    assert found == 'Annotated[A | Plain, Tagged("type", {"a": A}, default=Plain)]'


def test_tags_that_are_true_and_one_differ() -> None:
    text = module(
        union("Foo", ref("One"), ref("Yes"), tagging=TaggedBy("type", ((True, 0), (1, 1)))),
        record("One", tag(1)),
        record("Yes", tag(True)),
    )
    assert "[(True, One), (1, Yes)]" in text


def test_unions_of_unions_know_their_tags() -> None:
    inner = union("Inner", ref("A"), ref("B"), tagging=ITSELF)
    outer = union("Foo", ref("Inner"), ref("C"), tagging=TaggedBy("type", (("a", 0), ("b", 0), ("c", 0), ("d", 1))))
    assert 'Annotated[Inner | C, Tagged("type")]' in module(outer, inner, A, B, record("C", tag("d")))


def test_open_enumerations_keep_objects_with_an_unknown_tag() -> None:
    found = tagged(TaggedBy("type", (("a", 0),)), ref("A"), open_enums=True)
    assert found == 'Annotated[A | dict[str, Any], Tagged("type", open=True)]'


def test_open_enumerations_name_the_tags_that_are_open_themselves() -> None:
    found = tagged(ITSELF, ref("A"), ref("B"), open_enums=True)
    assert found == 'Annotated[ A | B | dict[str, Any], Tagged("type", {"a": A, "b": B, "c": B}, open=True) ]'


def test_null_has_no_tag() -> None:
    text = module(union("Foo", ref("A"), ref("B"), tagging=ITSELF, nullable=True), A, B)
    assert text.startswith('Foo: TypeAlias = Annotated[A | B | None, Tagged("type")]')


def test_constraints_do_not_concern_null() -> None:
    short = NullableType(StringType(max_length=1, pattern="^(?=a)"))
    marked = 'Annotated[str | None | MISSING, Field(max_length=1), Pattern("^(?=a)")]'
    assert body(field("x", short)) == f"x: {marked} = MISSING"
    assert body(required("x", UnionType((INTEGER, short), Untagged()))) == (
        'x: int | Annotated[str, Field(max_length=1), Pattern("^(?=a)")] | None'
    )


def test_a_check_concerns_null_too() -> None:
    check = Check({"not": {"const": "a"}}, ("not",))
    inside = field("x", NullableType(CheckedType(STRING, check)))
    assert body(inside) == 'x: Annotated[str, Check({"not": {"const": "a"}})] | None | MISSING = MISSING'
    outside = field("x", CheckedType(NullableType(STRING), check))
    assert body(outside) == 'x: Annotated[str | None, Check({"not": {"const": "a"}})] | MISSING = MISSING'


def test_an_alias_of_any_type() -> None:
    assert module(alias("Foo", ListType(INTEGER), "Some.")) == 'Foo: TypeAlias = list[int]\n"""Some."""\n'


def test_literals_of_one_union_are_written_together() -> None:
    union = UnionType((LiteralType(("a",)), STRING, LiteralType(("b", "a"))), Untagged())
    assert body(required("x", union)) == 'x: Literal["a", "b"] | str'
    assert body(field("x", NullableType(union))) == 'x: Literal["a", "b"] | str | None | MISSING = MISSING'


def test_types_that_nest_too_deep_for_python_end_in_any_value() -> None:
    deep: Type = STRING
    for _ in range(150):
        deep = ListType(deep, min_items=1)
    text = body(required("x", deep))
    assert "Any" in text
    assert 30 < text.count("list[") < 60
    compile(text, "", "exec")


def test_checks_that_nest_too_deep_for_python_are_json() -> None:
    schema: Json = {"type": "string"}
    for _ in range(100):
        schema = {"not": schema}
    text = files(record("Foo", required("x", CheckedType(STRING, Check(schema, ("not",))))))["sdk/models/foo.py"]
    assert "Check(\n            loads(" in text
    assert "from json import loads\nfrom typing import Annotated\n" in text
