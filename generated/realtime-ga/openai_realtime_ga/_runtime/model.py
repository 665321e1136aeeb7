"""The base of every class."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Self,
    cast,
)

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
)
from pydantic_core import CoreSchema, SchemaSerializer, SchemaValidator

from . import codec
from .builds import Build, BuildSerializer
from .changes import change, refuse_wire_names
from .conditions import Condition, checked_class
from .defaults import send_what_changed
from .directions import attend, read_only, write_only
from .exact import change as exact
from .late import MAKING, Annotations, complete
from .marks import EXACT, Schema, is_exact
from .signature import Signature
from .stubs import stub
from .traits import Traits, adapt
from .unknown import keep_apart


class Model(BaseModel):
    """An object of the API.

    Attributes are read, set and given by their Python names, JSON is by the names of
    the API. What is absent reads as the default that its class shows, None or MISSING
    if it has no other; what the API does not name is in `model_extra`.
    """

    model_config = ConfigDict(
        strict=True,
        extra="allow",
        # only `__init__` takes Python names, and those alone
        validate_by_alias=True,
        validate_by_name=False,
        serialize_by_alias=True,
        # what is set later is checked like what is given at first
        validate_assignment=True,
        # an instance of a subclass is encoded whole
        polymorphic_serialization=True,
        # a class costs little until it is used, and then as a part of what uses it
        defer_build=True,
        allow_inf_nan=False,
        ser_json_inf_nan="constants",
        protected_namespaces=(),
    )

    if TYPE_CHECKING:
        __check__: ClassVar[Condition | None]
        __traits__: ClassVar[Traits]
        # may be narrowed to `dict[str, T]`
        __pydantic_extra__: Any = Field(init=False)
    else:  # pydantic looks at annotations anew for each subclass, which takes its time
        __check__ = None
        __traits__ = Traits()
        __signature__ = Signature()

    @classmethod
    def from_json(cls, data: str | bytes) -> Self:
        """Decodes JSON text; raises `pydantic.ValidationError` where it is wrong."""
        return codec.from_json(cls, data)

    @classmethod
    def from_dict(cls, value: Any) -> Self:
        """As `from_json`, from what `json.loads` would give."""
        return codec.from_dict(cls, value)

    def to_json(self, *, indent: int | None = None) -> str:
        """Encodes what was set or received, and no more."""
        return codec.to_json(self, indent=indent)

    def to_dict(self) -> dict[str, Any]:
        """As `to_json`, as what `json.loads` would give."""
        return cast("dict[str, Any]", codec.to_dict(self))

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        """As pydantic's, which would take names of the calling code for its own."""
        with suppress(NameError):  # pydantic says it better
            complete(cls)
        return super().model_rebuild(
            force=force,
            raise_errors=raise_errors,
            _types_namespace=_types_namespace or {},
        )

    @classmethod
    def model_construct(
        cls, _fields_set: set[str] | None = None, **values: Any
    ) -> Self:
        """Makes an object of what is known to be right, by the constructor's names."""
        cls._complete()
        fields = cls.__pydantic_fields__
        given = {
            (fields[name].alias or name) if name in fields else name: value
            for name, value in cls.__traits__.arguments(values).items()
        }
        return super().model_construct(_fields_set, **given)

    def model_copy(
        self, *, update: Mapping[str, Any] | None = None, deep: bool = False
    ) -> Self:
        """A copy; what is changed in it is checked as if it were set."""
        copied = super().model_copy(deep=deep)
        if update:
            change(copied, self.__traits__, update)
        return copied

    @classmethod
    def _complete(cls) -> None:
        validator = cls.__pydantic_validator__
        if isinstance(validator, Build):
            validator.parts()

    if not TYPE_CHECKING:  # type checkers know the parameters from the fields

        def __init__(self, /, **data: Any) -> None:
            """Takes the fields by name; constants need not be given."""
            __tracebackhide__ = True
            self._complete()
            traits = self.__traits__
            if traits.wires:
                refuse_wire_names(type(self), traits, data)
            self.__pydantic_validator__.validate_python(
                traits.arguments(data),
                self_instance=self,
                by_alias=False,
                by_name=True,
            )
            for name in traits.read_only:
                if self.__dict__[name] is MISSING:
                    self.__pydantic_fields_set__.discard(name)

        # keeps decoding from calling it: there, constants must have been sent
        __init__.__pydantic_base_init__ = True

        def __setattr__(self, name: str, value: Any) -> None:
            if _is_property(type(self), name):
                change(self, self.__traits__, {name: value})
            else:
                super().__setattr__(name, value)

        def __delattr__(self, name: str) -> None:
            """Makes a property absent that may be."""
            extra = self.__pydantic_extra__ or {}
            if name in type(self).__pydantic_fields__ or name in extra:
                change(self, self.__traits__, {}, (name,))
            else:
                super().__delattr__(name)

        def __getattr__(self, name: str) -> Any:
            if (
                name in type(self).__pydantic_fields__
            ):  # no unknown property of its name
                raise AttributeError(f"{type(self).__name__!r} object has no {name!r}")
            return super().__getattr__(name)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        MAKING.set(cls)

    @classmethod
    def __pydantic_init_subclass__(cls, **_kwargs: Any) -> None:
        MAKING.set(None)
        # pydantic has read what the annotation says, and keeps the values in a slot
        if "__pydantic_extra__" in cls.__dict__:
            del cls.__pydantic_extra__
        if not cls.__pydantic_fields_complete__:
            cls.__annotations__ = Annotations(cls)
        build = Build(cls)
        cls.__pydantic_validator__ = cast("SchemaValidator", build)
        cls.__pydantic_serializer__ = cast("SchemaSerializer", BuildSerializer(build))

    @classmethod
    def __pydantic_on_complete__(cls) -> None:
        """Pydantic's own signature has the names of the API."""
        del cls.__signature__

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Only what is there."""
        for name in self.__pydantic_fields__:
            value = self.__dict__.get(name, MISSING)
            if name in self.model_fields_set and value is not MISSING:
                yield name, value
        yield from (self.__pydantic_extra__ or {}).items()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        if (found := stub(cls)) is not None:
            return found
        schema = cast("Schema", handler(source))
        if is_exact(schema):
            return cast("CoreSchema", schema)
        part = schema
        while part["type"] != "model-fields":
            part = part["schema"]
        fields: dict[str, Schema] = part["fields"]
        checks = tuple(
            check
            for base in reversed(cls.__mro__)
            if (check := vars(base).get("__check__")) is not None
        )
        traits = cls.__traits__ = adapt(cls, fields, checks)
        for name, field in fields.items():
            field["schema"] = exact(field["schema"], handler)
            if name in traits.read_only:
                field["schema"] = read_only(field["schema"])
            elif name in traits.write_only:
                field["schema"] = write_only(field["schema"])
        attend(cls, traits.read_only | traits.write_only)
        if "extras_schema" in part:
            part["extras_schema"] = exact(part["extras_schema"], handler)
        if traits.mutable:
            send_what_changed(cls, schema, traits.mutable)
        outer = keep_apart(cls, schema, fields, traits)
        if checks:
            outer = cast("Schema", checked_class(cast("CoreSchema", outer), checks))
        if outer is not schema:
            outer["ref"] = schema.pop("ref")
        outer.setdefault("metadata", {})[EXACT] = True
        return cast("CoreSchema", outer)


def _is_property(cls: type[Model], name: str) -> bool:
    """Whether a name means a property of the API, known or unknown."""
    if name in cls.__pydantic_fields__:
        return True
    if name.startswith("_"):
        return False
    for base in cls.__mro__:
        if name in vars(base):
            if hasattr(vars(base)[name], "__get__"):
                raise AttributeError(
                    f"{name!r} is no property: it belongs to the class"
                )
            return False
    return True
