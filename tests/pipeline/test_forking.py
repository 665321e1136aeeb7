"""Work in a copy of the process: whatever becomes of the copy, the result is that of the work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest
from sdkwright.diagnostics import Diagnostic, InputError, Location
from sdkwright.forking import forked

HERE = os.getpid()
REFUSAL = InputError(Diagnostic("template", "no such thing", Location("my.jinja", "#", 3)))


@pytest.fixture(params=["one process", *(["copies"] if sys.platform == "linux" else [])], autouse=True)
def copies(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether there are copies of the process, however many processors this machine has."""
    able = request.param == "copies"
    monkeypatch.setattr("sdkwright.forking._forks", lambda: able)
    return able


def test_the_result_comes_from_a_copy_where_there_is_one(copies: bool) -> None:
    with forked(os.getpid) as one, forked(os.getpid) as other:
        found = {HERE, one(), other()}
    assert len(found) == (3 if copies else 1)


def test_what_is_not_worthwhile_is_done_here() -> None:
    with forked(os.getpid, worthwhile=False) as result:
        assert result() == HERE


def test_a_large_result() -> None:
    with forked(lambda: ["x" * 1000] * 100_000 + ["end"]) as result:
        assert result()[-1] == "end"


def test_an_error_is_raised_as_if_there_was_no_copy() -> None:
    def refuse() -> NoReturn:
        raise REFUSAL

    with pytest.raises(InputError) as caught, forked(refuse) as result:
        result()
    assert caught.value is REFUSAL


def test_a_copy_that_is_killed_costs_time_only() -> None:
    def die() -> str:
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    with forked(die) as result:
        assert result() == "done"


def test_a_result_that_cannot_be_sent_is_made_here() -> None:
    with forked(lambda: lambda: HERE) as result:
        assert result()() == HERE


def test_a_copy_that_nobody_waits_for_ends_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(KeyError), forked(lambda: time.sleep(60)):
        raise KeyError
    assert time.monotonic() - began < 30
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_copy_says_nothing(tmp_path: Path) -> None:
    """Neither what the process had not printed yet, nor a trace of what went wrong in it."""
    program = tmp_path / "program.py"
    program.write_text(
        "import atexit, os\nfrom sdkwright.forking import forked\n"
        "atexit.register(print, 'end')\n"
        "def work():\n    if os.getpid() != HERE:\n        raise SystemExit('never')\n    return 'result'\n"
        "HERE = os.getpid()\nprint('begin')\n"
        "with forked(work) as result:\n    print(result())\n"
    )
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True)
    assert (done.stdout.split(), done.stderr) == (["begin", "result", "end"], "")
