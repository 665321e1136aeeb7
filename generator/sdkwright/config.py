"""The settings of a run. Few, with right defaults; flags win over `[tool.sdkwright]` in pyproject.toml.

A setting is one field of Config: reading, checking and the schema for editors follow from what it says of itself.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from enum import Enum
from functools import cache
from keyword import kwlist
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin, get_type_hints

from .codes import DESCRIPTION
from .diagnostics import Diagnostic, InputError, Location, Severity
from .frozen import dataclass
from .jsonvalue.types import Json
from .openapi import pagination

Naming: TypeAlias = Literal["sdkwright", "openapi-generator"]
Absent: TypeAlias = Literal["none-unless-nullable", "missing"]
Formatter: TypeAlias = Literal["ruff", "black", "none"]
Rules: TypeAlias = Mapping[str, bool | Mapping[str, str | bool | int]]
"""By what chooses operations: a table, or false."""
Setting: TypeAlias = str | bool | tuple[str, ...] | Rules

SDK_NAME = "[A-Za-z0-9_-]+"
"""What an SDK is called among several, as a regular expression."""
OF_ALL = frozenset(("required-version",))
"""Settings that are for all SDKs of a project."""
KINDS = ("path", "tag", "operation", "schema")
"""What a part of a description can be chosen by."""


class Kind(Enum):
    """What values a setting has."""

    TEXT = "a string"
    LIST = "a list of strings"
    SWITCH = "true or false"
    RULES = "a table of tables"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a setting, or each item of one that is a list, must be like."""

    pattern: str
    """A regular expression for all of it, which means the same to Python and to ECMAScript."""
    problem: Callable[[str], str]
    """What is wrong with a text that is refused."""
    refused: tuple[str, ...] = ()
    """Texts that the pattern cannot tell."""
    also: Callable[[str], bool] | None = None
    """What neither can tell, and no schema either."""

    def holds(self, text: str) -> bool:
        """Whether a text is as the rule says."""
        if re.fullmatch(self.pattern, text) is None or text in self.refused:
            return False
        return self.also is None or self.also(text)


@dataclass(frozen=True, slots=True)
class About:
    """What a setting says of itself beside its type."""

    doc: str
    rule: Rule | None = None
    path: bool = False
    """Whether it names files or folders: relative ones in pyproject.toml start at that file's folder."""
    exists: bool = False
    """Whether what it names must be there."""
    former: Mapping[str, str] = field(default_factory=dict[str, str])
    """What to say of values that earlier releases took."""


@dataclass(frozen=True, slots=True)
class Key:
    """A setting, as settings files and schemas know it."""

    name: str
    kind: Kind
    choices: tuple[str, ...]
    about: About


def _selector_problem(selector: str) -> str:
    kinds = ", ".join(f"`{kind}:...`" for kind in KINDS)
    return f"`{selector}` chooses nothing: write a path such as `/pets/**#GET`, or one of {kinds}"


def _package_problem(package: str) -> str:
    if package in ("docs", "tests"):
        return f"the package cannot be called `{package}`: that is its neighbour"
    if package in _SHADOWED or package in sys.stdlib_module_names:
        return f"the package cannot be called `{package}`: it would hide the module of that name, which it needs itself"
    return f"`{package}` cannot be imported: a package name is an identifier and no keyword"


def _code_problem(code: str) -> str:
    return f"there is no finding `{code.removeprefix('-')}`{did_you_mean(code.removeprefix('-'), DESCRIPTION)}"


def _header_problem(_: str) -> str:
    """Nothing of the header is repeated: it may be secret."""
    return "a header is written `NAME: VALUE`, in one line"


_SHADOWED = (
    *("__main__", "_pytest", "annotated_types", "conftest", "iniconfig", "packaging", "pluggy", "pydantic"),
    *("pydantic_core", "pygments", "pytest", "sdkwright", "typing_extensions", "typing_inspection"),
)
"""What the package and its tests import, beside the standard library."""
_SELECTOR = Rule(rf"/[\s\S]*|({'|'.join(KINDS)}):[\s\S]+", _selector_problem)
_CODE = Rule(f"-?({'|'.join(sorted(DESCRIPTION))})", _code_problem)
_HEADER = Rule(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+: *[^\x00-\x20\x7f][^\x00-\x1f\x7f]*", _header_problem)
_PACKAGE = Rule(
    r"(([A-Za-z_]|[^\x00-\x7f])([A-Za-z0-9_]|[^\x00-\x7f])*)?",
    _package_problem,
    ("docs", "tests", *kwlist, *_SHADOWED),
    lambda text: text == "" or (text.isidentifier() and text not in sys.stdlib_module_names),
)


def _base_problem(base: str) -> str:
    return f"`{base}` is no class: write it as `package.module:Name`"


_NAME = r"([A-Za-z_]|[^\x00-\x7f])([A-Za-z0-9_]|[^\x00-\x7f])*"
_BASE = Rule(
    rf"({_NAME}(\.{_NAME})*:{_NAME})?",
    _base_problem,
    also=lambda text: all(part.isidentifier() and part not in kwlist for part in re.split("[.:]", text) if text),
)


def _versions_problem(versions: str) -> str:
    return f'`required-version` is no range of versions: {versions or "nothing"}; write it as in ">=0.2,<0.3"'


def _is_range(text: str) -> bool:
    from .versions import admits

    try:
        return not text or admits(text, "0") in (True, False)
    except ValueError:
        return False


def _distribution_problem(name: str) -> str:
    return f"`{name}` cannot be installed: the name of a distribution has letters, digits, `.`, `-` and `_`"


_DISTRIBUTION = Rule(r"([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?", _distribution_problem)
_RELEASE = r"(===?|[<>!~]=|[<>])?\s*[0-9v][\w.*+!-]*"
_VERSIONS = Rule(rf"(\s*{_RELEASE}(\s*,\s*{_RELEASE})*\s*)?", _versions_problem, also=_is_range)

_NO_NONE = {
    "none": "`absent` is no longer `none`: without it, absence reads as None, and as MISSING where null is a value"
}


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting there is."""

    spec: Annotated[str, About("The description: a file or an http(s) URL.", path=True, exists=True)]
    output: Annotated[Path, About("Where package, docs and tests go.", path=True)] = Path("sdk")
    package: Annotated[str, About("The import name; from the API's title if empty.", _PACKAGE)] = ""
    distribution: Annotated[
        str, About("The name by which the package is installed; what it needs for that is written, too.", _DISTRIBUTION)
    ] = ""
    naming: Annotated[Naming, About("How classes are named.")] = "sdkwright"
    absent: Annotated[Absent, About("What an absent property reads as.", former=_NO_NONE)] = "none-unless-nullable"
    open_enums: Annotated[bool, About("Admit any string beside the listed ones.")] = False
    client: Annotated[bool, About("Generate a client for the operations, too.")] = True
    formats: Annotated[bool, About("Assert `format`; only document it if false.")] = True
    templates: Annotated[
        Path | None,
        About("A folder whose files replace the shipped templates of the same name.", path=True, exists=True),
    ] = None
    base_class: Annotated[
        str,
        About(
            "A class of your own that all classes extend, as `package.module:Name`; itself it extends the generated "
            "package's `Model`.",
            _BASE,
        ),
    ] = ""
    file_header: Annotated[
        str, About("A text, such as a licence, for a comment at the top of every file of Python and Markdown.")
    ] = ""
    formatter: Annotated[
        Formatter,
        About("What lays Python out: ruff; black, as `[tool.black]` around the output configures it; or nothing."),
    ] = "ruff"
    include: Annotated[
        tuple[str, ...],
        About(
            "What to generate, with what it needs: paths such as `/pets/**#GET`, `tag:...`, `operation:...`, "
            "`schema:...`; everything if empty.",
            _SELECTOR,
        ),
    ] = ()
    exclude: Annotated[tuple[str, ...], About("What to leave out, named as for `include`.", _SELECTOR)] = ()
    overlays: Annotated[
        tuple[str, ...],
        About("OpenAPI Overlay files, applied in this order before anything else.", path=True, exists=True),
    ] = ()
    validate: Annotated[bool, About("Check the description against its specification.")] = True
    strict: Annotated[bool, About("Refuse a description with any finding but notes.")] = False
    fail_on: Annotated[
        tuple[str, ...],
        About("Codes of findings that refuse a description; those with a `-` before them do not.", _CODE),
    ] = ()
    headers: Annotated[
        tuple[str, ...],
        About(
            "What is sent to the origin of a remote description, each as `NAME: VALUE`; `${VARIABLE}` stands for a "
            "variable of the environment.",
            _HEADER,
        ),
    ] = ()
    private: Annotated[bool, About("Let a remote description refer to private addresses.")] = False
    pagination: Annotated[
        Rules,
        About(
            "How the pages of lists follow each other, where neither structure nor an extension says so: a table for "
            "`operation:NAME`, or another choice as for `include`; false for what only looks so.",
            _SELECTOR,
        ),
    ] = field(default_factory=dict[str, bool | Mapping[str, str | bool | int]])
    names: Annotated[
        str,
        About("A file with names to keep and names to go on having, `sdkwright.names.toml`.", path=True, exists=True),
    ] = ""
    since: Annotated[
        str,
        About(
            "An earlier description: `docs/whats-new.md` says what changed from it, for those who use the SDK.",
            path=True,
            exists=True,
        ),
    ] = ""
    required_version: Annotated[
        str,
        About("The releases of sdkwright that these settings are for, such as `>=0.2,<0.3`; any if empty.", _VERSIONS),
    ] = ""


_MADE_BY = (
    *("distribution", "naming", "absent", "open-enums", "client", "formats", "base-class", "file-header", "formatter"),
    *("include", "exclude", "pagination", "names", "since"),
)
"""What the content of generated files depends on; the package's name and the templates apart."""


_KINDS: dict[Any, Kind] = {bool: Kind.SWITCH, tuple: Kind.LIST, get_origin(Rules): Kind.RULES}


@cache
def keys() -> Mapping[str, Key]:
    """The settings by their names in `[tool.sdkwright]`, which are those of the options."""
    found: dict[str, Key] = {}
    for attribute, hint in get_type_hints(Config, include_extras=True).items():
        type, about = get_args(hint)
        choices = get_args(type) if get_origin(type) is Literal else ()
        kind = _KINDS.get(type if type is bool else get_origin(type), Kind.TEXT)
        name = attribute.replace("_", "-")
        found[name] = Key(name, kind, choices, about)
    return found


def usable(package: str) -> bool:
    """Whether a package can have a name."""
    return _PACKAGE.holds(package)


def configure(settings: Mapping[str, Setting]) -> Config:
    """A Config from settings by key, those that are missing at their defaults.

    Raises InputError for values that cannot be meant.
    """
    found = [
        Diagnostic("usage", found[1], Location(f"--{key}"), Severity.ERROR)
        for key, value in settings.items()
        if (found := problem(key, list(value) if isinstance(value, tuple) else value))
    ]
    if found:
        raise InputError(*found)
    values: dict[str, Any] = {key.replace("-", "_"): value for key, value in settings.items()}
    for key in ("output", "templates"):
        if key in values:
            values[key] = Path(values[key])
    return Config(**values)


def effective(config: Config, package: str) -> dict[str, Json]:
    """The settings that generated files depend on, by their keys, but for those at their defaults."""
    defaults = Config(config.spec)
    values = {key: getattr(config, key.replace("-", "_")) for key in _MADE_BY}
    changed = {key: value for key, value in values.items() if value != getattr(defaults, key.replace("-", "_"))}
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in changed.items()}
    return {"package": package, **plain}


def is_remote(spec: str) -> bool:
    """Whether a description is named by its URL."""
    return spec[:8].lower().startswith(("http://", "https://"))


def did_you_mean(unknown: str, known: Iterable[str]) -> str:
    """What to add to a message about an unknown name: the known one that is nearest, if any is near."""
    from difflib import get_close_matches

    names = {name.lower(): name for name in known}
    close = get_close_matches(unknown.lower(), names, 1)
    return f"; did you mean `{names[close[0]]}`?" if close else ""


def problem(name: str, value: object) -> tuple[int | str | None, str] | None:
    """What is wrong with a setting, if anything, and the item of a list, or the key of a table, that is."""
    key = keys().get(name)
    if key is None:
        return None, _unknown(name)
    match key.kind:
        case Kind.SWITCH:
            right = isinstance(value, bool)
        case Kind.TEXT:
            right = isinstance(value, str)
        case Kind.LIST:
            right = isinstance(value, list) and all(isinstance(item, str) for item in value)
        case Kind.RULES:
            right = isinstance(value, dict)
    if not right:
        return None, f"`{name}` is {key.kind.value}"
    if key.choices and value not in key.choices:
        return None, key.about.former.get(str(value)) or f"`{name}` is one of {', '.join(key.choices)}, not `{value}`"
    rule = key.about.rule
    if isinstance(value, dict):
        found = ((choice, one) for choice in value if (one := _rule_problem(choice, value[choice], rule)))
        return next(found, None)
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        if rule is not None and not rule.holds(item):
            return index if isinstance(value, list) else None, rule.problem(item)
    return None


def _rule_problem(choice: str, table: object, rule: Rule | None) -> str:
    """What is wrong with one table of rules; empty if nothing is."""
    if rule is not None and not rule.holds(choice):
        return rule.problem(choice)
    if table is False:
        return ""
    if not isinstance(table, dict):
        return f"what is said of `{choice}` is a table, or false"
    for name, value in table.items():
        if name not in pagination.KEYS:
            return f"unknown key `{name}`" + did_you_mean(name, pagination.KEYS)
        wanted, words = pagination.KINDS.get(name, (str, "a string"))
        if type(value) is not wanted:
            return f"`{name}` is {words}"
    if sum(table.get(way) not in (None, False) for way in pagination.WAYS) != 1:
        return f"`{choice}` needs one of {', '.join(f'`{way}`' for way in pagination.WAYS)}"
    return "" if "cursor" not in table or "next" in table else f"`{choice}` needs `next`, where the token comes back"


def _unknown(name: str) -> str:
    return f"unknown setting `{name}`" + did_you_mean(name.replace("_", "-"), keys())
