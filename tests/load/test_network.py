"""What goes over the network: who is told what, for how long, and from which address."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sdkwright.diagnostics import Diagnostic, InputError, Severity
from sdkwright.load import http as http_stage
from sdkwright.load import load
from sdkwright.load.addresses import Addresses, PrivateAddressError
from sdkwright.load.urls import origin, redacted

from .conftest import HEAD, Site

Files = Callable[[Mapping[str, str]], Path]
SECRET = "s3cr3t-t0ken"


def refused(spec: str, **options: Any) -> Diagnostic:
    with pytest.raises(InputError) as raised:
        load(spec, **options)
    return raised.value.diagnostics[0]


@pytest.fixture
def raw() -> Iterator[Callable[..., str]]:
    """A server that sends the given parts, one after another, with a pause before each; gives its URL."""
    stop = threading.Event()
    servers: list[socket.socket] = []

    def serve(*parts: bytes, pause: float = 0.0) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)

        def answer() -> None:
            try:
                while True:
                    connection, _ = server.accept()
                    with connection:
                        connection.recv(65536)
                        for part in parts:
                            if stop.wait(pause):
                                return
                            connection.sendall(part)
            except OSError:
                return

        threading.Thread(target=answer, daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/main.yaml"

    yield serve
    stop.set()
    for server in servers:
        server.close()


@pytest.mark.parametrize("framing", ["length", "chunks", "gzip", "gzip of no length"])
def test_a_download_that_is_cut_short(raw: Callable[..., str], framing: str) -> None:
    text = (HEAD + "paths: {}\ncomponents: {}\n").encode()
    packed = gzip.compress(text)
    answers = {
        "length": b"Content-Length: %d\r\n\r\n" % len(text) + text[:-16],
        "chunks": b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(text) + text[:-16],
        "gzip": b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed[:-3],
        "gzip of no length": b"Content-Encoding: gzip\r\n\r\n" + packed[:-3],
    }
    found = refused(raw(b"HTTP/1.1 200 OK\r\n" + answers[framing]))
    assert (found.code, found.message[:26]) == ("unreachable", "the download was cut short")


@pytest.mark.parametrize("where", ["the body", "the headers"])
def test_a_server_that_drips_is_not_waited_for(
    raw: Callable[..., str], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(http_stage, "PATIENCE", 0.2)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" if where == "the body" else b"HTTP/1.1 200 OK\r\nX-A: "
    found = refused(raw(head, *[b"a"] * 10_000, pause=0.01))
    assert found.code == "unreachable"
    assert "takes more than" in found.message


def test_all_sources_share_a_deadline(site: Site, raw: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_stage, "TOTAL", 0.3)
    drips = [raw(b"HTTP/1.1 200 OK\r\n", *[b"a"] * 10_000, pause=0.01) for _ in range(8)]
    schemas = ", ".join(f"S{index}: {{$ref: '{url}'}}" for index, url in enumerate(drips))
    began = time.monotonic()
    document = load(site.page("/main.yaml", HEAD + f"components: {{schemas: {{{schemas}}}}}\n"), private=True)
    assert {found.code for found in document.diagnostics} == {"unreachable"}
    assert time.monotonic() - began < 8 * 0.3


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "GZIP"])
def test_compressed_answers(site: Site, coding: str) -> None:
    text = (HEAD + "paths: {}\n").encode()
    url = site.page("/main.yaml", "", **{"Content-Encoding": coding})
    packed = zlib.compress(text) if coding == "deflate" else gzip.compress(text[:10]) + gzip.compress(text[10:])
    site.pages["/main.yaml"] = (200, {"Content-Encoding": coding}, packed)
    assert load(url).root["paths"] == {}


def test_what_is_compressed_is_not_larger_than_what_is_not(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_stage, "MAX_BYTES", 100_000)
    url = site.page("/main.yaml", "")
    site.pages["/main.yaml"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"#" * 1_000_000))
    assert refused(url).code == "too-large"
    site.pages["/main.yaml"] = (200, {"Content-Encoding": "gzip"}, b"no gzip at all")
    assert refused(url).code == "unreachable"
    site.pages["/main.yaml"] = (200, {"Content-Encoding": "br"}, b"x")
    assert refused(url).code == "unreachable"
    site.pages["/main.yaml"] = (206, {}, HEAD.encode())
    assert refused(url).code == "unreachable"


def test_headers_go_to_the_origin_alone(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDK_TOKEN", SECRET)
    other = site.base.replace("127.0.0.1", "localhost")
    site.page("/a.yaml", "type: string\n")
    site.page("/b.yaml", "type: string\n")
    site.page("/there", "", 302, Location=f"{other}/b.yaml")
    schemas = f"A: {{$ref: a.yaml}}, B: {{$ref: '{other}/b.yaml'}}, C: {{$ref: there}}"
    url = site.page("/main.yaml", HEAD + f"components: {{schemas: {{{schemas}}}}}\n")
    document = load(url, private=True, headers=["Authorization: Bearer ${SDK_TOKEN}", "X-Version:2"])
    assert not document.diagnostics
    told = {(path, host.split(":")[0], token, version) for path, host, token, version in site.told}
    assert told == {
        ("/main.yaml", "127.0.0.1", f"Bearer {SECRET}", "2"),
        ("/a.yaml", "127.0.0.1", f"Bearer {SECRET}", "2"),
        ("/there", "127.0.0.1", f"Bearer {SECRET}", "2"),
        ("/b.yaml", "localhost", None, None),
    }


def test_user_and_password_of_the_url(site: Site) -> None:
    site.page("/a.yaml", "type: string\n")
    site.page("/main.yaml", HEAD + "components: {schemas: {A: {$ref: a.yaml}}}\n")
    site.page("/moved", "", 302, Location="/main.yaml")
    document = load(site.base.replace("://", "://me:p%40ss@") + "/moved")
    assert document.name == site.base + "/moved"
    assert [token for _, _, token, _ in site.told] == ["Basic bWU6cEBzcw=="] * 3


@pytest.mark.parametrize(
    ("path", "status"), [("/main.yaml?api_key=" + SECRET, 401), ("/nothing?Access-Token=" + SECRET, 404)]
)
def test_nothing_secret_is_said(site: Site, path: str, status: int) -> None:
    site.page(path, "", status, Location=f"ftp://x/?{SECRET}")
    for url in (
        site.base + path,
        site.base.replace("://", f"://me:{SECRET}@") + path,
        site.base[:7] + f"u:{SECRET}@[x/",
    ):
        found = refused(url, headers=[f"X-Key: {SECRET}"])
        assert found.code == "unreachable"
        assert SECRET not in f"{found}"
    site.page("/moved", "", 302, Location=f"gopher://{SECRET}/?token={SECRET}")
    assert SECRET not in f"{refused(site.base + '/moved', headers=[f'X-Key: {SECRET}'])}"


def test_a_reason_that_repeats_what_it_was_told(raw: Callable[..., str]) -> None:
    found = refused(
        raw(b"HTTP/1.1 403 no %s here\r\n\r\n" % SECRET.encode()), headers=[f"Authorization: Bearer {SECRET}"]
    )
    assert SECRET not in f"{found}"
    assert "--header" in found.hint


@pytest.mark.parametrize("value", ["${SDK_NOT_SET}", "a\nb", "ä", "${SDK_LINES}"])
def test_headers_that_cannot_be_sent(site: Site, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SDK_LINES", f"{SECRET}\r\nX-Other: 1")
    found = refused(site.page("/main.yaml", HEAD), headers=[f"X-Key: {value}"])
    assert found.code == "usage"
    assert SECRET not in f"{found}"
    assert not site.asked


@pytest.mark.parametrize(
    "url", ["http://[::1/x", "http://a:b/x", "http://a:99999/x", "http://a b/x", "http://\ud800/x", "http://.../x"]
)
def test_what_is_no_url(url: str, files: Files) -> None:
    assert refused(url).code == "unreachable"
    document = load(str(files({"m.yaml": HEAD + f"paths: {{/a: {{$ref: {url!a}}}}}\n"})))
    assert {found.severity for found in document.diagnostics} == {Severity.ERROR}


def test_a_path_that_is_not_ascii(site: Site) -> None:
    site.page("/%C3%A4%20b.yaml", HEAD)
    assert load(site.base + "/ä b.yaml").name == site.base + "/ä b.yaml"


def test_a_name_is_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    connected: list[Any] = []

    def resolve(*_: object, **__: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in next(answers)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: connected.append(address))
    addresses = Addresses()
    for port in (80, 81):
        addresses.connect_public("rebound.example", port, 1.0).close()
        addresses.connect("rebound.example", port, 1.0).close()
    assert {address for address, _ in connected} == {"93.184.216.34"}
    with pytest.raises(PrivateAddressError):
        Addresses().connect_public("rebound.example", 80, 1.0)


def test_a_stranger_that_a_local_file_names_may_not_name_private_addresses(site: Site, files: Files) -> None:
    other = site.base.replace("127.0.0.1", "localhost")
    site.page("/secret.yaml", "type: string\n")
    site.page("/there", "", 302, Location=f"{other}/secret.yaml")
    named = site.page("/a.yaml", f"A: {{$ref: '{other}/secret.yaml'}}\n")
    schemas = f"A: {{$ref: '{named}#/A'}}, B: {{$ref: '{site.base}/there'}}"
    document = load(str(files({"m.yaml": HEAD + f"components: {{schemas: {{{schemas}}}}}\n"})))
    assert "private-address" in {found.code for found in document.diagnostics}
    assert "/secret.yaml" not in site.asked


def test_origins() -> None:
    assert origin("HTTPS://me:pw@Example.com:443/x") == origin("https://example.com./") == ("https", "example.com", 443)
    assert origin("http://example.com:8080/") != origin("http://example.com/")
    assert redacted("https://me:pw@a.b/x?v=1&token=abc&z=2") == "https://a.b/x?v=1&token=***&z=2"
    assert redacted("https://a.b/@x?y=u@v") == "https://a.b/@x?y=u@v"
