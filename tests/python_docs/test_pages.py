from __future__ import annotations

from sdkwright.python.docs.pages import files


def test_a_page_is_called_as_its_class() -> None:
    assert files({"#/a": "VoiceIdsShared", "#/b": "Foo"}) == {"#/a": "VoiceIdsShared.md", "#/b": "Foo.md"}


def test_names_that_differ_by_case_only_are_told_apart() -> None:
    found = files({"#/a": "Foo", "#/b": "FOO", "#/c": "Bar"}, {"#/a": "foo", "#/b": "foo_", "#/c": "bar"})
    assert found == {"#/a": "Foo-foo.md", "#/b": "FOO-foo_.md", "#/c": "Bar.md"}


def test_order_moves_no_name() -> None:
    names = {"#/a": "Foo", "#/b": "FOO", "#/c": "foo"}
    stems = {"#/a": "foo", "#/b": "foo", "#/c": "foo"}
    assert files(names, stems) == files(dict(reversed(names.items())), dict(reversed(stems.items())))


def test_names_without_short_ones_are_told_apart() -> None:
    found = files({"#/a": "Foo", "#/b": "foo"}, {"#/a": "same", "#/b": "same"})
    assert len({name.lower() for name in found.values()}) == 2


def test_reserved_names() -> None:
    found = files({"#/a": "Index", "#/b": "README", "#/c": "Con", "#/d": "COM1"})
    assert not {"index.md", "readme.md", "con.md", "com1.md"} & {name.lower() for name in found.values()}


def test_long_names_fit_a_disk() -> None:
    found = files({"#/a": "x" * 400, "#/b": "x" * 399 + "y", "#/c": "名" * 200})
    assert all(len(name.encode()) <= 200 for name in found.values())
    assert len(set(found.values())) == 3
