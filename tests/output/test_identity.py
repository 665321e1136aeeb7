"""The output folder stays itself: for whoever watches it, stands in it, or has it mounted elsewhere."""

from __future__ import annotations

import ctypes
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from sdkwright.output import write

from .trees import NEW, OLD, files, put

_IN_DELETE_SELF, _IN_MOVE_SELF, _IN_IGNORED, _IN_MOVED_TO = 0x400, 0x800, 0x8000, 0x80
_ALL = 0xFFF


def folders(root: Path) -> dict[Path, int]:
    return {path: path.stat().st_ino for path in (root, *root.rglob("*")) if path.is_dir()}


def test_folders_keep_their_identity(tmp_path: Path) -> None:
    root = tmp_path / "sdk"
    write(OLD, root)
    before = folders(root)
    write(NEW, root)
    after = folders(root)
    assert {path: after.get(path) for path in before} == before


def test_what_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    (tmp_path / "pkg/__init__.py").chmod(0o640)
    write(NEW, tmp_path)
    assert (tmp_path / "pkg/__init__.py").stat().st_mode & 0o7777 == 0o640


def test_whoever_stands_inside_still_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "sdk"
    write(OLD, root)
    (root / "docs/only/old.md").unlink()
    put(root, "docs/alone/own.md").unlink()
    write({**OLD, "docs/alone/old.md": ""}, root)
    shell = subprocess.Popen(["/bin/sh"], cwd=root / "docs", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    monkeypatch.chdir(root / "docs/alone")
    write(NEW, root)
    assert sorted(path.name for path in Path("..").iterdir()) == ["alone", "index.md", "only"]
    assert shell.communicate("cat index.md; ls only/new; cd ../pkg && cat __init__.py\n")[0] == (
        "new index\ndeep.md\nnew\n"
    )


@pytest.mark.parametrize("folder", ["docs", "pkg", "pkg/models"])
def test_a_watcher_hears_of_what_changed_and_of_nothing_else(tmp_path: Path, folder: str) -> None:
    if sys.platform != "linux":
        return  # inotify is Linux's own
    root = tmp_path / "sdk"
    write(OLD, root)
    library = ctypes.CDLL(None, use_errno=True)
    descriptor = library.inotify_init1(os.O_NONBLOCK)
    try:
        assert library.inotify_add_watch(descriptor, os.fsencode(root / folder), _ALL) > 0
        for tree in (NEW, OLD, NEW):
            write(tree, root)
        events = os.read(descriptor, 65536)
    finally:
        os.close(descriptor)
    heard: set[tuple[int, str]] = set()
    while events:
        _, mask, _, length = struct.unpack_from("iIII", events)
        heard.add((mask & 0xFFFF, events[16 : 16 + length].rstrip(b"\0").decode()))
        events = events[16 + length :]
    assert not [mask for mask, _ in heard if mask & (_IN_DELETE_SELF | _IN_MOVE_SELF | _IN_IGNORED)]
    changed = {"docs": {"index.md"}, "pkg": {"__init__.py"}, "pkg/models": {"b.py"}}[folder]
    assert {name for mask, name in heard if mask & _IN_MOVED_TO} - {"gone.py"} == changed
    assert not {name for _, name in heard if name.startswith(".")}


def test_a_folder_that_is_seen_elsewhere_shows_the_new_files(tmp_path: Path) -> None:
    """What a bind mount does: another way to the same folder, opened before."""
    root = tmp_path / "sdk"
    write(OLD, root)
    elsewhere = os.open(root / "docs", os.O_RDONLY)
    try:
        write(NEW, root)
        assert sorted(os.listdir(elsewhere)) == ["index.md", "only"]  # noqa: PTH208 -- no path
        file = os.open("index.md", os.O_RDONLY, dir_fd=elsewhere)
        assert os.read(file, 100).decode() == NEW["docs/index.md"]
        os.close(file)
    finally:
        os.close(elsewhere)
    assert files(root) == NEW
