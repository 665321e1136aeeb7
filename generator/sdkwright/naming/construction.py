"""Arguments that clients are constructed with: credentials, and the variables of servers."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from .clashes import settle
from .lengths import METHOD, shortened
from .reserved import CONSTRUCTOR
from .words import humps, identifier, snake, spelled


def constructor_arguments(schemes: Iterable[str], variables: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The argument for each security scheme, and for each variable; credentials keep theirs where both want one."""
    credentials = _arguments(schemes, CONSTRUCTOR)
    return credentials, _arguments(variables, CONSTRUCTOR | {*credentials.values()})


def _arguments(names: Iterable[str], taken: Collection[str]) -> dict[str, str]:
    names = dict.fromkeys(names)
    return shortened(settle(names, _spell, taken=taken).names, METHOD, taken=taken)


def _spell(name: str, _: str, level: int) -> str | None:
    plain = identifier(snake(name), "key_")
    match level:
        case 0:
            return plain
        case 1:
            return f"{plain}_"
        case 2:
            return identifier("_".join(word for chunk in spelled(name) for word in humps(chunk)), "key_")
        case _:
            return None
