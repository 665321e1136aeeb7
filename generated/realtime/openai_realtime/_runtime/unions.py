"""Unions whose members are told apart by a property."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import MISSING, BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypeAliasType

from .values import is_object


class _Key:
    """The key of a member to which no text and no small number leads."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


TRUE: Final = _Key("True")
FALSE: Final = _Key("False")
OTHER: Final = _Key("other")
NONE: Final = _Key("none")
OPEN: Final = _Key("open")
_OTHERS: Final = frozenset((OTHER, NONE, OPEN))


_EMPTY: Final[tuple[object, ...]] = (NoneType, MISSING)
"""Members of a union that have no tag, and need none."""

_LARGE: Final = 2**63
"""Pydantic knows no larger integers as tags."""


def _key(tag: Any) -> Hashable:
    """The key of a tag's member: to Python `1` and `True` would be the same."""
    if isinstance(tag, bool):
        return TRUE if tag else FALSE
    if isinstance(tag, float) and tag.is_integer():
        return int(tag)
    if isinstance(tag, str) or (isinstance(tag, int) and abs(tag) < _LARGE):
        return tag
    return _Key(repr(tag))


class Tagged:
    """Annotates a union: the value of a property says which member it is.

    Without `mapping`, the tags are what each member's own `Literal` for the property
    admits. `default` is the member for an unknown or absent tag, `absent` that for an
    absent one alone; with `open` an object with an unknown tag stays a dict.
    """

    def __init__(
        self,
        property: str,
        mapping: Mapping[Any, Any] | Sequence[tuple[Any, Any]] | None = None,
        *,
        default: Any = None,
        absent: Any = None,
        open: bool = False,
    ) -> None:
        self.property = property
        self.mapping = mapping
        self.default = default
        self.absent = absent
        self.open = open

    def __repr__(self) -> str:
        return f"Tagged({self.property!r})"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        empty = [member for member in _members(source) if member in _EMPTY]
        members = [member for member in _members(source) if member not in empty]
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
        names = [self.property, *attributes]
        discriminator: list[list[str | int]] | Callable[[Any], Hashable]
        others = self._others()
        if others or not all(isinstance(tag, str) for tag in choices):
            # a member that has a tag is known by that, in errors too
            tags = {id(member): tag for tag, member in reversed([*self.tags(members)])}
            keys = {other: tags.get(id(one), other) for other, one in others.items()}
            discriminator = _finder(names, frozenset(choices), keys)
            for other, member in others.items():
                if keys[other] is other:
                    choices[other] = handler.generate_schema(member)
        else:
            discriminator = [[name] for name in names]
        schema: CoreSchema = core_schema.tagged_union_schema(
            choices,
            discriminator,
            metadata={"pydantic_js_annotation_functions": [self._describe]},
        )
        if NoneType in empty:
            schema = core_schema.nullable_schema(schema)
        if MISSING in empty:
            schema = core_schema.missing_sentinel_schema(schema)
        return schema

    def _others(self) -> dict[Hashable, Any]:
        """The members that no tag leads to, by their keys."""
        found: dict[Hashable, Any] = {}
        if self.default is not None:
            found[OTHER] = self.default
        if self.open:
            found[OPEN] = dict[str, Any]
        if self.absent is not None:
            found[NONE] = self.absent
        return found

    def _describe(
        self, schema: core_schema.TaggedUnionSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        choices: dict[Any, CoreSchema] = {}
        others: list[CoreSchema] = []
        for tag, choice in schema["choices"].items():
            if tag not in _OTHERS:
                choices[repr(tag).lower() if isinstance(tag, _Key) else tag] = choice
            elif choice not in others:
                others.append(choice)
        tagged: Any = {**schema, "choices": choices, "discriminator": self.property}
        described = handler(tagged)
        vague = self._others() or self.mapping is not None
        if vague and "oneOf" in described:
            # a value may be one of another member as well, if that is not told by its tag
            listed: list[Any] = described.pop("oneOf")
            listed += [one for one in map(handler, others) if one not in listed]
            described["anyOf"] = listed
        return described

    def tags(self, members: Iterable[Any]) -> Iterator[tuple[Hashable, Any]]:
        """Each tag, as `_key` has it, with the member that it means."""
        given = self.mapping
        if given is not None:
            pairs = given.items() if isinstance(given, Mapping) else given
            yield from ((_key(tag), member) for tag, member in pairs)
            return
        for member in members:
            if isinstance(inner := _tagged(member), Tagged) and (
                inner.property == self.property and inner.default is None
            ):
                yield from inner.tags(_members(member))
                continue
            found = [tag for leaf in _leaves(member) for tag in self._own_tags(leaf)]
            if not found and member not in self._others().values():
                raise TypeError(
                    f"{member!r} has no literal {self.property!r}: give the mapping"
                )
            yield from ((_key(tag), member) for tag in found)

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


def _finder(
    names: list[str], tags: frozenset[Hashable], others: Mapping[Hashable, Hashable]
) -> Callable[[Any], Hashable]:
    """Finds the key of the member, in an object or an instance."""

    def find(value: Any) -> Hashable:
        if is_object(value):
            tag = value.get(names[0])
        else:
            tag = next(
                (getattr(value, name) for name in names if hasattr(value, name)), None
            )
        if tag is None or tag is MISSING:
            return others.get(NONE, others.get(OTHER))
        key = _key(tag)
        if key in tags:
            return key
        if OPEN in others and isinstance(tag, str):
            return OPEN
        return others.get(OTHER, key)

    find.__name__ = find.__qualname__ = repr(names[0])
    return find
