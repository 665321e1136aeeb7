"""Request headers that the user names, with values from the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from .errors import refusal

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


def read_headers(texts: Iterable[str]) -> tuple[dict[str, str], set[str]]:
    """Headers from texts such as `Authorization: Bearer ${TOKEN}`, and the parts of their values that are secret.

    Raises InputError for a variable that is not set, and for what cannot be sent.
    """
    headers: dict[str, str] = {}
    secrets: set[str] = set()
    for text in texts:
        name, _, value = text.partition(":")
        name = name.strip()
        for variable in _VARIABLE.findall(value):
            if not os.environ.get(variable):
                message = f"the header {name} needs the environment variable {variable}, which is not set"
                raise refusal("usage", message, "--header")
        value = _VARIABLE.sub(lambda match: os.environ[match[1]], value).strip()
        if not value.isascii() or not value.isprintable():
            raise refusal("usage", f"the header {name} has a character in it that cannot be sent", "--header")
        headers[name] = value
        secrets |= {value, *(word for word in value.split() if len(word) > 6)}
    return headers, secrets
