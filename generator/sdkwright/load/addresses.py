"""Which addresses of the network are private, and connections that refuse them."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import urllib.request
from collections.abc import Callable
from functools import partial
from typing import Any

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddressError(Exception):
    """A host is, or its name resolves to, an address that the public network does not have."""


def is_private(address: str) -> bool:
    """Whether an IP address is loopback, link-local, of a private range or otherwise not for the public."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return True
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
    return not ip.is_global or ip.is_multicast


class Addresses:
    """Connections by name, with every name resolved once: it cannot mean another address later."""

    def __init__(self) -> None:
        self._known: dict[str, list[tuple[Any, ...]]] = {}

    def connect(self, host: str, port: int, timeout: float | None) -> socket.socket:
        """A connection to the host. Raises OSError if no address of it answers."""
        failure: OSError = OSError(f"no address for {host}")
        for family, kind, protocol, _, address in self._resolve(host):
            connection = socket.socket(family, kind, protocol)
            try:
                connection.settimeout(timeout)
                connection.connect((address[0], port, *address[2:]))
            except OSError as error:
                connection.close()
                failure = error
            else:
                return connection
        raise failure

    def connect_public(self, host: str, port: int, timeout: float | None) -> socket.socket:
        """The same; raises PrivateAddressError if any address of the host is private."""
        for *_, address in self._resolve(host):
            if is_private(str(address[0])):
                raise PrivateAddressError(f"{host} ({address[0]})" if host != address[0] else host)
        return self.connect(host, port, timeout)

    def check(self, host: str) -> None:
        """Raise PrivateAddressError for a host that has a private address, as far as its name can be resolved here."""
        try:
            found = self._resolve(host)
        except OSError:
            return
        if any(is_private(str(address[0])) for *_, address in found):
            raise PrivateAddressError(host)

    def _resolve(self, host: str) -> list[tuple[Any, ...]]:
        if host not in self._known:
            self._known[host] = list(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM))
        return self._known[host]


Connect = Callable[[str, int, float | None], socket.socket]


class _Connection(http.client.HTTPConnection):
    def __init__(self, host: str, *, connect: Connect, **options: Any) -> None:
        super().__init__(host, **options)
        self._pinned = connect

    def connect(self) -> None:
        self.sock = self._pinned(self.host, self.port, self.timeout)


class _SecureConnection(http.client.HTTPSConnection):
    def __init__(self, host: str, *, connect: Connect, **options: Any) -> None:
        super().__init__(host, **options)
        self._pinned = connect

    def connect(self) -> None:
        plain = self._pinned(self.host, self.port, self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


class PinnedHandler(urllib.request.HTTPHandler):
    """http, over connections that somebody else makes."""

    def __init__(self, connect: Connect) -> None:
        super().__init__()
        self._connect = connect

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """See urllib.request.HTTPHandler."""
        return self.do_open(partial(_Connection, connect=self._connect), req)


class PinnedSecureHandler(urllib.request.HTTPSHandler):
    """https, over connections that somebody else makes."""

    def __init__(self, connect: Connect) -> None:
        super().__init__()
        self._connect = connect

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """See urllib.request.HTTPSHandler."""
        return self.do_open(partial(_SecureConnection, connect=self._connect), req)
