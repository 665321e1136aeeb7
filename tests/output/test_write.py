"""Writing: what ends up on the disk, whichever way it gets there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sdkwright.diagnostics import InputError
from sdkwright.output import write

from .trees import NEW, OLD, files, put, snapshot


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """An output folder, in which nothing may be left behind."""
    folder = tmp_path / "sdk"
    folder.mkdir()
    yield folder
    assert [path.name for path in tmp_path.iterdir()] == ["sdk"]
    assert not (folder / ".sdkwright.tmp").exists()


def test_a_tree_is_written_as_it_is(root: Path) -> None:
    result = write(OLD, root)
    assert files(root) == OLD
    assert set(result.written) == set(OLD)
    assert (result.unchanged, result.removed, result.edited) == ((), (), ())


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    write(OLD, tmp_path / "a" / "b")
    assert files(tmp_path / "a" / "b") == OLD


def test_the_next_tree_replaces_the_last(root: Path) -> None:
    write(OLD, root)
    result = write(NEW, root)
    assert files(root) == NEW
    assert set(result.written) == {"pkg/__init__.py", "pkg/models/b.py", "docs/index.md", "docs/only/new/deep.md"}
    assert set(result.unchanged) == {"pkg/models/a.py", "tests/test_a.py"}
    assert set(result.removed) == {"pkg/models/gone.py", "docs/only/old.md"}


def test_a_second_run_writes_nothing(root: Path) -> None:
    write(OLD, root)

    def states() -> dict[Path, tuple[int, int, int]]:
        found = {path: path.stat() for path in (root, *root.rglob("*"))}
        return {path: (stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns) for path, stat in found.items()}

    before = states()
    result = write(OLD, root)
    assert (result.written, result.removed) == ((), ())
    assert states() == before


def test_unchanged_files_keep_inode_and_time(root: Path) -> None:
    write(OLD, root)
    file = root / "pkg/models/a.py"
    os.utime(file, ns=(1, 1))
    before = file.stat()
    write(NEW, root)
    after = file.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (before.st_ino, 1, 1)


def test_files_of_others_stay(root: Path) -> None:
    write(OLD, root)
    mine = [put(root, path) for path in ("notes.md", "pkg/mine.py", "docs/only/mine.md", "own/deep/file")]
    (root / "pkg" / "empty").mkdir()
    (root / "link").symlink_to("/etc")
    before = [file.stat() for file in mine]
    write(NEW, root)
    write({}, root)
    for file, old in zip(mine, before, strict=True):
        new = file.stat()
        assert (new.st_ino, new.st_mtime_ns, new.st_nlink) == (old.st_ino, old.st_mtime_ns, 1)
    assert (root / "pkg" / "empty").is_dir()
    assert str((root / "link").readlink()) == "/etc"


def test_folders_that_held_only_ours_go_with_it(root: Path) -> None:
    write(OLD, root)
    put(root, "docs/mine.md")
    write({"pkg/__init__.py": ""}, root)
    assert set(snapshot(root)) == {".sdkwright.json", "pkg", "pkg/__init__.py", "docs", "docs/mine.md"}


def test_hand_edits_are_replaced_and_counted(root: Path) -> None:
    write(OLD, root)
    (root / "docs/index.md").write_text("better\n")
    result = write(OLD, root)
    assert files(root) == OLD
    assert result.edited == ("docs/index.md",)


def test_a_lost_file_comes_back(root: Path) -> None:
    write(OLD, root)
    (root / "docs/index.md").unlink()
    assert write(OLD, root).written == ("docs/index.md",)
    assert files(root) == OLD


def test_a_file_of_somebody_else_is_not_overwritten(root: Path) -> None:
    put(root, "docs/index.md")
    before = snapshot(root)
    with pytest.raises(InputError, match=r"docs/index\.md"):
        write(OLD, root)
    assert snapshot(root) == before


def test_the_same_content_is_nobodys_loss(root: Path) -> None:
    put(root, "docs/index.md", OLD["docs/index.md"])
    write(OLD, root)
    assert files(root) == OLD


def test_a_file_becomes_a_folder_and_back(root: Path) -> None:
    write({"a/b": "file\n", "c": "x\n"}, root)
    write({"a/b/c": "below\n", "c/d": "y\n"}, root)
    assert files(root) == {"a/b/c": "below\n", "c/d": "y\n"}
    write({"a/b": "file\n", "c": "x\n"}, root)
    assert files(root) == {"a/b": "file\n", "c": "x\n"}


@pytest.mark.parametrize("path", ["docs", "docs/index.md", "pkg/models"])
def test_a_symbolic_link_in_the_way_is_refused_and_not_followed(root: Path, tmp_path: Path, path: str) -> None:
    outside = put(tmp_path, "sdk/outside/index.md").parent
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.symlink_to(outside)
    before = snapshot(root)
    with pytest.raises(InputError, match="in the way"):
        write(OLD, root)
    assert snapshot(root) == before


def test_strays_behind_a_symbolic_link_are_not_removed(root: Path) -> None:
    write(OLD, root)
    outside = put(root, "outside/old.md").parent
    (root / "docs/only/old.md").unlink()
    (root / "docs/only").rmdir()
    (root / "docs/only").symlink_to(outside)
    without = {path: text for path, text in OLD.items() if not path.startswith("docs/only/")}
    write(without, root)
    assert (outside / "old.md").read_text() == "mine\n"
    assert (root / "docs/only").is_symlink()


def test_a_manifest_that_leads_outside_is_not_believed(root: Path, tmp_path: Path) -> None:
    victim = put(tmp_path, "sdk/victim")
    digest = "0" * 64
    lines = [f'  "{path}": "{digest}"' for path in ("../sdk/victim", str(victim), "a/../victim", "./victim")]
    (root / ".sdkwright.json").write_text(",\n".join(lines))
    write(OLD, root)
    assert victim.read_text() == "mine\n"


def test_a_manifest_with_merge_conflicts_still_tells_what_is_ours(root: Path) -> None:
    write(OLD, root)
    ours = (root / ".sdkwright.json").read_text().splitlines(keepends=True)
    write({**NEW, **{path: text for path, text in OLD.items() if path not in NEW}}, root)
    theirs = (root / ".sdkwright.json").read_text().splitlines(keepends=True)
    (root / ".sdkwright.json").write_text("".join(["<<<<<<< a\n", *ours, "=======\n", *theirs, ">>>>>>> b\n"]))
    write(NEW, root)
    assert files(root) == NEW


def test_modes_of_folders_stay(root: Path) -> None:
    write(OLD, root)
    (root / "docs").chmod(0o2750)
    write(NEW, root)
    assert (root / "docs").stat().st_mode & 0o7777 == 0o2750


def test_an_output_that_is_a_link_to_a_folder_is_that_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write(OLD, tmp_path / "link")
    write(NEW, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert files(tmp_path / "real") == NEW


def test_a_repository_stays_the_folder_it_is(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    put(root, ".git/config")
    write(OLD, root)
    inode = root.stat().st_ino
    write(NEW, root)
    assert root.stat().st_ino == inode
    assert files(root) == {**NEW, ".git/config": "mine\n"}


def test_thousands_of_files_of_others_are_left_alone(tmp_path: Path) -> None:
    root = tmp_path / "sdk"
    write(OLD, root)
    for number in range(6_000):
        put(root, f"cache/{number % 10}/{number}", "")
    inode = root.stat().st_ino
    write(NEW, root)
    assert root.stat().st_ino == inode
    assert sum(1 for path in files(root) if path.startswith("cache/")) == 6_000


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "sdk")
    with pytest.raises(InputError, match="is a file"):
        write(OLD, tmp_path / "sdk")
    with pytest.raises(InputError, match="is a file"):
        write(OLD, tmp_path / "sdk" / "below")
    assert files(tmp_path) == {"sdk": "mine\n"}


def test_a_read_only_output_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "sdk"
    write(OLD, root)
    for folder in (root, root / "docs", tmp_path):
        folder.chmod(0o555)
        try:
            with pytest.raises(InputError, match="read-only"):
                write(NEW, root if folder != tmp_path else tmp_path / "other")
        finally:
            folder.chmod(0o755)
    assert files(root) == OLD
