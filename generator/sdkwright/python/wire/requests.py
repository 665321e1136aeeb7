"""The request that a call makes, as the description has it."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import field
from urllib.parse import quote, urljoin, urlsplit

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.http.content import Location, Parameter
from ...ir.http.media import essence
from ...ir.http.operations import Operation
from ...ir.http.responses import OTHER_STATUS
from ...ir.http.security import ApiKey, HttpAuthentication, MutualTls
from ...ir.http.servers import Server
from ..client.channels import elsewhere
from . import texts
from .samples import Given

SECRET = "secret"
"""The credential that tests give for each scheme,"""
LOGIN = ("user", "secret")
"""and for one with a name and a password."""
ELSEWHERE = "https://api.test"
"""The server of an API that does not say where it is."""

_USUAL = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w.~/%-]*)?", re.ASCII)
_DEFAULT_PORT = re.compile(r"^(https://[^/]+):443(?=/|$)|^(http://[^/]+):80(?=/|$)")


@dataclass(slots=True)
class Expected:
    """A request without its body."""

    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    """By lower-case names: those that the description speaks of."""


@dataclass(frozen=True, slots=True)
class Requests:
    """Says what is to be sent to one API."""

    api: Api

    @property
    def base(self) -> str:
        """The server that tests speak to: the first of the API, if it has an address of its own."""
        url = filled(self.api.servers[0]) if self.api.servers else ""
        return url if _USUAL.fullmatch(url) else ELSEWHERE

    @property
    def moved(self) -> bool:
        """Whether that is none of the API's own."""
        return not self.api.servers or filled(self.api.servers[0]) != self.base

    def expected(self, operation: Operation, known: tuple[Parameter, ...], given: Given) -> Expected:
        """The request of a call; `known` are the parameters that callers may give.

        Its address is normalized as HTTP clients do it; that of a handshake is as the description has it.
        """
        values = given.parameters
        inside = {
            one.name: texts.in_path(one, values[key])
            for one in known
            if (key := _key(one)) in values and key[0] is Location.PATH
        }
        own = elsewhere(operation, self.api)
        server = urljoin(self.base, filled(own[0])) if own else self.base
        server, _, query = (server if operation.channel else normal(server)).partition("?")
        url = with_pairs(server.removesuffix("/") + texts.path(operation.path, inside), [query] if query else [])
        pairs: list[str] = []
        cookies: list[str] = []
        headers = {"accept": accept(operation)}
        for one in known:
            if (key := _key(one)) not in values:
                continue
            match one.location:
                case Location.QUERY | Location.QUERYSTRING:
                    pairs += texts.in_query(one, values[key])
                case Location.HEADER:
                    headers[one.name.lower()] = texts.in_header(one, values[key])
                case Location.COOKIE:
                    cookies += texts.in_cookie(one, values[key])
                case Location.PATH:
                    pass
        self._sign(operation, pairs, headers, cookies)
        if cookies:
            headers["cookie"] = "; ".join(cookies)
        return Expected(operation.method.upper(), with_pairs(url, pairs), headers)

    def _sign(self, operation: Operation, pairs: list[str], headers: dict[str, str], cookies: list[str]) -> None:
        """Adds credentials: of the first way to be let in that needs some, and none but those there are."""
        schemes = {one.name: one.kind for one in self.api.schemes if not isinstance(one.kind, MutualTls)}
        way = next((way for way in operation.security if way and all(need.scheme in schemes for need in way)), ())
        for need in way:
            kind = schemes[need.scheme]
            if isinstance(kind, ApiKey):
                if kind.location is Location.QUERY:
                    pairs.append(f"{quote(kind.parameter, safe='')}={SECRET}")
                elif kind.location is Location.COOKIE:
                    cookies.append(f"{kind.parameter}={SECRET}")
                else:
                    headers.setdefault(kind.parameter.lower(), SECRET)
            elif isinstance(kind, HttpAuthentication) and kind.is_basic:
                headers.setdefault("authorization", f"Basic {b64encode(':'.join(LOGIN).encode()).decode()}")
            else:
                word = kind.scheme if isinstance(kind, HttpAuthentication) else "Bearer"
                word = "Bearer" if word.lower() == "bearer" else word
                headers.setdefault("authorization", f"{word} {SECRET}")


def filled(server: Server) -> str:
    """The address of a server whose variables have their defaults."""
    known = {one.name: one.default for one in server.variables}
    return re.sub(r"\{([^{}]+)\}", lambda found: known.get(found[1], ""), server.url)


def normal(url: str) -> str:
    """An address as it is sent: RFC 3986, section 6.2.2.1 and 6.2.3."""
    parts = urlsplit(url)
    if not parts.netloc:
        return url
    url = url.replace(f"{parts.scheme}://{parts.netloc}", f"{parts.scheme.lower()}://{parts.netloc.lower()}", 1)
    return _DEFAULT_PORT.sub(lambda found: found[1] or found[2], url)


def with_pairs(url: str, pairs: list[str]) -> str:
    """A URL with more in its query."""
    return f"{url}{'&' if '?' in url else '?'}{'&'.join(pairs)}" if pairs else url


def accept(operation: Operation) -> str:
    """The media types that a call can do with: RFC 9110, section 12.5.1."""
    wanted = [one for one in operation.responses if one.is_success or one.status == OTHER_STATUS]
    return ", ".join(dict.fromkeys(essence(content.media_type) for one in wanted for content in one.contents)) or "*/*"


def _key(one: Parameter) -> tuple[Location, str]:
    return one.location, one.name
