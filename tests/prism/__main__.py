"""`python -m tests.prism DESCRIPTION...`: whether Prism takes each call of a generated client.

Of each description the package is generated, and each operation called with the arguments of its generated wire tests,
against a mock server of Prism's, which answers 422 where a request is not as described; `exceptions.py` says what else
it may mean by that. The last line is `TOTAL taken/called`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from typing import Any

from sdkwright.config import Config
from sdkwright.pipeline import build

from tests.node import awaited, free_port, install
from tests.prism.exceptions import is_excused

CACHE = Path(__file__).parents[2] / ".cache" / "prism"
PACKAGES = ("@stoplight/prism-cli@5.14.2",)


_NOWHERE = ("#NO_PATH_MATCHED_ERROR", "#NO_METHOD_MATCHED_ERROR", "#UNAUTHORIZED")


@contextmanager
def prism(description: Path) -> Iterator[str]:
    """The URL of a server that mocks an API."""
    node, port = install(CACHE, PACKAGES), free_port()
    program = CACHE / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
    command = [str(node), str(program), "mock", "--errors", "--multiprocess", "false", "--port", str(port)]
    log = CACHE / "server.log"
    with log.open("w") as said, subprocess.Popen([*command, str(description)], stdout=said, stderr=said) as server:
        try:
            yield awaited(server, f"http://127.0.0.1:{port}", log)
        finally:
            server.terminate()


def calls(package: str) -> Iterator[tuple[Any, Any]]:
    """Each class of generated tests of methods, and each request that it makes."""
    listed = pkgutil.iter_modules(importlib.import_module("tests_of_it.calls").__path__)
    for found in sorted(one.name for one in listed if one.name.startswith("test_")):
        module = importlib.import_module(f"tests_of_it.calls.{found}")
        for one in vars(module).values():
            if isinstance(one, type) and one.__module__ == module.__name__ and hasattr(one, "requests"):
                for request in one.requests:  # type: ignore[attr-defined]
                    yield one, request
    assert package in sys.modules


def refusal(client: Any, options: Any, case: Any, request: Any, errors: Any) -> str:
    """Why a request was refused; empty if it was not."""
    args, keywords = request.call(request.json)
    method = attrgetter(case.method)(client)
    method = getattr(method, "raw", method)
    try:
        given = method(*args, **keywords, options=options)
        if hasattr(given, "response"):
            given.response.read()
    except errors.ApiError as error:
        kind = json.loads(error.content or b"{}") if error.content[:1] == b"{" else {}
        if "validation" in kind:
            findings = [one for one in kind["validation"] if not is_excused(one, request)]
            return json.dumps(findings) if findings else ""
        if str(kind.get("type", "")).endswith(_NOWHERE) and "#" not in str(case.__doc__):  # a path with a fragment
            return str(kind["type"])
    except errors.Error:
        return ""  # it was answered; with what is Prism's business
    return ""


def judge(description: Path, number: int) -> tuple[int, int]:
    """How many calls were taken, and how many there were; refusals are printed."""
    package = f"prism{number}_sdk"
    folder = Path(tempfile.mkdtemp())
    for path, text in build(Config(str(description), folder, package, validate=False, formatter="none")).tree.items():
        file = folder / (path if path.startswith(f"{package}/") else path.replace("tests/", "tests_of_it/", 1))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests_of_it"]:
        del sys.modules[name]
    importlib.invalidate_caches()
    sdk = importlib.import_module(package)
    settings = importlib.import_module("tests_of_it.calls.support").SETTINGS
    errors = importlib.import_module(f"{package}._runtime.http.errors")
    options = importlib.import_module(f"{package}._runtime.http.operations").RequestOptions
    taken = called = 0
    with prism(description) as url, sdk.Client(**{**settings, "base_url": url, "retries": 0}) as client:
        for case, request in calls(package):
            reason = refusal(client, options(base_url=url), case, request, errors)
            if reason:
                print(f"{description.name} {case.method}: {reason[:400]}")
            else:
                taken += 1
            called += 1
    sys.path.remove(str(folder))
    return taken, called


def main() -> int:
    """Judges each description; the exit code is 1 if anything was refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.prism", description=__doc__)
    parser.add_argument("descriptions", nargs="+", type=Path)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    sums = [0, 0]
    for number, description in enumerate(options.descriptions):
        taken, called = judge(description.resolve(), number)
        print(f"{description.name}: {taken}/{called}", flush=True)
        sums[0] += taken
        sums[1] += called
    print(f"TOTAL {sums[0]}/{sums[1]}")
    return 0 if sums[0] == sums[1] else 1


if __name__ == "__main__":
    sys.exit(main())
