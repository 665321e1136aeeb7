"""XML by `xml` objects: written, read, and refused."""

from __future__ import annotations

from typing import Any

import pytest

HEAD = "<?xml version='1.0' encoding='UTF-8'?>\n"


def xml(http: Any, shape: Any, root: str = "a") -> Any:
    return http.xml.Xml(shape=shape, root=root)


def both(http: Any, shape: Any, value: Any, text: str) -> None:
    """A value is written as a text, which is read as the value."""
    form = xml(http, shape)
    assert form.write(value) == ("application/xml", (HEAD + text).encode())
    assert form.tree(text.encode(), None) == value


def test_scalars(http: Any) -> None:
    make = http.xml_shape.Shape
    shape = make(
        "object", properties={"t": make("text"), "i": make("integer"), "n": make("number"), "b": make("boolean")}
    )
    both(
        http,
        shape,
        {"t": "<&>é", "i": -3, "n": 1.5, "b": True},
        "<a><t>&lt;&amp;&gt;é</t><i>-3</i><n>1.5</n><b>true</b></a>",
    )
    assert xml(http, shape).tree(b"<a><i>x</i><n>y</n><b>z</b></a>", None) == {"i": "x", "n": "y", "b": "z"}
    assert xml(http, shape).tree(b"<a><i> 7 </i><b>0</b></a>", None) == {"i": 7, "b": False}
    assert xml(http, shape).write({"t": None})[1] == (HEAD + "<a />").encode()


def test_names_attributes_and_text(http: Any) -> None:
    make = http.xml_shape.Shape
    shape = make(
        "object",
        name="b",
        properties={
            "id": make("integer", node="attribute"),
            "key": make("text", node="attribute", name="k"),
            "word": make("text", name="w"),
        },
    )
    both(http, shape, {"id": 1, "key": 'a"<', "word": "x"}, '<b id="1" k=\'a"&lt;\'><w>x</w></b>')
    text = make("object", properties={"id": make("integer", node="attribute"), "body": make("text", node="text")})
    both(http, text, {"id": 1, "body": " a & b "}, '<a id="1"> a &amp; b </a>')
    data = make("object", properties={"body": make("text", node="cdata")})
    both(http, data, {"body": "a]]>b"}, "<a><![CDATA[a]]]]><![CDATA[>b]]></a>")
    both(http, data, {}, "<a />")
    required = make("object", properties={"body": make("text", node="text", required=True)})
    both(http, required, {"body": ""}, "<a />")
    between = make("object", properties={"x": make("text"), "body": make("text", node="text")})
    assert xml(http, between).tree(b"<a> <x>1</x> </a>", None) == {"x": "1"}


def test_an_object_without_an_element_of_its_own(http: Any) -> None:
    make = http.xml_shape.Shape
    inner = make("object", node="none", properties={"x": make("integer"), "y": make("text", name="z")})
    shape = make("object", properties={"in": inner, "w": make("text")})
    both(http, shape, {"in": {"x": 1, "y": "2"}, "w": "3"}, "<a><x>1</x><z>2</z><w>3</w></a>")
    both(http, shape, {"w": "3"}, "<a><w>3</w></a>")


def test_arrays(http: Any) -> None:
    make = http.xml_shape.Shape
    item = make("integer")
    both(http, make("object", properties={"x": make("array", items=item)}), {"x": [1, 2]}, "<a><x>1</x><x>2</x></a>")
    named = make("array", items=make("integer", name="i"))
    both(http, make("object", properties={"x": named}), {"x": [1, 2]}, "<a><i>1</i><i>2</i></a>")
    wrapped = make("array", name="xs", wrapped=True, items=make("integer", name="i"))
    both(http, make("object", properties={"x": wrapped}), {"x": [1, 2]}, "<a><xs><i>1</i><i>2</i></xs></a>")
    both(http, make("object", properties={"x": wrapped}), {"x": []}, "<a><xs /></a>")
    plain = make("array", wrapped=True, items=item)
    both(http, make("object", properties={"x": plain}), {"x": [1]}, "<a><x><x>1</x></x></a>")
    both(
        http,
        make("array", name="xs", wrapped=True, items=make("integer", name="i")),
        [1, 2],
        "<xs><i>1</i><i>2</i></xs>",
    )


def test_an_array_without_items(http: Any) -> None:
    make = http.xml_shape.Shape
    for required, expected in [(True, {"x": []}), (False, {})]:
        shape = make("object", properties={"x": make("array", items=make("integer"), required=required)})
        assert xml(http, shape).tree(b"<a/>", None) == expected


def test_arrays_that_are_wrapped_though_nobody_said_so(http: Any) -> None:
    make = http.xml_shape.Shape
    pet = make("object", properties={"name": make("text", required=True)})
    pets = make("object", properties={"x": make("array", items=pet)})
    assert xml(http, pets).tree(b"<a><x><Pet><name>b</name></Pet></x></a>", None) == {"x": [{"name": "b"}]}
    assert xml(http, pets).tree(b"<a><x><name>b</name></x></a>", None) == {"x": [{"name": "b"}]}
    assert xml(http, pets).tree(b"<a><x/></a>", None) == {"x": []}
    words = make("object", properties={"x": make("array", items=make("text"))})
    assert xml(http, words).tree(b"<a><x><s>b</s><s>c</s></x></a>", None) == {"x": ["b", "c"]}
    assert xml(http, words).tree(b"<a><x/></a>", None) == {"x": [""]}


def test_text_that_nobody_claims(http: Any) -> None:
    make = http.xml_shape.Shape
    shape = make("object", properties={"lang": make("text", node="attribute"), "content": make("text", required=True)})
    assert xml(http, shape).tree(b'<a lang="en">hello</a>', None) == {"lang": "en", "content": "hello"}


def test_namespaces(http: Any) -> None:
    make = http.xml_shape.Shape
    shape = make(
        "object",
        prefix="p",
        namespace="urn:p",
        properties={
            "x": make("text", prefix="q", namespace="urn:q"),
            "y": make("text"),
            "p": make("text", namespace="urn:d"),
        },
    )
    both(
        http,
        shape,
        {"x": "1", "y": "2", "p": "3"},
        '<p:a xmlns:p="urn:p" xmlns:q="urn:q"><q:x>1</q:x><y>2</y><p xmlns="urn:d">3</p></p:a>',
    )
    other = b'<z:a xmlns:z="urn:p"><x xmlns="urn:q">1</x></z:a>'
    assert xml(http, shape).tree(other, None) == {"x": "1"}


def test_what_is_recursive_or_referred_to(http: Any) -> None:
    make = http.xml_shape.Shape
    tree = make("object", name="tree", properties={"sub": lambda: make(name="child", like=lambda: tree)})
    both(http, lambda: tree, {"sub": {"sub": {}}}, "<tree><child><child /></child></tree>")


def test_what_is_not_described(http: Any) -> None:
    make = http.xml_shape.Shape
    value = {"x": "1", "n": {"id": "3", "b": ["1", "2"]}}
    form = xml(http, make("object"))
    assert form.tree(b'<a><x>1</x><n id="3"><b>1</b><b>2</b></n></a>', None) == value
    assert form.tree(form.write(value)[1], None) == value
    words = make("object", values=make("integer"))
    both(http, words, {"b": 1, "c": 2}, "<a><b>1</b><c>2</c></a>")


def test_charsets(http: Any) -> None:
    form = xml(http, http.xml_shape.Shape("text"))
    assert form.tree("<a>é</a>".encode("latin-1"), "iso-8859-1") == "é"
    assert form.tree('<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>'.encode("latin-1"), None) == "é"
    assert form.tree("<a>é</a>".encode("utf-16"), None) == "é"


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        '<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>',
        '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><l>&c;</l>',
        "<a>" * 500 + "</a>" * 500,
        "<a>&undefined;</a>",
        "<a>",
        "<a></b>",
        "",
        "no xml",
        "<a/><b/>",
        "<p:a/>",
    ],
)
def test_what_is_refused(http: Any, text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each with words of its own
        xml(http, http.xml_shape.Shape("object")).tree(text.encode(), None)


def test_a_model(http: Any, store: Any) -> None:
    from importlib import import_module

    shape = import_module(f"{store.__name__}._xml").Owner
    form = http.xml.Xml(lambda: store.models.Owner, shape=shape, root="Owner")
    owner = store.models.Owner(id=1, name="Ann", pets=["Rex", "Tom"])
    text = '<Owner id="1"><name>Ann</name><pets><pet>Rex</pet><pet>Tom</pet></pets></Owner>'
    assert form.write(owner)[1] == (HEAD + text).encode()
    assert form.read(text.encode(), None) == owner
