"""The parts of an output: code, tests and pages. All are made of one API, none of what another is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from .config import Config
from .diagnostics import Diagnostic, Location
from .frozen import dataclass
from .jsonvalue.pointers import Pointer

if TYPE_CHECKING:
    from .files import FileTree
    from .ir.api import Api
    from .names import Names
    from .python.layout import Layout
    from .values import Values
    from .views.family import Family


@dataclass(frozen=True, slots=True)
class Part:
    """Files, laid out."""

    files: FileTree
    runtime: frozenset[str] = frozenset()
    """The modules of the runtime that they import."""
    count: int = 0
    """How many things of one kind there are: tests, or pages."""
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """Makes the parts of one output."""

    config: Config
    api: Api
    names: Names
    values: Values
    layout: Layout
    package: str
    """Its import name."""
    source: str
    """The description's name to show."""
    place: Callable[[Pointer], Location]

    def code(self) -> Part:
        """The package, but for its runtime. Raises InputError for a template of the user's that is wrong."""
        from .python import package
        from .views.package import Called

        api, config, called = self.api, self.config, Called()
        if config.client:
            from .python.client import client

            called = client(api, self.names, self.package, self.source, config.open_enums)
        views = package(api, self.names, self.values, config, self.package, self.source, self.layout, called.exports)
        return self._rendered((*views.families, *called.families, *self._distribution()), views.copies)

    def _distribution(self) -> tuple[Family, ...]:
        """What makes the package one that is installed by its name, if it is to be."""
        config = self.config
        if not config.distribution:
            return ()
        from .python.distribution import distribution

        return distribution(
            self.api,
            self.names,
            self.values,
            config.distribution,
            self.package,
            self.source,
            client=config.client,
        )

    def runtime(self, needed: Iterable[str]) -> Part:
        """The modules of the runtime that other parts need, and what these need. Raises InputError as `code` does."""
        from .render import format_files, runtime

        rendered = runtime(needed, f"{self.package}/_runtime", self.config.templates)
        return Part(format_files(rendered, self.config.formatter, self.config.output))

    def tests(self) -> Part:
        """The generated tests. Raises InputError as `code` does."""
        from .python.suites import views
        from .views.family import Family

        tests, found = views(
            self.api, self.names, self.values, self.config, self.package, self.source, self.layout, self.place
        )
        support = tests.support
        families = (
            Family("tests/init.py.jinja", "support", (("tests/__init__.py", support),)),
            Family("tests/support.py.jinja", "support", (("tests/support.py", support),)),
            Family("tests/test_package.py.jinja", "support", ((f"tests/{support.package_test}", support),)),
            Family("tests/test_model.py.jinja", "module", tuple((f"tests/{one.path}", one) for one in tests.modules)),
        )
        part = self._rendered((*families, *self._calls()))
        return Part(part.files, part.runtime, len(tests.modules), found)

    def _calls(self) -> tuple[Family, ...]:
        """The tests of the client, if there is one."""
        if not self.config.client:
            return ()
        from .python.wire import views

        return views(self.api, self.names, self.values, self.config, self.package, self.source)

    def docs(self) -> Part:
        """The pages. Raises InputError as `code` does."""
        from .python.docs import views

        part = self._rendered(views(self.api, self.names, self.values, self.config, self.package, self.source))
        return Part(part.files, count=len(part.files))

    def _rendered(self, families: Iterable[Family], copies: Iterable[tuple[str, str]] = ()) -> Part:
        from .render import format_files, imported, render

        rendered = render(families, copies, self.config.templates)
        files = format_files(rendered, self.config.formatter, self.config.output)
        return Part(files, imported(rendered))
