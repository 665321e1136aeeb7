"""Unions whose members are told apart by a property."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypeAliasType

from .values import is_object


class _Other:
    """The key of the member for any other tag, unlike each tag there may be."""

    def __repr__(self) -> str:
        return "other"


OTHER: Final = _Other()


class Tagged:
    """Annotates a union: the value of a property says which member it is.

    Without `mapping`, the tags are what each member's own `Literal` for the property
    admits. `default` is the member for an unknown or absent tag; with `open` such an
    object stays a dict.
    """

    def __init__(
        self,
        property: str,
        mapping: Mapping[Any, Any] | None = None,
        *,
        default: Any = None,
        open: bool = False,
    ) -> None:
        self.property = property
        self.mapping = mapping
        self.default: Any = dict[str, Any] if open else default

    def __repr__(self) -> str:
        return f"Tagged({self.property!r})"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = [member for member in _members(source) if member is not NoneType]
        schemas: dict[int, CoreSchema] = {}
        choices: dict[Hashable, CoreSchema] = {}
        for tag, member in self.tags(members):
            if id(member) not in schemas:
                schemas[id(member)] = handler.generate_schema(member)
            choices[tag] = schemas[id(member)]
        attributes = sorted(
            {name for member in members for name in _attributes(member, self.property)}
            - {self.property}
        )
        discriminator: list[list[str | int]] | Callable[[Any], Hashable]
        if self.default is None:
            discriminator = [[name] for name in (self.property, *attributes)]
        else:
            names = [self.property, *attributes]
            discriminator = _with_default(names, frozenset(choices))
            choices[OTHER] = handler.generate_schema(self.default)
        schema: CoreSchema = core_schema.tagged_union_schema(
            choices,
            discriminator,
            metadata={"pydantic_js_functions": [self._describe]},
        )
        if NoneType in _members(source):
            schema = core_schema.nullable_schema(schema)
        return schema

    def _describe(
        self, schema: core_schema.TaggedUnionSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler({**schema, "discriminator": self.property})

    def tags(self, members: Iterable[Any]) -> Iterator[tuple[Hashable, Any]]:
        """Each tag, with the member that it means."""
        if self.mapping is not None:
            yield from self.mapping.items()
            return
        for member in members:
            if isinstance(inner := _tagged(member), Tagged) and (
                inner.property == self.property and inner.default is None
            ):
                yield from inner.tags(_members(member))
                continue
            found = [tag for leaf in _leaves(member) for tag in self._own_tags(leaf)]
            if not found and member != self.default:
                raise TypeError(
                    f"{member!r} has no literal {self.property!r}: give the mapping"
                )
            yield from ((tag, member) for tag in found)

    def _own_tags(self, model: type[BaseModel]) -> tuple[Hashable, ...]:
        for name in _attributes(model, self.property):
            annotation = model.__pydantic_fields__[name].annotation
            if get_origin(annotation) is Literal:
                return get_args(annotation)
        return ()


def _members(type_: Any) -> tuple[Any, ...]:
    """The members of a union, whatever it is wrapped in; those of unions in it too."""
    if isinstance(type_, TypeAliasType):
        return _members(type_.__value__)
    origin = get_origin(type_)
    if origin is Annotated:
        return _members(get_args(type_)[0])
    return get_args(type_) if origin in (Union, UnionType) else (type_,)


def _leaves(type_: Any) -> Iterator[type[BaseModel]]:
    """The classes that a member of a union may be."""
    for member in _members(type_):
        if member is not type_:
            yield from _leaves(member)
        elif isinstance(member, type) and issubclass(member, BaseModel):
            yield member


def _tagged(type_: Any) -> Any:
    markers = get_args(type_)[1:] if get_origin(type_) is Annotated else ()
    return markers[0] if markers else None


def _attributes(type_: Any, property_: str) -> list[str]:
    """The Python names that a property has in the classes of a member."""
    return [
        name
        for leaf in _leaves(type_)
        for name, field in leaf.__pydantic_fields__.items()
        if (field.alias or name) == property_
    ]


def _with_default(
    names: list[str], tags: frozenset[Hashable]
) -> Callable[[Any], Hashable]:
    """Finds the tag where there may be none, in an object or an instance."""

    def find(value: Any) -> Hashable:
        if is_object(value):
            tag = value.get(names[0])
        else:
            tag = next(
                (getattr(value, name) for name in names if hasattr(value, name)), None
            )
        return tag if isinstance(tag, (str, int)) and tag in tags else OTHER

    return find
