"""The other generators, each version pinned, in an environment of their own."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

PACKAGES = (
    *("datamodel-code-generator==0.89.0", "openapi-generator-cli==7.26.0", "openai==3.57.0"),
    "httpx2==2.16.2",  # what clients run on
)


@dataclass(frozen=True, slots=True)
class Rivals:
    """Where the installed rivals are, and how each is called."""

    bin: Path

    @property
    def python(self) -> str:
        """The environment's interpreter; it has pydantic."""
        return str(self.bin / "python")

    def datamodel_codegen(self, spec: Path, output: Path) -> list[str]:
        """datamodel-code-generator at its fastest: models only, no external formatter."""
        return [
            str(self.bin / "datamodel-codegen"),
            *("--input", str(spec), "--input-file-type", "openapi", "--output", str(output)),
            *("--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin"),
        ]

    def openapi_generator(self, spec: Path, output: Path) -> list[str]:
        """openapi-generator's Python client with its docs and tests. Needs a Java runtime."""
        return [
            str(self.bin / "openapi-generator-cli"),
            *("generate", "-g", "python", "-i", str(spec), "-o", str(output), "--skip-validate-spec"),
        ]


def install(folder: Path) -> Rivals:
    """Create the environment in `folder` unless it is there with the same versions already."""
    stamp = folder / "packages.txt"
    wanted = "\n".join(PACKAGES)
    rivals = Rivals(folder / ("Scripts" if sys.platform == "win32" else "bin"))
    if not stamp.is_file() or stamp.read_text() != wanted:
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([rivals.python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        stamp.write_text(wanted)
    return rivals
