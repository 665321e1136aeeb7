"""What an absent property reads as. Whatever is imported comes by here before it asks much of pydantic."""

import re

try:
    from pydantic import MISSING, VERSION

    if tuple(map(int, re.findall(r"\d+", VERSION)[:3])) < (2, 14, 2):
        raise ImportError(
            VERSION
        )  # those lose unknown properties that are called like a field
except ImportError as error:
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = f"this is pydantic {version('pydantic')}"
    except PackageNotFoundError:
        found = "there is none"
    package = __name__.partition(".")[0]
    raise ImportError(
        f"{package} needs pydantic 2.14.2 or newer, and {found}: "
        "run `pip install --upgrade pydantic`"
    ) from error

__all__ = ["MISSING"]
