"""Regular expressions: whether the runtime of generated packages can take one.

The runtime translates ECMA-262 to Python itself, and is asked here, so that the two never disagree.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from functools import cache

from ..resources import templates_root


@cache
def _translate() -> Callable[[str], str]:
    path = templates_root() / "runtime" / "regex.py"
    if not path.is_file():
        return str
    spec = importlib.util.spec_from_file_location("sdkwright_runtime_regex", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    translate: Callable[[str], str] = module.translate
    return translate


@cache
def usable(pattern: str) -> str | None:
    """What is wrong with an ECMA-262 expression; None if nothing is."""
    try:
        re.compile(_translate()(pattern))
    except (ValueError, re.error, OverflowError, RecursionError) as error:
        return str(error) or type(error).__name__
    return None


def searched(pattern: str, text: str) -> bool:
    """Whether an ECMA-262 expression is found in a text."""
    return re.search(_translate()(pattern), text) is not None
