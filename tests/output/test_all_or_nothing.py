"""A failure or a kill at any moment leaves the old tree or the new one."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sdkwright.diagnostics import InputError
from sdkwright.output import swap, write

from .trees import NEW, OLD, files, put

CALLS = [
    (os, name)
    for name in ("open", "write", "mkdir", "link", "rename", "unlink", "rmdir", "utime", "scandir", "listdir")
] + [(shutil, "copystat")]


class Fault:
    """Makes call number `at`, of all those in CALLS, raise."""

    def __init__(self, at: int, error: BaseException) -> None:
        self.at = at
        self.error = error
        self.count = 0

    def wrap(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            if self.count == self.at:
                raise self.error
            return call(*args, **kwargs)

        return wrapped


def fails(at: int, error: BaseException, root: Path) -> bool | None:
    """Write NEW with a fault at call `at`: whether that failed, None if there are not so many calls."""
    fault = Fault(at, error)
    with pytest.MonkeyPatch.context() as patch:
        for module, name in CALLS:
            patch.setattr(module, name, fault.wrap(getattr(module, name)))
        try:
            write(NEW, root)
        except (InputError, KeyboardInterrupt):
            return True
    return None if fault.count < at else False


@pytest.mark.parametrize("way", ["whole", "units", "first", "no exchange"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=repr)
def test_a_failure_at_any_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, error: BaseException) -> None:
    root = tmp_path / "sdk"
    mine = {} if way == "first" else {"pkg/mine.py": "mine\n", "docs/only/mine.md": "mine\n"}
    before, after = ({} if way == "first" else {**OLD, **mine}), {**NEW, **mine}
    root.mkdir()
    if way in ("units", "no exchange"):
        monkeypatch.chdir(root)
    if way == "no exchange":
        monkeypatch.setattr(swap, "_system_call", lambda: None)
    failed: bool | None = True
    at = 0
    while failed is not None:
        if way == "first":
            shutil.rmtree(root, ignore_errors=True)
        else:
            write(OLD, root)
            for path in mine:
                put(root, path)
        at += 1
        failed = fails(at, error, root)
        found = {path: text for path, text in files(root).items() if not path.startswith(".sdkwright.tmp/")}
        assert found == after or (failed and found == before), f"a mix after a fault at call {at}: {sorted(found)}"
        write(NEW, root)
        assert files(root) == after
        assert [path.name for path in tmp_path.iterdir()] == ["sdk"]
    assert at > 20


@pytest.mark.parametrize("way", ["whole", "units"])
def test_a_kill_at_any_moment(tmp_path: Path, way: str) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.output.kills", str(tmp_path / "sdk"), "40", way, "seed"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    assert result.returncode == 0, result.stderr
    assert "old" in result.stdout
    assert "new" in result.stdout


def test_what_somebody_saves_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "sdk"
    write(OLD, root)
    put(root, "docs/mine.md", "before\n")
    link = os.link

    def slow(*args: Any, **kwargs: Any) -> None:
        link(*args, **kwargs)
        put(root, "docs/new/mine.md", "new\n")
        put(root, "docs/saved", "after\n").replace(root / "docs/mine.md")

    monkeypatch.setattr(os, "link", slow)
    write(NEW, root)
    assert files(root) == {**NEW, "docs/mine.md": "after\n", "docs/new/mine.md": "new\n"}


def test_two_writers_take_turns(tmp_path: Path) -> None:
    trees = [{f"pkg/{number}.py": f"{kind}\n" for number in range(50)} for kind in range(4)]
    threads = [threading.Thread(target=write, args=(tree, tmp_path / "sdk")) for tree in trees]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert files(tmp_path / "sdk") in trees
    assert [path.name for path in tmp_path.iterdir()] == ["sdk"]


def test_a_stage_that_is_not_ours_is_not_touched(tmp_path: Path) -> None:
    put(tmp_path, ".sdk.sdkwright/file")
    write(OLD, tmp_path / "other")
    write(OLD, tmp_path / "other")
    with pytest.raises(InputError):
        write(OLD, tmp_path / "sdk")
    assert files(tmp_path / ".sdk.sdkwright") == {"file": "mine\n"}
