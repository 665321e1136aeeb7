"""What a package needs beside pydantic, and what to say where it is missing."""

from __future__ import annotations

from typing import Final


def explained(error: ModuleNotFoundError, package: str) -> ImportError:
    """The error to raise instead of one that an import made."""
    library = (error.name or "").partition(".")[0]
    if library not in _NEEDED:
        return error
    what, extra = _NEEDED[library]
    return ImportError(
        f"{what} of {package} need {library}, which is not installed: "
        f"pip install '{package}[{extra}]', or {library} itself"
    )


_NEEDED: Final = {
    "httpx2": ("Clients", "client"),
    "websockets": ("Channels", "websocket"),
}
