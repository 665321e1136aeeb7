"""A public function's docstring names what the function raises, be it by what it calls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .modules import OURS, modules
from .raising import Code

CODE = Code(OURS)
TOLD = {
    f"{module}.{name}": function
    for (module, name), function in CODE.functions.items()
    if function.public and function.raises and not module.startswith("cli")
}
"""What raises something; the docstrings of commands are help for those who call them, and tell exit codes."""


@pytest.mark.parametrize("name", TOLD)
def test_what_is_raised_is_named(name: str) -> None:
    function = TOLD[name]
    named = set(re.findall(r"\w+", function.words))
    assert {error for error in function.raises if not CODE.family(error) & named} == set()


def test_what_a_function_may_raise(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        "from contextlib import contextmanager, suppress\n"
        "class Own(ValueError): ...\n"
        "class Reader:\n"
        "    def read(self): self._fail()\n"
        "    def _fail(self): raise wrong('x')\n"
        "def wrong(text) -> Own: return Own(text)\n"
        "def here(): raise KeyError\n"
        "def caught():\n    try: here()\n    except LookupError: pass\n"
        "def again():\n    try: here()\n    except KeyError: raise\n"
        "def kept():\n    with suppress(LookupError): here()\n"
        "@contextmanager\ndef turning():\n    try: yield\n    except KeyError as e: raise OSError from e\n"
        "def turned():\n    with turning(): here()\n"
        "def bug(): raise AssertionError\n"
        "def later(): return lambda: here()\n"
    )
    (tmp_path / "b.py").write_text("from . import a\nfrom .a import here\ndef far(): here()\ndef dotted(): a.again()\n")
    code = Code(modules(tmp_path))
    assert {f"{module}.{name}": found.raises for (module, name), found in code.functions.items() if found.raises} == {
        "a.Reader.read": {"Own"},
        "a.Reader._fail": {"Own"},
        "a.here": {"KeyError"},
        "a.again": {"KeyError"},
        "a.turning": {"OSError"},
        "a.turned": {"OSError"},
        "b.far": {"KeyError"},
        "b.dotted": {"KeyError"},
    }
    assert code.family("Own") == {"Own", "ValueError"}
