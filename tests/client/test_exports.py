"""What a package with a client offers, and what it costs to import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.client.made import Made, made

PLAIN = "paths: {/a: {get: {operationId: a, responses: {'204': {description: ''}}}}}"
CHANNEL = """
paths:
  /chat:
    get:
      operationId: chat.connect
      responses: {'101': {description: ''}}
      x-websocket: {receive: {content: {application/json: {schema: {type: integer}}}}}
"""


def run(sdk: Made, code: str) -> list[str]:
    """What code prints in a process of its own, which knows the package as `sdk`."""
    assert sdk.package.__file__ is not None
    folder = Path(sdk.package.__file__).parents[1]
    text = f"import sys, {sdk.package.__name__} as sdk\n{code}"
    done = subprocess.run([sys.executable, "-c", text], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize("description", [PLAIN, CHANNEL], ids=["plain", "channel"])
def test_all_that_is_offered_is_there(description: str) -> None:
    sdk = made(description).package
    assert sorted(dir(sdk)) == sorted(sdk.__all__)
    for name in sdk.__all__:
        assert getattr(sdk, name) is not None
    assert {"AsyncClient", "Client", "Error", "NotFoundError", "RequestOptions", "Retries"} <= set(sdk.__all__)
    assert ("ConnectOptions" in sdk.__all__) == ("UnknownEvent" in sdk.__all__) == (description is CHANNEL)
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = sdk.Nothing


def test_only_what_is_used_is_imported() -> None:
    sdk = made(CHANNEL)
    libraries = "print(sorted({'pydantic', 'httpx2', 'websockets'} & set(sys.modules)))"
    assert run(sdk, libraries) == ["[]"]
    assert run(sdk, f"sdk.Client, sdk.NotFoundError, sdk.UnknownEvent\n{libraries}") == ["['pydantic']"]
    assert run(sdk, f"sdk.Client(base_url='http://a')\n{libraries}") == ["['httpx2', 'pydantic']"]


def test_without_websockets_it_says_what_to_install() -> None:
    sdk = made(CHANNEL)
    name = sdk.package.__name__
    code = "sys.modules['websockets'] = None\ntry: sdk.Client(base_url='http://a').chat.connect().open()\n"
    assert run(sdk, f"{code}except ImportError as error: print(error)") == [
        (
            f"Channels of {name} need websockets, which is not installed: pip install '{name}[websocket]', "
            "or websockets itself"
        )
    ]


def test_an_api_that_nobody_calls_has_models_alone() -> None:
    sdk = made("paths: {}\ncomponents: {schemas: {A: {type: object}}}")
    assert sdk.package.__all__ == ["MISSING", "Model", "from_dict", "from_json", "models", "to_dict", "to_json"]
    assert not [path for path in sdk.files if path.startswith(("client", "testing", "_runtime/http"))]
