"""Dataclasses that are made, and make their values, faster than those of the standard library.

A run imports some three hundred and makes hundreds of thousands of values, which took a tenth of its time. To type
checkers this is the decorator of the standard library, and what it makes differs from that in nothing but time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from operator import attrgetter
    from reprlib import recursive_repr

    def dataclass(**settings: bool) -> Any:
        """As `dataclasses.dataclass`; what is frozen and has slots is made here."""
        if settings.get("frozen") and settings.get("slots"):
            return _frozen_without_equality if settings.get("eq") is False else _frozen
        return dataclasses.dataclass(**settings)

    def _frozen(cls: type) -> type:
        made = _frozen_without_equality(cls)
        values = _getter(field.name for field in dataclasses.fields(made) if field.compare)

        def equal(self: object, other: object) -> Any:
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def hashed(self: object) -> int:
            return hash(values(self))

        return _with(made, __eq__=equal, __hash__=hashed)

    def _frozen_without_equality(cls: type) -> type:
        made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
        fields = dataclasses.fields(made)

        @recursive_repr()
        def shown(self: object) -> str:
            parts = [f"{field.name}={getattr(self, field.name)!r}" for field in fields if field.repr]
            return f"{self.__class__.__qualname__}({', '.join(parts)})"

        def state(self: object) -> list[object]:
            return [getattr(self, field.name) for field in fields]

        def restore(self: object, state: list[object]) -> None:
            for field, value in zip(fields, state, strict=True):
                object.__setattr__(self, field.name, value)

        return _with(
            made,
            __init__=_init(made, fields),
            __repr__=shown,
            __getstate__=state,
            __setstate__=restore,
            __setattr__=_no_change,
            __delattr__=_no_change,
        )

    def _no_change(_self: object, name: str, *_value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")

    def _init(made: type, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
        """What fills slots by their descriptors, which is faster than to set attributes by their names."""
        known: dict[str, Any] = {"nothing": dataclasses.MISSING}
        parameters, lines = ["self"], ["pass"]
        for field in fields:
            name = value = field.name
            known[f"set_{name}"] = getattr(made, name).__set__
            if field.default is not dataclasses.MISSING:
                known[f"default_{name}"] = field.default
                parameters.append(f"{name}=default_{name}")
            elif field.default_factory is not dataclasses.MISSING:
                known[f"make_{name}"] = field.default_factory
                parameters.append(f"{name}=nothing")
                value = f"make_{name}() if {name} is nothing else {name}"
            else:
                parameters.append(name)
            lines.append(f"set_{name}(self, {value})")
        exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines), known)
        return known["__init__"]

    def _getter(names: Any) -> Any:
        listed = [*names]
        return attrgetter(*listed) if listed else lambda _: ()

    def _with(made: type, **methods: Any) -> type:
        """The class with methods that it does not say itself."""
        for name, method in methods.items():
            if made.__dict__.get(name) is None:
                setattr(made, name, method)
        return made
