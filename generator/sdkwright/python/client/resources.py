"""Modules of resources: each a class whose methods are the operations of a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.http.operations import Operation
from ...jsonvalue.pointers import Pointer
from ...names import Names, ResourcePath
from ...views.client import Child, Method, Resource, Table
from .answers import Answers
from .channels import Tables
from .headers import AnswerHeaders, headers_class
from .imports import Imports
from .methods import Methods, constant_of
from .pages import Pages
from .printers import printers
from .security import requirements


@dataclass(frozen=True, slots=True)
class Resources:
    """Makes the views of all resources of one package."""

    api: Api
    names: Names
    source_name: str
    open_enums: bool

    @property
    def usual(self) -> str:
        """What most operations need to be let in, which they need not say each."""
        found = Counter(requirements(one.security) for one in self.called)
        return min(found, key=lambda text: (-found[text], text), default="[]")

    @property
    def called(self) -> tuple[Operation, ...]:
        """The operations that the API answers."""
        return tuple(one for one in self.api.operations if one.id in self.names.client.homes)

    def views(self) -> Iterator[tuple[str, Resource]]:
        """Each module and its view; that of the client's own methods is called `_root`."""
        members: dict[ResourcePath, list[Operation]] = {path: [] for path in self.names.client.resources}
        for operation in self.called:
            members.setdefault(self.names.client.homes[operation.id], []).append(operation)
        usual = self.usual
        for path, operations in members.items():
            name = self.names.client.resources.get(path)
            stem, class_ = ("_root", "Root") if name is None else (name.module, name.class_)
            yield stem, self._resource(path, class_, operations, usual)

    def children(self, path: ResourcePath) -> tuple[Child, ...]:
        """The resources right inside one, or inside the client."""
        return tuple(
            Child(one.attribute, one.class_, one.module, self.about(inner))
            for inner, one in self.names.client.resources.items()
            if inner[:-1] == path
        )

    def about(self, path: ResourcePath) -> str:
        """What the description says of a resource: that of its tag."""
        for tag in self.api.tags:
            if self.names.client.tags.get(tag.name) == path and (said := tag.description or tag.summary):
                return said
        return ""

    def _table(self, path: ResourcePath, imports: Imports, operation: Pointer) -> str:
        """What the table of an operation is called in the module of a resource."""
        name, home = constant_of(self.names.client.methods[operation]), self.names.client.homes[operation]
        if home == path:
            return name
        module = self.names.client.resources[home].module if home else "_root"
        return f"{imports.own('resources', module)}.{name}"

    def _resource(self, path: ResourcePath, class_: str, operations: list[Operation], usual: str) -> Resource:
        known = self.names.client
        names = [each[one.id] for each in (known.methods, known.streams) for one in operations if one.id in each]
        declared: dict[str, Operation] = {}
        for one in operations:
            if one.answer_headers:
                name = headers_class(known.methods[one.id])
                while name in declared or name == class_:
                    name += "_"
                declared[name] = one
        attributes = [name for one in declared.values() for name in known.headers[one.id].values()]
        imports = Imports("..", (class_, *names, *declared, *attributes))
        printed = printers(self.api, self.names, imports, self.open_enums)
        channels = Tables(self.names.channels, printed.media, imports)
        methods = Methods(
            self.api,
            self.names.client,
            printed,
            Answers(self.api.declarations, printed.plain, printed.media, imports),
            Pages(self.api.declarations, self.names, imports, partial(self._table, path, imports)),
            channels,
            imports,
            usual,
            frozenset(map(constant_of, names)),
        )
        made: list[Method] = []
        tables: list[Table] = []
        pages = self.api.pages
        for operation in operations:
            for method, more in methods.methods(operation, pages.get(operation.id)):
                made.append(method)
                tables += more
        for name in ("Mode", "Resource", *(one.options for one in made)):
            imports.runtime(name)
        openings = tuple(
            channels.opening(one, constant_of(self.names.client.methods[one.id]))
            for one in operations
            if one.channel is not None
        )
        if openings:
            imports.take("typing", "TYPE_CHECKING")
        children = self.children(path) if path else ()
        if children:
            imports.take("functools", "cached_property")
            imports.take("typing", "TYPE_CHECKING")
        about = self.about(path)
        reading = AnswerHeaders(self.names.client, printed.plain, printed.media.annotator, imports)
        headers = tuple(reading.fields(one, name) for name, one in declared.items())
        return Resource(
            self.source_name, class_, about, imports.groups(), children, tuple(made), tuple(tables), openings, headers
        )
