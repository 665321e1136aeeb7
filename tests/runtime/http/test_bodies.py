"""Bodies: what is sent, to the byte."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import anyio
import pytest


def sent(content: Any) -> bytes:
    """The bytes of a content, as both kinds of client send them."""
    if isinstance(content, bytes):
        return content
    if not content.replayable:
        return b"".join(content.chunks())

    async def collect() -> bytes:
        return b"".join([chunk async for chunk in content.chunks_async()])

    first = b"".join(content.chunks())
    assert anyio.run(collect) == first == b"".join(content.chunks())
    assert content.size == len(first)
    return first


def test_json(http: Any, store: Any) -> None:
    pet = store.models.NewPet(name="Réx")
    assert http.media.Json().write(pet) == ("application/json", '{"name":"Réx"}'.encode())
    assert http.media.Json().write([pet, None, 1.0])[1] == '[{"name":"Réx"},null,1.0]'.encode()
    patch = http.media.Json(media="application/merge-patch+json")
    assert patch.write({"a": None}) == ("application/merge-patch+json", b'{"a":null}')
    assert http.media.Json(preset={"stream": True}).write(pet)[1] == '{"name":"Réx","stream":true}'.encode()


def test_json_by_its_type(http: Any, store: Any) -> None:
    news = http.media.Json(lambda: list[store.models.News], typed=True)
    assert news.write([store.models.Sold(pet=store.models.Pet(id=1, name="a"))])[1] == (
        b'[{"type":"sold","pet":{"name":"a","id":1}}]'
    )


def test_json_in_another_charset(http: Any) -> None:
    text = '{"a":"é"}'
    for charset in ("utf-8", "UTF8", "latin-1", "utf-16", None):
        assert http.media.Json().read(text.encode(charset or "utf-8"), charset) == {"a": "é"}
    assert http.media.Json().read(b"\xef\xbb\xbf1", None) == 1


def test_text(http: Any) -> None:
    assert http.media.Text().write("é") == ("text/plain; charset=utf-8", "é".encode())
    assert http.media.Text(media="text/plain; charset=utf-8").write(3)[0] == "text/plain; charset=utf-8"
    assert http.media.Text().read("é".encode("latin-1"), "latin-1") == "é"
    assert http.media.Text(lambda: int).read(b"3", None) == 3
    with pytest.raises(LookupError):
        http.media.Text().read(b"a", "klingon")


def test_lines(http: Any) -> None:
    assert http.media.Lines().write([{"a": 1}, "é"])[1] == '{"a":1}\n"é"\n'.encode()
    assert http.media.Lines(lambda: list[int]).read(b"1\n\n2", None) == [1, 2]
    assert http.media.Lines(lambda: list[int]).read(b"\x1e1\n\x1e2\n", None) == [1, 2]


def test_form(http: Any, store: Any) -> None:
    form = http.forms.Form()
    assert form.write({"a b": "c&d", "n": [1, 2], "o": {"x": [1]}, "none": None}) == (
        "application/x-www-form-urlencoded",
        b"a%20b=c%26d&n=1&n=2&o=%7B%22x%22%3A%5B1%5D%7D",
    )
    assert form.write(store.models.Filter(tag="x", age=[1, 2]))[1] == b"tag=x&age=1&age=2"
    with pytest.raises(TypeError, match="made of properties"):
        form.write("a")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ({"style": "form", "explode": False}, [1, 2], "x=1,2"),
        ({"style": "spaceDelimited", "explode": False}, [1, 2], "x=1%202"),
        ({"style": "pipeDelimited", "explode": False}, [1, 2], "x=1%7C2"),
        ({"style": "deepObject"}, {"a": {"b": 1}}, "x%5Ba%5D%5Bb%5D=1"),
        ({"style": "form"}, {"a": 1, "b": 2}, "a=1&b=2"),
        ({"style": "form", "reserved": True}, "a/b&c=d+e", "x=a/b%26c%3Dd%2Be"),
        ({"media": "application/json"}, [1, 2], "x=%5B1%2C2%5D"),
    ],
)
def test_form_fields(http: Any, field: Any, value: Any, expected: str) -> None:
    form = http.forms.Form({"x": http.forms.Field(**field)})
    assert form.write({"x": value})[1] == expected.encode()


def test_a_form_that_came(http: Any) -> None:
    assert http.media.FormText().read(b"a=1&b=2&a=3&c=", None) == {"a": ["1", "3"], "b": "2", "c": ""}


def parts(http: Any, properties: Any, **known: Any) -> bytes:
    body = http.multipart.Multipart({n: http.multipart.Part(**part) for n, part in known.items()}, boundary="-b-")
    name, content = body.write(properties)
    assert name == "multipart/form-data; boundary=-b-"
    return sent(content)


def part(head: str, body: bytes) -> bytes:
    return f"---b-\r\n{head}\r\n\r\n".encode() + body + b"\r\n"


DATA = 'Content-Disposition: form-data; name="x"'


def test_texts_and_json_in_parts(http: Any, store: Any) -> None:
    assert parts(http, {"x": 1}) == part(DATA, b"1") + b"---b---\r\n"
    assert parts(http, {"x": ["a", "b"]}) == part(DATA, b"a") + part(DATA, b"b") + b"---b---\r\n"
    as_json = f"{DATA}\r\nContent-Type: application/json"
    assert parts(http, {"x": {"a": None}}) == part(as_json, b'{"a":null}') + b"---b---\r\n"
    assert parts(http, {"x": [1, 2]}, x={"media": "application/json"}) == part(as_json, b"[1,2]") + b"---b---\r\n"
    assert parts(http, {"x": store.models.Filter(tag="a")}) == part(as_json, b'{"tag":"a"}') + b"---b---\r\n"
    assert parts(http, store.models.Filter(tag="a")) == part(DATA.replace('"x"', '"tag"'), b"a") + b"---b---\r\n"
    assert parts(http, {"x": None}) == b"---b---\r\n"


def test_files_in_parts(http: Any, tmp_path: Any) -> None:
    path = tmp_path / 'a"\n.png'
    path.write_bytes(b"picture")
    shown = f'{DATA}; filename="a%22%0A.png"\r\nContent-Type: image/png'
    assert parts(http, {"x": path}) == part(shown, b"picture") + b"---b---\r\n"
    with path.open("rb") as file:
        file.read(3)
        assert parts(http, {"x": file}) == part(shown, b"ture") + b"---b---\r\n"
    for given, name, media in [
        (b"1", "upload", "application/octet-stream"),
        (("a.txt", b"1"), "a.txt", "text/plain"),
        (("a.txt", b"1", "text/x-a"), "a.txt", "text/x-a"),
        ((None, b"1"), None, "application/octet-stream"),
        (http.multipart.File(b"1", "a.bin"), "a.bin", "application/octet-stream"),
    ]:
        head = DATA if name is None else f'{DATA}; filename="{name}"'
        assert parts(http, {"x": given}, x={"file": True}) == (
            part(f"{head}\r\nContent-Type: {media}", b"1") + b"---b---\r\n"
        )


def test_headers_and_types_of_parts(http: Any) -> None:
    file = http.multipart.File(b"1", "a", headers={"X-Own": "2"})
    head = f'{DATA}; filename="a"\r\nX-All: 1\r\nX-Own: 2\r\nContent-Type: image/jpg'
    assert parts(http, {"x": file}, x={"media": "image/jpg", "headers": {"X-All": "1"}}) == (
        part(head, b"1") + b"---b---\r\n"
    )
    with pytest.raises(ValueError, match="line break"):
        parts(http, {"x": http.multipart.File(b"1", headers={"X": "a\r\nb"})})
    several = parts(http, {"x": [("a", b"1"), ("b", b"2")]}, x={"file": True, "media": "image/png, image/jpeg"})
    assert several.count(b"application/octet-stream") == 2


def test_other_kinds_of_multipart(http: Any) -> None:
    body = http.multipart.Multipart(media="multipart/mixed", boundary="-b-")
    assert body.write({"x": {"a": 1}})[1] == part("Content-Type: application/json", b'{"a":1}') + b"---b---\r\n"
    first, second = (http.multipart.Multipart().write({"x": 1})[0] for _ in range(2))
    assert first != second


def test_binary(http: Any, tmp_path: Any) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 200_000)
    binary = http.media.Binary(media="image/png")
    assert binary.write(b"a") == ("image/png", b"a")
    assert binary.write(bytearray(b"a"))[1] == b"a"
    assert sent(binary.write(path)[1]) == b"x" * 200_000
    assert sent(binary.write(io.BytesIO(b"abc"))[1]) == b"abc"
    once = binary.write(iter([b"a", b"b"]))[1]
    assert (once.replayable, once.size, sent(once)) == (False, None, b"ab")
    assert b"".join(binary.write([b"a", b"b"])[1].chunks()) == b"ab"
    for wrong in ("text", 3, None):
        with pytest.raises(TypeError):
            binary.write(wrong)


def test_what_cannot_be_sought_is_read_once(http: Any) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    upload = http.media.Binary().write(Pipe(b"abc"))[1]
    assert (upload.replayable, upload.size, sent(upload)) == (False, None, b"abc")


def test_asynchronous_iterators(http: Any) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"a"
        yield b"b"

    upload = http.media.Binary().write(chunks())[1]

    async def collect() -> bytes:
        return b"".join([chunk async for chunk in upload.chunks_async()])

    assert anyio.run(collect) == b"ab"
    with pytest.raises(TypeError, match="AsyncClient"):
        list(http.media.Binary().write(chunks())[1].chunks())


def test_progress(http: Any) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"ab"
        yield b"c"

    told: list[Any] = []
    upload = http.media.Binary().write(chunks())[1]
    upload.progress = lambda done, total: told.append((done, total))
    list(upload.chunks())
    assert told == [(2, None), (3, None)]


def test_a_choice_of_forms(http: Any) -> None:
    ask = http.operations
    operation = ask.Operation(
        "o", "POST", "/", body=[http.media.Json(), http.media.Binary(media="image/*"), http.media.Text()]
    )
    settings = http.settings.Settings.of(http.settings.Api("a"), base_url="https://a.example", credentials={})

    def built(body: Any, content_type: str | None = None) -> tuple[str, Any]:
        request = http.exchange.build(settings, ask.Call(operation, body=body, content_type=content_type))
        return request.headers["content-type"], request.content

    assert built({"a": 1}) == ("application/json", b'{"a":1}')
    assert built(b"a", "image/png") == ("image/png", b"a")
    assert built("a", "text/plain") == ("text/plain; charset=utf-8", b"a")
    with pytest.raises(TypeError, match="takes no body"):
        http.exchange.build(settings, ask.Call(ask.Operation("o", "POST", "/"), body=1))


def test_large_json_numbers_stay(http: Any) -> None:
    assert json.loads(http.media.Json().write({"a": 2**70})[1]) == {"a": 2**70}
