"""Text of others inside a comment."""

from __future__ import annotations

import re

_ENCODING = re.compile("coding(?=[:=])")


def one_line(text: str) -> str:
    """Fit for a comment: the name of a file or an address may hold anything.

    `coding:` in one of the first two comments of a file would tell Python its encoding.
    """
    return _ENCODING.sub("coding ", "".join([char if char.isprintable() else repr(char)[1:-1] for char in text]))
