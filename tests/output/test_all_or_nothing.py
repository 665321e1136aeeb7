"""A failure or a kill at any moment leaves the old tree or the new one."""

from __future__ import annotations

import errno
import hashlib
import json
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
from sdkwright.output import resume, write

from .kills import killed
from .trees import NEW, OLD, files, put, snapshot

CALLS = [
    (os, name)
    for name in ("open", "write", "mkdir", "link", "rename", "replace", "unlink", "rmdir", "scandir", "listdir")
] + [(shutil, "copy2")]


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


def no_links(*_: object, **__: object) -> None:
    raise OSError(errno.ENOTSUP, "no hard links here")


def other_mount(source: str, target: str) -> None:
    """Renaming where the stage and the folders below the output lie on different mounts."""
    if Path(source).parent != Path(target).parent:
        raise OSError(errno.EXDEV, "Invalid cross-device link")
    Path(source).rename(target)


@pytest.mark.parametrize("way", ["over", "first", "first, mounts", "no links", "mounts"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=repr)
def test_a_failure_at_any_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, error: BaseException) -> None:
    root = tmp_path / "sdk"
    first = way.startswith("first")
    mine = {} if first else {"pkg/mine.py": "mine\n", "docs/only/mine.md": "mine\n"}
    before, after = ({} if first else {**OLD, **mine}), {**NEW, **mine}
    root.mkdir()
    if not first and way != "over":
        monkeypatch.setattr(os, "link", no_links)
    if way.endswith("mounts"):
        monkeypatch.setattr(os, "replace", other_mount)
    failed: bool | None = True
    at = 0
    while failed is not None:
        if first:
            shutil.rmtree(root, ignore_errors=True)
        else:
            write(OLD, root)
            for path in mine:
                put(root, path)
        at += 1
        failed = fails(at, error, root)
        found = {path: text for path, text in files(root).items() if not path.startswith(".sdkwright.tmp/")}
        assert found == after or (failed and found == before), f"a mix after a fault at call {at}: {sorted(found)}"
        resume(root)
        assert files(root) == found
        write(NEW, root)
        assert files(root) == after
        assert {path.name for path in tmp_path.iterdir()} == {"sdk"}
    assert at > 20


def test_a_kill_at_any_moment(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.output.kills", str(tmp_path / "sdk"), "40", "seed"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    assert result.returncode == 0, result.stderr
    assert "old" in result.stdout
    assert "new" in result.stdout


def test_what_a_kill_cut_short_is_completed(tmp_path: Path) -> None:
    root = tmp_path / "sdk"
    seen = set()
    for call in range(1, 30):
        write(OLD, root)
        killed(call, NEW, root)
        stage = root / ".sdkwright.tmp"
        seen.add(next((name for name in ("forward", "done") if (stage / name).exists()), ""))
        resume(root)
        assert files(root) in (OLD, NEW)
        assert not stage.exists()
    assert seen == {"forward", "done", ""}


def test_a_new_folder_comes_with_all_that_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "sdk"
    write({"docs/index.md": "old\n"}, root)
    renamed: list[str] = []
    replace = os.replace

    def noted(source: str, target: str) -> None:
        renamed.append(Path(target).relative_to(root).as_posix())
        replace(source, target)

    monkeypatch.setattr(os, "replace", noted)
    write(NEW, root)
    assert sorted(renamed) == [".sdkwright.json", "docs/index.md", "docs/only", "pkg", "tests"]
    assert files(root) == NEW


def test_a_first_run_that_was_killed(tmp_path: Path) -> None:
    """It is completed, or as if it had not been where somebody has changed something; what they changed is theirs."""
    found = []
    for call in range(1, 30):
        root = tmp_path / str(call)
        killed(call, NEW, root)
        stage = root / ".sdkwright.tmp"
        whole = {} if (stage / "forward").exists() else NEW
        edited = dict.fromkeys(sorted(files(root).keys() & NEW.keys() if stage.exists() else ())[:1], "mine\n")
        for path, text in edited.items():
            put(root, path, text)
        resume(root)
        found.append(files(root))
        assert found[-1] in (({**whole, **edited},) if edited else ({}, NEW))
    assert {} in found
    assert NEW in found
    assert any(one.keys() < NEW.keys() and "mine\n" in one.values() for one in found)


def torn(root: Path) -> None:
    """Leave `root` with a journal, and the first of the files of NEW in place."""
    write(OLD, root)
    killed(9, NEW, root)
    assert (root / ".sdkwright.tmp/forward").exists()
    assert files(root) not in (OLD, NEW)


def test_what_somebody_changed_after_a_kill_is_kept(tmp_path: Path) -> None:
    root = tmp_path / "sdk"
    torn(root)
    (root / "pkg/models/b.py").write_text("edited after the kill\n")
    (root / "pkg/__init__.py").write_text("edited after the kill\n")
    resume(root)
    edited = dict.fromkeys(("pkg/models/b.py", "pkg/__init__.py"), "edited after the kill\n")
    assert files(root) == {**OLD, **edited}


def test_a_journal_does_not_lead_outside(tmp_path: Path) -> None:
    root = tmp_path / "sdk"
    outside = put(tmp_path, "outside/index.md").parent
    digest = hashlib.sha256(b"evil\n").hexdigest()
    for path in ("../outside/new.md", f"{outside}/new.md", "link/new.md", ".sdkwright.tmp/0.new"):
        put(root, ".sdkwright.tmp/0.new", "evil\n")
        put(root, ".sdkwright.tmp/forward", json.dumps([[path, "", digest]]))
        if path == "link/new.md":
            (root / "link").symlink_to(outside)
        resume(root)
        assert files(outside) == {"index.md": "mine\n"}
        assert not (root / ".sdkwright.tmp").exists()


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[["a"]]', '[["a", "", "x", 1]]', "\xff"])
def test_a_journal_that_no_run_wrote_is_cleared(tmp_path: Path, text: str) -> None:
    write(OLD, tmp_path)
    put(tmp_path, ".sdkwright.tmp/forward", text)
    resume(tmp_path)
    assert files(tmp_path) == OLD


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


def test_what_somebody_saves_where_a_file_was_to_come_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "sdk"
    write(OLD, root)
    link = os.link

    def slow(*args: Any, **kwargs: Any) -> None:
        link(*args, **kwargs)
        put(root, "pkg/models/b.py", "somebody's\n")

    monkeypatch.setattr(os, "link", slow)
    with pytest.raises(InputError):
        write(NEW, root)
    assert files(root) == {**OLD, "pkg/models/b.py": "somebody's\n"}
    assert not (root / ".sdkwright.tmp").exists()


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
    put(tmp_path, "sdk/.sdkwright.tmp/file")
    with pytest.raises(InputError):
        write(OLD, tmp_path / "sdk")
    assert files(tmp_path / "sdk") == {".sdkwright.tmp/file": "mine\n"}
    (tmp_path / "own").mkdir()
    (tmp_path / "own/.sdkwright.tmp").symlink_to(tmp_path / "sdk")
    with pytest.raises(InputError):
        write(OLD, tmp_path / "own")
    assert files(tmp_path / "sdk") == {".sdkwright.tmp/file": "mine\n"}


def test_what_others_do_not_agree_to_is_not_done(tmp_path: Path) -> None:
    root = tmp_path / "sdk"
    write(OLD, root)
    before = snapshot(root)

    def agree() -> None:
        assert files(root)["pkg/__init__.py"] == "old\n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(NEW, root, agree=agree)
    assert snapshot(root) == before
    write(NEW, root, agree=lambda: None)
    assert files(root) == NEW


def test_a_kill_before_the_others_agree_leaves_the_old_tree(tmp_path: Path) -> None:
    root = tmp_path / "sdk"
    write(OLD, root)
    code = (
        "import os, sys, pathlib; from sdkwright.output import write; "
        f"write({NEW!r}, pathlib.Path(sys.argv[1]), agree=lambda: os._exit(9))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(root)], check=False).returncode == 9
    resume(root)
    assert files(root) == OLD
