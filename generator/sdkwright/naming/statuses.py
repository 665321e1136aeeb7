"""HTTP statuses in words."""

from __future__ import annotations

from http import HTTPStatus

from .words import cap_words

_CLASSES = {"1": "Informational", "2": "Success", "3": "Redirect", "4": "ClientError", "5": "ServerError"}


def status_words(status: str) -> str:
    """The words for a status: none for 200, `NotFound` for 404, `ClientError` for 4XX, `Default` for default."""
    if status == "200":
        return ""
    if status.isdecimal() and status.isascii() and len(status) == 3:
        try:
            return cap_words(HTTPStatus(int(status)).phrase)
        except ValueError:
            return f"Status{status}"
    if status[1:].upper() == "XX" and status[0] in _CLASSES:
        return _CLASSES[status[0]]
    return cap_words(status)
