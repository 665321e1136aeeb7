"""PyYAML's parser, an event at a time: libyaml's where it is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import yaml


class EventParser(Protocol):
    """What both parsers have."""

    def get_event(self) -> Any:
        """The next event of the stream. Raises yaml.YAMLError."""


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The parser written in Python."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


Parser: Callable[[str], EventParser]
try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    Parser = CParser
except ImportError:
    Parser = _PureParser
