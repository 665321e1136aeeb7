"""What installs in these tests installs the releases that this environment has, not those of the day."""

from __future__ import annotations

import re
from importlib.metadata import distributions
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables for pip: this environment's releases as constraints, also of what builds a package."""
    file: Path = tmp_path_factory.mktemp("pip") / "constraints.txt"
    releases = {re.sub(r"[-_.]+", "-", one.name.lower()): one.version for one in distributions()}
    kept = sorted(f"{name}=={version}\n" for name, version in releases.items() if name not in ("sdkwright", "pip"))
    file.write_text("".join(kept))
    return {"PIP_CONSTRAINT": str(file), "PIP_BUILD_CONSTRAINT": str(file)}
