"""Small APIs made by hand, and the modules that come of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sdkwright.config import Config
from sdkwright.ir.api import Api
from sdkwright.ir.declarations import (
    NO_DOC,
    Alias,
    ComponentOrigin,
    Declaration,
    Doc,
    Enumeration,
    Extra,
    Field,
    InlineOrigin,
    Open,
    Optional,
    Presence,
    PropertyStep,
    Record,
    Required,
    Union,
)
from sdkwright.ir.types import Check, LiteralType, Reference, Tagging, Type, Untagged
from sdkwright.names import Methods, Names
from sdkwright.python import arrange, package
from sdkwright.values import values_of

from tests.rendering import rendered

CONFIG = Config("spec.yaml")

NO_METHODS = Methods({}, {}, {}, {}, {}, {}, {}, {}, {})


def ref(name: str) -> Reference:
    return Reference(pointer(name))


def pointer(name: str) -> str:
    return f"#/components/schemas/{name}"


def field(name: str, type: Type, presence: Presence | None = None, doc: str = "", **more: bool) -> Field:
    return Field(name, type, presence or Optional(), "", Doc(description=doc) if doc else NO_DOC, **more)


def required(name: str, type: Type) -> Field:
    return field(name, type, Required())


def record(
    name: str,
    *fields: Field,
    extra: Extra | None = None,
    base: str | None = None,
    check: Check | None = None,
    doc: str = "",
    inside: str | None = None,
) -> Record:
    origin = InlineOrigin(pointer(inside), (PropertyStep(name),)) if inside else ComponentOrigin(name)
    above = pointer(base) if base else None
    return Record(pointer(name), origin, fields, extra or Open(), above, check, Doc(description=doc))


def alias(name: str, type: Type, doc: str = "") -> Alias:
    return Alias(pointer(name), ComponentOrigin(name), type, Doc(description=doc))


def enumeration(name: str, *values: str | int, nullable: bool = False) -> Enumeration:
    return Enumeration(pointer(name), ComponentOrigin(name), LiteralType(values), nullable)


def union(
    name: str, *variants: Type, tagging: Tagging | None = None, nullable: bool = False, inside: str | None = None
) -> Union:
    origin = InlineOrigin(pointer(inside), (PropertyStep(name),)) if inside else ComponentOrigin(name)
    return Union(pointer(name), origin, variants, tagging or Untagged(), nullable)


def api(*declarations: Declaration) -> Api:
    return Api("Pets", "1", "", (), {declaration.id: declaration for declaration in declarations}, ())


def names(made: Api, attributes: Mapping[str, str]) -> Names:
    """Classes are called like their components, attributes like their properties unless `attributes` says otherwise."""
    classes = {id: id.rsplit("/", 1)[1] for id in made.declarations}
    fields = {
        id: {field.name: attributes.get(field.name, field.name) for field in declaration.fields}
        for id, declaration in made.declarations.items()
        if isinstance(declaration, Record)
    }
    components = {name: name for name in classes.values()}
    return Names(classes, {id: name.lower() for id, name in classes.items()}, fields, {}, components, NO_METHODS, {})


def files(
    *declarations: Declaration,
    attributes: Mapping[str, str] | None = None,
    config: Config = CONFIG,
    components: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The files of the package `sdk` that holds the declarations."""
    made = api(*declarations)
    given = names(made, attributes or {})
    if components:
        given = replace(given, components=components)
    built = package(
        made, given, values_of(made, open_enums=config.open_enums), config, "sdk", config.spec, arrange(made, given)
    )
    return rendered(built.families, built.copies, needed="sdk/_runtime")


def module(*declarations: Declaration, attributes: Mapping[str, str] | None = None, config: Config = CONFIG) -> str:
    """What the module of the first declaration holds below its imports."""
    text = files(*declarations, attributes=attributes, config=config)[f"sdk/models/{stem(declarations[0])}.py"]
    lines = text.splitlines(keepends=True)
    last = max(number for number, line in enumerate(lines) if line.startswith("from "))
    return "".join(lines[last:]).split("\n\n", 1)[1].lstrip("\n")


def stem(declaration: Declaration) -> str:
    return declaration.id.rsplit("/", 1)[1].lower()


def body(*fields: Field, config: Config = CONFIG, attributes: Mapping[str, str] | None = None) -> str:
    """What a class with these fields holds, without indentation."""
    text = module(record("Foo", *fields), config=config, attributes=attributes)
    return "\n".join(line[4:] for line in text.splitlines()[1:])
