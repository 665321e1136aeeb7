"""A description's SDK, generated into a folder and imported."""

from __future__ import annotations

import hashlib
import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from sdkwright.config import Config
from sdkwright.ir.http.operations import Operation
from sdkwright.naming import assign
from sdkwright.pipeline import analyze, build


class Sdk:
    """The package, and what the description says."""

    def __init__(self, document: Path, folder: Path, **settings: Any) -> None:
        package = f"sdk_{hashlib.sha256(str(document).encode()).hexdigest()[:12]}"
        config = Config(str(document), folder, package, client=True, validate=False, formatter="none", **settings)
        self.api = analyze(config, validate=False).api
        self.names, _ = assign(self.api, config.naming)
        for path, text in build(config).tree.items():
            if path.startswith(f"{package}/"):
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
        importlib.invalidate_caches()
        self.package: ModuleType = importlib.import_module(package)
        self.credentials = self.names.client.credentials

    def operation(self, method: str, path: str) -> Operation | None:
        """The operation of a path and a method."""
        for one in self.api.operations:
            if one.method.lower() == method.lower() and one.path == path and not one.incoming:
                return one
        return None

    def method(self, client: Any, operation: Operation) -> Any:
        """The method of a client that calls an operation."""
        names = self.names.client
        home = names.homes[operation.id]
        found = client
        for depth in range(len(home)):
            found = getattr(found, names.resources[home[: depth + 1]].attribute)
        return getattr(found, names.methods[operation.id])

    def module(self, name: str) -> ModuleType:
        """A module of the package."""
        return importlib.import_module(f".{name}", self.package.__name__)
