"""JSON to a tree, by the standard library's C scanner."""

from __future__ import annotations

import json
import re

from ..diagnostics import Diagnostic
from ..document import Json
from . import scalars
from .problems import refuse_depth, warn

_LONE_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class JsonReader:
    """One reading of one text."""

    def __init__(self, text: str, file: str) -> None:
        self.findings: list[Diagnostic] = []
        self.duplicated = False
        """Whether an object has a key twice."""
        self._text = text
        self._file = file

    def read(self) -> Json:
        """The tree. Raises json.JSONDecodeError for what is no JSON, InputError for what nests too deep."""
        decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_float=self._float,
            parse_constant=self._constant,
        )
        try:
            try:
                return decoder.decode(self._text)
            except json.JSONDecodeError:
                raise
            except ValueError:  # an integer of more digits than Python reads; a hook for each would cost the rest
                decoder = json.JSONDecoder(
                    object_pairs_hook=self._object,
                    parse_float=self._float,
                    parse_int=self._int,
                    parse_constant=self._constant,
                )
                return decoder.decode(self._text)
        except RecursionError:
            refuse_depth(self._file)

    def _object(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        made = dict(pairs)
        if len(made) != len(pairs):
            self.duplicated = True
        return made

    def _int(self, text: str) -> Json:
        try:
            return scalars.integer(text)
        except scalars.Unrepresentable:
            return self._constant(text)

    def _float(self, text: str) -> Json:
        try:
            return scalars.real(text)
        except scalars.Unrepresentable:
            return self._constant(text)

    def _constant(self, text: str) -> str:
        self.findings.append(
            warn("not-a-number", f"{text[:40]} is no JSON number; it is read as text", self._file)
        )
        return text
