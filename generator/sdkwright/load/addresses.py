"""Which addresses of the network are private, and connections that refuse them."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import urllib.request

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


def connect_public(host: str, port: int, timeout: float | None) -> socket.socket:
    """A connection to a public address of the host: the very address that was looked at is the one connected to.

    Raises PrivateAddressError if any address of the host is private, OSError if none answers.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for _, _, _, _, address in found:
        if is_private(str(address[0])):
            raise PrivateAddressError(f"{host} ({address[0]})" if host != address[0] else host)
    failure: OSError = OSError(f"no address for {host}")
    for family, kind, protocol, _, address in found:
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(timeout)
            connection.connect(address)
        except OSError as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure


class _PublicConnection(http.client.HTTPConnection):
    def connect(self) -> None:
        self.sock = connect_public(self.host, self.port, self.timeout)


class _PublicSecureConnection(http.client.HTTPSConnection):
    def connect(self) -> None:
        plain = connect_public(self.host, self.port, self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


class PublicHandler(urllib.request.HTTPHandler):
    """http to public addresses alone."""

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """See urllib.request.HTTPHandler."""
        return self.do_open(_PublicConnection, req)


class PublicSecureHandler(urllib.request.HTTPSHandler):
    """https to public addresses alone."""

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """See urllib.request.HTTPSHandler."""
        return self.do_open(_PublicSecureConnection, req)
