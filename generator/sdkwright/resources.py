"""Where the files that sdkwright ships beside its code are found."""

from __future__ import annotations

from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType


def templates_root() -> Path:
    """The folder of the shipped templates: inside the installed package, or `templates/` of a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "_templates"
    return installed if installed.is_dir() else here.parent.parent / "templates"


def template_names() -> tuple[str, ...]:
    """What can be replaced: every shipped template, and the modules of the runtime, which are copied."""
    root = templates_root()
    found = (*root.rglob("*.jinja"), *root.glob("runtime/**/*.py"))
    return tuple(sorted(path.relative_to(root).as_posix() for path in found))


def schema_file(name: str) -> Path:
    """A shipped JSON Schema: of the `settings`, or of the `output` of commands."""
    return Path(__file__).resolve().parent / "schemas" / f"{name}.json"


@cache
def runtime_regex() -> ModuleType:
    """The module by which generated packages read patterns, so that generator and runtime never disagree."""
    path = templates_root() / "runtime" / "regex.py"
    spec = spec_from_file_location("sdkwright_runtime_regex", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
