"""The module of both clients: what they are constructed with, and the resources that they have."""

from __future__ import annotations

import re

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.http.security import ApiKey, OAuth2, SecurityScheme
from ...ir.http.servers import Variable
from ...views.client import Argument, Client, Credential, Value
from ..literals import string
from .arguments import make_argument
from .imports import Imports
from .resources import Resources
from .security import scheme, variable, variables
from .servers import server


@dataclass(frozen=True, slots=True)
class Clients:
    """Makes the view of the clients of one package."""

    api: Api
    package: str
    resources: Resources

    def view(self) -> Client:
        """The module."""
        variables = {one.name: one for each in self.api.servers for one in each.variables}
        named = self.resources.names.client
        # outside of constructors, nothing may be called as an argument that hides it there
        taken = (*named.credentials.values(), *named.variables.values())
        imports, typed = Imports(".", taken), Imports(".", taken)
        imports.take("__future__", "annotations")
        imports.take("typing", "TYPE_CHECKING")
        imports.rename("_runtime.http", "client", "base")
        imports.own("_runtime.http.settings", "Api", "Settings")
        environment = imports.own("_runtime.http.settings", "environment")
        for name in ("Callable", "Mapping", "Sequence"):
            typed.take("collections.abc", name)
        typed.own("_runtime.http.async_driver", "AsyncMiddleware")
        typed.own("_runtime.http.sync_driver", "Middleware")
        typed.own("_runtime.http.clock", "Clock")
        typed.own("_runtime.http.reading", "Deviation")
        typed.own("_runtime.http.retries", "Retries")
        known = {one.name: made for one in self.api.schemes if (made := scheme(one, imports))}
        names = _server_names(self.api)
        servers = tuple(server(one, imports, names.get(number, "")) for number, one in enumerate(self.api.servers))
        credentials = tuple(self._credential(one, imports, typed) for one in self.api.schemes if one.name in known)
        children = self.resources.children(())
        root = any(not home for home in self.resources.names.client.homes.values())
        if children:
            imports.take("functools", "cached_property")
        for child in children:
            typed.own(f"resources.{child.module}", child.class_)
        if root:
            imports.own("resources._root", "Root")
        for name in ("Sync", "Async"):
            (imports if root else typed).own("_runtime.http.resource", name)
        given = imports.own("_runtime.http.settings", "given") if variables else ""
        if names or any(one.values for one in variables.values()):
            typed.take("typing", "Literal")
        channels = any(one.channel is not None for one in self.api.operations)
        if channels:
            typed.own("_runtime.channels.transport", "AsyncConnector", "Connector")
        usual = self.resources.usual
        return Client(
            source_name=self.resources.source_name,
            package=self.package,
            version=string(self.api.version),
            title=" ".join(self.api.title.split()) or self.package,
            prefix=self.package.upper(),
            imports=imports.groups(),
            typed=typed.groups(),
            servers=servers,
            server=(
                make_argument("server", f"Literal[{', '.join(map(string, names.values()))}] | None", "None", "")
                if names
                else None
            ),
            variables=tuple(_variable(one, named.variables[one.name]) for one in variables.values()),
            variable_keys=tuple(Value(string(name), argument) for name, argument in named.variables.items()),
            schemes=tuple(Value(string(name), made) for name, made in known.items()),
            security=usual,
            credentials=credentials,
            children=children,
            channels=channels,
            root=root,
            environment=environment,
            given=given,
        )

    def _credential(self, one: SecurityScheme, imports: Imports, typed: Imports) -> Credential:
        argument = self.resources.names.client.credentials[one.name]
        name = variable(self.package, argument)
        said = " ".join(one.description.split())
        if one.is_login:
            login = imports.own("_runtime.http.settings", "login")
            typed.own("_runtime.http.security", "Login")
            return Credential(
                argument,
                "Login | None",
                string(one.name),
                f"{login}({argument}, {string(name)})",
                variables(name, one),
                said or "A user's name and password, or a function that gives them.",
            )
        token = imports.own("_runtime.http.settings", "token")
        typed.own("_runtime.http.security", "Token")
        annotation, usual = "Token | None", "The token, or a function that gives it."
        if isinstance(one.kind, OAuth2):
            typed.own("_runtime.http.oauth", "Grant")
            annotation, usual = "Token | Grant | None", "A token, a function that gives it, or a grant that gets it."
        elif isinstance(one.kind, ApiKey):
            usual = "The key, or a function that gives it."
        return Credential(
            argument,
            annotation,
            string(one.name),
            f"{token}({argument}, {string(name)})",
            variables(name, one),
            said or usual,
        )


def _server_names(api: Api) -> dict[int, str]:
    """The names by which servers are chosen: their own, or their descriptions where these are short words."""
    if len(api.servers) < 2:
        return {}
    names = {}
    for number, one in enumerate(api.servers):
        said = one.name or one.description
        word = re.sub(r"[^a-z0-9]+", "-", said.lower()).strip("-")
        names[number] = word if word and len(word) <= 30 else f"server-{number + 1}"
    return names if len(set(names.values())) == len(names) else {n: f"server-{n + 1}" for n in names}


def _variable(one: Variable, argument: str) -> Argument:
    annotation = f"Literal[{', '.join(map(string, one.values))}] | None" if one.values else "str | None"
    return make_argument(
        argument, annotation, "None", " ".join(one.description.split()) or f"The {one.name} of the server."
    )
