"""The base of every class."""

from collections.abc import Iterator, Mapping
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
    ValidationError,
)
from pydantic_core import CoreSchema

from . import codec
from .checks import Check, checked
from .exact import change
from .marks import EXACT, Schema, is_exact, mark


class Model(BaseModel):
    """An object of the API.

    Attributes are read, set and given by their Python names, JSON is by the names of
    the API. What is absent is MISSING, what the API does not name is in `model_extra`.
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
        __check__: ClassVar[Check | None]
        __checks__: ClassVar[tuple[Check, ...]]
        __constants__: ClassVar[Mapping[str, Any]]
        __absent_as_none__: ClassVar[frozenset[str]]
        # may be narrowed to `dict[str, T]`
        __pydantic_extra__: Any = Field(init=False)
    else:  # pydantic looks at annotations anew for each subclass, which takes its time
        __check__ = None
        __checks__ = ()
        __constants__ = {}
        __absent_as_none__ = frozenset()

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
        return super().model_rebuild(
            force=force,
            raise_errors=raise_errors,
            _types_namespace=_types_namespace or {},
        )

    if not TYPE_CHECKING:  # type checkers know the parameters from the fields

        def __init__(self, /, **data: Any) -> None:
            """Takes the fields by name; constants need not be given."""
            __tracebackhide__ = True
            if not self.__pydantic_complete__:
                type(self).model_rebuild()
            if self.__absent_as_none__:
                for name in self.__absent_as_none__ & data.keys():
                    if data[name] is None:
                        del data[name]
            self.__pydantic_validator__.validate_python(
                {**self.__constants__, **data},
                self_instance=self,
                by_alias=False,
                by_name=True,
            )

        # keeps decoding from calling it: there, constants must have been sent
        __init__.__pydantic_base_init__ = True

        def __setattr__(self, name: str, value: Any) -> None:
            if value is None and name in self.__absent_as_none__:
                self.__dict__[name] = None
                self.__pydantic_fields_set__.discard(name)
                return
            before = self.__getstate__() if self.__checks__ else None
            try:
                super().__setattr__(name, value)
            except ValidationError:
                if before is not None:  # checks judge the object as it has become
                    self.__setstate__(before)
                raise

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Only what is there."""
        for name, value in super().__repr_args__():
            if name not in type(self).__pydantic_fields__ or (
                name in self.model_fields_set and value is not MISSING
            ):
                yield name, value

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = cast("Schema", handler(source))
        if is_exact(schema):
            return cast("CoreSchema", schema)
        fields = schema
        while fields["type"] != "model-fields":
            fields = fields["schema"]
        cls.__constants__ = _change_constants(fields["fields"])
        cls.__absent_as_none__ = _change_absent_as_none(fields["fields"])
        for field in fields["fields"].values():
            field["schema"] = change(field["schema"], handler)
        if "extras_schema" in fields:
            fields["extras_schema"] = change(fields["extras_schema"], handler)
        cls.__checks__ = tuple(
            check
            for base in reversed(cls.__mro__)
            if (check := vars(base).get("__check__")) is not None
        )
        if cls.__checks__:
            ref = schema.pop("ref")
            schema = cast("Schema", checked(cast("CoreSchema", schema), cls.__checks__))
            schema["ref"] = ref
        schema.setdefault("metadata", {})[EXACT] = True
        return cast("CoreSchema", schema)


def _change_constants(fields: Mapping[str, Schema]) -> Mapping[str, Any]:
    """Makes fields required whose default is all they can be.

    Gives the defaults of these, and of those that are implied.
    """
    constants: dict[str, Any] = {}
    for name, field in fields.items():
        schema: Schema = field["schema"]
        inner: Schema = schema.get("schema") or {}
        value = schema.get("default")
        marker = mark(inner)
        if marker in ("Implied", "Preset"):
            constants[name] = value
        is_constant = inner.get("type") == "literal" and inner["expected"] == [value]
        if marker == "Preset" or (is_constant and marker is None):
            constants[name] = value
            field["schema"] = inner
    return constants


def _change_absent_as_none(fields: Mapping[str, Schema]) -> frozenset[str]:
    """Lets fields refuse null whose None stands for absence; gives their names."""
    names: set[str] = set()
    for name, field in fields.items():
        schema: Schema = field["schema"]
        inner: Schema = schema.get("schema") or {}
        if (
            inner.get("type") == "nullable"
            and schema.get("default", ...) is None
            and mark(inner) is None
        ):
            names.add(name)
            schema["schema"] = inner["schema"]
    return frozenset(names)
