"""What goes over the wire for values that are known: what tests expect of a client, and pages show.

Made from the description, by the letter of OpenAPI and RFC 6570, and never by what a client runs on.
"""

from __future__ import annotations

from ...config import Config
from ...ir.api import Api
from ...names import Names
from ...values import Values
from ...views.family import Family
from ..comments import one_line
from .suites import FOLDER, CallTests

__all__ = ["views"]


def views(api: Api, names: Names, values: Values, config: Config, package: str, source_name: str) -> tuple[Family, ...]:
    """The tests of a package's methods and channels; nothing for an API without any."""
    made = CallTests(api, names, values, package, one_line(source_name), config.open_enums).views()
    if not made.modules:
        return ()
    files = tuple((f"tests/{one.path}", one) for one in made.modules)
    return (
        Family("tests/calls_init.py.jinja", "support", ((f"tests/{FOLDER}/__init__.py", made.support),)),
        Family("tests/calls_support.py.jinja", "support", ((f"tests/{FOLDER}/support.py", made.support),)),
        Family("tests/test_calls.py.jinja", "module", files),
    )
