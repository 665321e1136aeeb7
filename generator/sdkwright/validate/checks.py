"""openapi-spec-validator, made to say where and to waste no time; what it finds stays the same.

It finds what it finds by walking the description with one small validator for each kind of object. Each is wrapped to
remember the object that it was looking at, since many of its errors carry a path into that object alone or none. What
jsonschema-rs calls valid, the whole description or a schema in it, is not searched for errors (`verdict.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple, NoReturn

from jsonschema.exceptions import ValidationError
from jsonschema.validators import validator_for
from jsonschema_path.paths import SchemaPath
from openapi_schema_validator import OAS30Validator, OAS31Validator, OAS32Validator
from openapi_schema_validator._specifications import REGISTRY
from openapi_spec_validator import (
    OpenAPIV2SpecValidator,
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
    schemas,
)
from openapi_spec_validator.validation import keywords
from openapi_spec_validator.validation.validators import SpecValidator
from referencing import Resource
from referencing.jsonschema import DRAFT202012

from .formats import correct
from .verdict import verdict

_VALIDATORS: dict[str, tuple[type[SpecValidator], Any]] = {
    "2.0": (OpenAPIV2SpecValidator, schemas.schema_v2),
    "3.0": (OpenAPIV30SpecValidator, schemas.schema_v30),
    "3.1": (OpenAPIV31SpecValidator, schemas.schema_v31),
    "3.2": (OpenAPIV32SpecValidator, schemas.schema_v32),
}


_CACHED_PATHS = 1 << 17


class Found(NamedTuple):
    """One error of the validator, or its own failure."""

    tokens: tuple[str, ...]
    """The object that it was looking at."""
    rule: str
    """Which of its small validators spoke: `document`, `schema`, `default`, `operation`, ..."""
    error: Exception
    schemas: Any = None
    """The document in which the references of the schema that it comes from are looked up, if that is ours to know."""
    fits: Callable[[Any, Any], bool] | None = None
    """Whether a schema of that document admits a value."""


def check(root: dict[str, Any], version: str) -> Iterator[Found]:
    """All that the validator has to say about a tree of local references."""
    base, meta_schema = _VALIDATORS[version]
    _prepare()
    path = SchemaPath.from_dict(root, handlers=_Nothing(), resolved_cache_maxsize=_CACHED_PATHS)
    yield from _document(dict(meta_schema), root)
    wrapped = {name: _located(name, _quicker(cls)) for name, cls in base.keyword_validators.items()}
    try:
        validator = type("Validator", (base,), {"keyword_validators": wrapped})(path)
        for error in validator.root_validator(path):
            yield error.found if isinstance(error, _LocatedError) else Found((), "document", error)
    except Exception as error:  # already the root leads nowhere
        yield Found((), "document", error)


def _document(meta_schema: dict[str, Any], root: dict[str, Any]) -> Iterator[Found]:
    """The description as a whole against the schema of its version."""
    if verdict(meta_schema)(root):
        return
    validator = _ready(meta_schema)

    def fits(schema: Any, value: Any) -> bool:
        return bool(validator.evolve(schema=schema).is_valid(value))

    try:
        for error in validator.iter_errors(root):
            yield Found((), "document", error, meta_schema, fits)
    except Exception as error:  # odd documents break the validator in many ways
        yield Found((), "document", error)


class _Nothing(dict[str, Any]):
    """Handlers for all schemes of URLs, which read nothing: a description may not make the validator fetch files."""

    def __contains__(self, scheme: object) -> bool:
        return True

    def __getitem__(self, scheme: str) -> Any:
        return self._refuse

    @staticmethod
    def _refuse(uri: str) -> NoReturn:
        raise LookupError(uri)


class _LocatedError(ValidationError):
    """An error with its place, on its way through the validators above the one that found it."""

    def __init__(self, found: Found) -> None:
        super().__init__(str(found.error))
        self.found = found


def _located(rule: str, base: type[keywords.KeywordValidator]) -> type[keywords.KeywordValidator]:
    """The same validator, telling the place of each error, and surviving its own failures."""

    def call(self: Any, *args: Any, **options: Any) -> Iterator[ValidationError]:
        try:
            for error in base.__call__(self, *args, **options):
                yield error if isinstance(error, _LocatedError) else _LocatedError(Found(_tokens(args), rule, error))
        except Exception as error:
            yield _LocatedError(Found(_tokens(args), rule, error))

    return type(base.__name__, (base,), {"__call__": call})


def _tokens(args: tuple[Any, ...]) -> tuple[str, ...]:
    path = next((arg for arg in args if isinstance(arg, SchemaPath)), None)
    return tuple(str(part) for part in path.parts) if path is not None else ()


def _quicker(base: type[keywords.KeywordValidator]) -> type[keywords.KeywordValidator]:
    return type(base.__name__, (_Remembering, base), {}) if issubclass(base, keywords.SchemaValidator) else base


class _Ids(set[int]):
    """Takes the place of lists that are searched for each schema."""

    append = set.add


class _Remembering(keywords.SchemaValidator):
    def __init__(self, registry: Any) -> None:
        super().__init__(registry)
        self.visited_schema_ids = _Ids()  # type: ignore[assignment]
        self.meta_checked_schema_ids = _Ids()  # type: ignore[assignment]
        self._collecting: set[int] = set()

    def _collect_properties(self, schema: SchemaPath) -> set[str]:
        """The same names, also where schemas contain each other."""
        identity = id(schema.read_value())
        if identity in self._collecting:
            return set()
        outermost = not self._collecting
        self._collecting.add(identity)
        try:
            return super()._collect_properties(schema)
        finally:
            if outermost:
                self._collecting.clear()


@cache
def _prepare() -> None:
    """Correct the formats, and have each dialect of OpenAPI look for errors only where the verdict is no."""
    correct()
    for dialect in (OAS30Validator, OAS31Validator, OAS32Validator):
        dialect.check_schema = classmethod(_checker(dialect.check_schema.__func__, dialect))


def _checker(find: Callable[..., None], dialect: Any) -> Callable[..., None]:
    admits = verdict(dialect.META_SCHEMA, dialect.FORMAT_CHECKER)

    def check_schema(cls: Any, schema: Any, *args: Any, **options: Any) -> None:
        if not admits(schema):
            find(cls, schema, *args, **options)

    return check_schema


def _ready(meta_schema: Any) -> Any:
    """Jsonschema's validator for a schema. Its anchors are known beforehand, or it would look for them each time."""
    cls: Any = validator_for(meta_schema)
    resource: Resource[Any] = Resource.from_contents(meta_schema, default_specification=DRAFT202012)
    uri = resource.id() or "urn:description"
    return cls({"$ref": uri}, registry=REGISTRY.with_resource(uri, resource).crawl())
