"""What the generated client costs, beside httpx2 alone and beside openai-python."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .measure import Figure, together

MEASURE = Path(__file__).parents[1] / "runtime" / "http" / "measure.py"
"""Calls, streams and large bodies, in one process; it prints its own table."""

_HEAD = """
import json, sys
MODEL = {"id": "m", "object": "model", "created": 1, "owned_by": "x"}
def answer(_):
    return httpx2.Response(200, headers={"content-type": "application/json"}, content=json.dumps(MODEL).encode())
"""
_TAIL = "http = httpx2.Client(transport=httpx2.MockTransport(answer))\n"
OURS = f"""{_HEAD}
sys.path.insert(0, sys.argv[1])
from bench_sdk import Client
import httpx2
{_TAIL}
client = Client(api_key_auth="k", http_client=http)
(client.models if hasattr(client, "models") else client.models_).retrieve("m")
"""
OPENAI = f"""{_HEAD}
from openai import OpenAI
import httpx2
{_TAIL}
OpenAI(api_key="k", http_client=http).models.retrieve("m")
"""
BARE = f"""{_HEAD}
import httpx2
{_TAIL}
http.get("https://api.example/models/m")
"""


def first_request(python: str, sdk: Path, runs: int) -> dict[str, Figure]:
    """A fresh process until its first request is answered, for all of OpenAI's description."""
    commands = {
        "ours": [python, "-c", OURS, str(sdk)],
        "openai": [python, "-c", OPENAI],
        "httpx2 alone": [python, "-c", BARE],
    }
    return together(commands, runs=runs)


def table(python: str) -> str:
    """The table of calls, streams and large bodies."""
    return subprocess.run([python, str(MEASURE)], check=True, capture_output=True, text=True).stdout
