"""Without libyaml, PyYAML's own parser gives the same tree and the same places."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import InputError
from sdkwright.load import load, yaml12, yaml_places
from sdkwright.load.yaml_parser import _PureParser

TEXT = """\
openapi: 3.1.0
info: &i {title: "t", version: '1'}
x:
  - !!str 5
  - 5
  - |
    text
  - *i
  - <<: *i
    title: >-
      more
"""


def test_same(monkeypatch: pytest.MonkeyPatch) -> None:
    before = load("-", stdin=TEXT.encode())
    places = [before.source.position(pointer) for pointer in ("#/x", "#/x/3/title", "#/x/4/version", "#/x/4")]
    monkeypatch.setattr(yaml12, "Parser", _PureParser)
    monkeypatch.setattr(yaml_places, "Parser", _PureParser)
    after = load("-", stdin=TEXT.encode())
    assert after.root == before.root
    assert [after.source.position(pointer) for pointer in ("#/x", "#/x/3/title", "#/x/4/version", "#/x/4")] == places
    assert after.root["x"][:3] == ["5", 5, "text\n"]  # type: ignore[index, call-overload]
    for text in ("a: b: c", "a: [", "a: \x07", "a: 1\na: 2"):
        with pytest.raises(InputError) as raised:
            load("-", stdin=text.encode())
        assert raised.value.diagnostics[0].location.line is not None
