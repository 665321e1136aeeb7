"""Small APIs made by hand, and their pages."""

from __future__ import annotations

from sdkwright.config import Config
from sdkwright.ir.api import Api, Tag
from sdkwright.ir.declarations import ComponentOrigin, Declaration, Doc, Field, Optional, Presence, Record
from sdkwright.ir.http.operations import Operation
from sdkwright.ir.http.security import SecurityScheme
from sdkwright.ir.http.servers import Server
from sdkwright.ir.types import Reference, SchemaId, Type
from sdkwright.names import Names
from sdkwright.python.docs import views
from sdkwright.values import values_of

from tests.python.apis import NO_METHODS
from tests.rendering import rendered


def schema(name: str) -> SchemaId:
    return f"#/components/schemas/{name}"


def ref(name: str) -> Reference:
    return Reference(schema(name))


def origin(name: str) -> ComponentOrigin:
    return ComponentOrigin(name)


def field(name: str, type: Type, presence: Presence | None = None, doc: str = "", **more: bool) -> Field:
    return Field(name, type, presence or Optional(), "#", Doc(description=doc), **more)


def record(name: str, *fields: Field, **more: object) -> Record:
    return Record(schema(name), origin(name), fields, **more)  # type: ignore[arg-type]


def pages(
    *declarations: Declaration,
    operations: tuple[Operation, ...] = (),
    tags: tuple[Tag, ...] = (),
    security: tuple[SecurityScheme, ...] = (),
    open_enums: bool = False,
    attributes: dict[str, dict[str, str]] | None = None,
) -> dict[str, str]:
    """The pages of an API whose classes are called as its schemas."""
    known = {declaration.id: declaration for declaration in declarations}
    api = Api("Shop", "1.2", "Sells.", (Server("https://shop.test"),), known, operations, security, tags)
    classes = {id: id.rpartition("/")[2] for id in known}
    stems = {id: name.lower() for id, name in classes.items()}
    fields = {schema(name): names for name, names in (attributes or {}).items()}
    calls = {operation.id: operation.operation_id.lower() for operation in operations}
    names = Names(classes, stems, fields, calls, {name: name for name in classes.values()}, NO_METHODS, {})
    config = Config(spec="shop.yaml", open_enums=open_enums)
    made = rendered(views(api, names, values_of(api, open_enums=open_enums), config, "shop", "shop.yaml"))
    return {path.removeprefix("docs/"): text for path, text in made.items()}
