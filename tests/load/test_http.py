"""Descriptions from the network, and what they may not do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sdkwright.diagnostics import InputError, Severity
from sdkwright.load import http as http_stage
from sdkwright.load import load
from sdkwright.load.addresses import Addresses, PrivateAddressError, is_private

from .conftest import HEAD, Site

Files = Callable[[Mapping[str, str]], Path]


def codes(spec: str, *, private: bool = False) -> list[str]:
    return sorted({found.code for found in load(spec, private=private).diagnostics})


def refused(spec: str) -> str:
    with pytest.raises(InputError) as raised:
        load(spec)
    return raised.value.diagnostics[0].code


def test_a_description_and_its_neighbours(site: Site) -> None:
    url = site.page("/api/main.yaml", HEAD + "components: {schemas: {A: {$ref: '../a.yaml#/A'}}}\n")
    site.page("/a.yaml", "A: {$ref: '#/B'}\nB: {type: string}\n")
    document = load(url)
    assert document.name == url
    assert list(document.files) == [site.base + "/a.yaml"]
    assert not document.diagnostics
    assert document.locate(f"#/x-sdkwright-files/{site.base.replace('/', '~1')}~1a.yaml/B").line == 2


def test_a_local_description_may_refer_to_the_network(site: Site, files: Files) -> None:
    url = site.page("/a.yaml", "type: string\n")
    document = load(str(files({"m.yaml": HEAD + f"components: {{schemas: {{A: {{$ref: '{url}'}}}}}}\n"})))
    assert list(document.files) == [url]
    assert not document.diagnostics


def test_it_may_not_read_files(site: Site, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("type: string\n")
    refs = [f"file://{secret}", f"FILE:{secret}", str(secret), f"../../..{secret}", "ftp://127.0.0.1/x"]
    schemas = ", ".join(f"S{index}: {{$ref: '{ref}'}}" for index, ref in enumerate(refs))
    document = load(site.page("/main.yaml", HEAD + f"components: {{schemas: {{{schemas}}}}}\n"))
    assert not document.files
    errors = [found.code for found in document.diagnostics if found.severity is Severity.ERROR]
    assert sorted(errors) == ["forbidden-ref", "forbidden-ref", "forbidden-ref", "unreachable"]
    assert len(document.diagnostics) == len(refs)


def test_it_may_not_reach_private_addresses(site: Site) -> None:
    other = Site(int(site.base.rsplit(":", 1)[1]))
    other.base = other.base.replace("127.0.0.1", "localhost")
    site.page("/a.yaml", "type: string\n")
    url = site.page("/main.yaml", HEAD + f"components: {{schemas: {{A: {{$ref: '{other.base}/a.yaml'}}}}}}\n")
    assert codes(url) == ["private-address"]
    assert site.asked == ["/main.yaml"]
    assert codes(url, private=True) == []


def test_redirects_are_looked_at(site: Site) -> None:
    site.page("/a.yaml", "type: string\n")
    site.page("/there", "", 302, Location="/a.yaml")
    site.page("/private", "", 301, Location=site.base.replace("127.0.0.1", "localhost") + "/a.yaml")
    site.page("/file", "", 302, Location="file:///etc/passwd")
    site.page("/round", "", 302, Location="/round")
    expected = {"/there": [], "/private": ["private-address"], "/file": ["unreachable"], "/round": ["unreachable"]}
    for path, found in expected.items():
        url = site.page("/main.yaml", HEAD + f"components: {{schemas: {{A: {{$ref: '{site.base}{path}'}}}}}}\n")
        assert codes(url) == found


def test_neighbours_of_a_redirected_description(site: Site) -> None:
    site.page("/v2/main.yaml", HEAD + "components: {schemas: {A: {$ref: a.yaml}}}\n")
    site.page("/v2/a.yaml", "type: string\n")
    assert codes(site.page("/latest", "", 302, Location="/v2/main.yaml")) == []


def test_unreachable(site: Site) -> None:
    assert refused(site.base + "/nothing.yaml") == "unreachable"
    assert refused("http://127.0.0.1:1/x.yaml") == "unreachable"
    assert refused("http://does-not-exist.invalid/x.yaml") == "unreachable"
    assert refused("http://") == "unreachable"


def test_too_large(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_stage, "MAX_BYTES", 10)
    assert refused(site.page("/main.yaml", HEAD)) == "too-large"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "not an address",
    ],
)
def test_private_addresses(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert not is_private(address)


def test_names_that_resolve_to_private_addresses() -> None:
    with pytest.raises(PrivateAddressError, match=r"localhost \((127.0.0.1|::1)\)"):
        Addresses().connect_public("localhost", 9, 1.0)
