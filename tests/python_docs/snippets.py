"""Runs every snippet of the pages of operations in a folder, over a network that is none: `PACKAGE` is the argument.

Prints the method of each, and ends with the first error.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import io
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, ".")
package: Any = importlib.import_module(sys.argv[1])
testing: Any = importlib.import_module(f"{sys.argv[1]}.testing")
modules = [importlib.import_module(f"tests.calls.{path.stem}") for path in Path("tests/calls").glob("test_*.py")]
SUITES = {
    one.method: one
    for module in modules
    for one in vars(module).values()
    if inspect.isclass(one) and hasattr(one, "requests")
}
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"client\.([\w.]+)\(")
SYNC, ASYNC = package.Client, package.AsyncClient


def run(text: str, method: str) -> None:
    """Runs a snippet; whatever it asks for is answered as the tests of the method have it."""
    suite = SUITES[method]
    api = testing.FakeApi()
    pages = getattr(suite, "pages", None)
    answers = pages.answers if pages else [one for one in getattr(suite, "answers", ()) if not one.error][:1]
    for answer in answers:
        api.handle("*", "*", answer.reply)
    if not answers:
        api.handle("*", "*", lambda _: testing.Answer(418, {}, []))
    more: dict[str, Any] = {}
    if hasattr(suite, "receives"):
        more["connector"] = testing.FakeChannel()
        more["connector"].say(*(event.message for event in suite.receives))
    package.Client = lambda **given: SYNC(**{"http_client": api.http_client(), **given, **more})
    package.AsyncClient = lambda **given: ASYNC(**{"http_client": api.async_http_client(), **given, **more})
    ends = contextlib.nullcontext() if answers or more else contextlib.suppress(package.ApiError)
    with contextlib.redirect_stdout(io.StringIO()), ends:
        exec(compile(text, method, "exec"), {"__name__": "__main__"})
    assert api.requests or more or "FakeApi" in text


for page in sorted(Path("docs/operations").glob("*.md")):
    shown = page.read_text(encoding="utf-8").partition("\n## Python\n")[2].partition("\n## ")[0]
    for text in BLOCK.findall(shown):
        found = CALL.findall(text)
        run(text, found[-1])
        print(found[-1])

for text in BLOCK.findall(Path("docs/client.md").read_text(encoding="utf-8")):
    for method in CALL.findall(text)[:1]:
        run(text, method.removesuffix(".raw"))
