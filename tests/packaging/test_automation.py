"""Every command line of the workflows, of the action and of the hooks does what it is there for."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())


def steps(workflow: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(workflow.read_text())["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def lines(workflow: Path) -> list[str]:
    return [step["run"] for step in steps(workflow) if "run" in step]


PUBLISH = lines(ROOT / ".github" / "workflows" / "publish.yml")
BROWSER = "sudo apt-get update && sudo apt-get install --yes chromium"
"""Is not run here: the machine is as it is."""
RAN = {
    BROWSER,
    "make test",
    "make generate",
    "make site-check",
    "regenerate",
    "make lowest",
    "make newest",
    "make pydantic",
    *PUBLISH,
}
"""What the tests below run; `make test`, `make lowest` and `make newest` are what runs them."""


def shell(command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """As a runner runs a step, but for the environment, which is ours: nothing may be installed into it."""
    env.setdefault("PIP_DRY_RUN", "1")
    arguments = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
    return subprocess.run(
        arguments,
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What a runner checks out, with an origin to push to; the environment is this one, ready to use."""
    folder = tmp_path / "checkout"
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    commands = (
        "git init --quiet --bare ../origin.git && git init --quiet --initial-branch main . && git add . && "
        "git -c user.name=test -c user.email=test@example.com commit --quiet --message start && "
        "git remote add origin ../origin.git && git push --quiet origin main"
    )
    assert shell(commands, folder).returncode == 0
    (folder / ".venv").mkdir()
    for part in ("bin", "lib", "pyvenv.cfg"):
        (folder / ".venv" / part).symlink_to(Path(sys.prefix) / part)
    (folder / ".venv/.ready").touch()
    return folder


def test_every_line_is_run_by_a_test() -> None:
    found = {"regenerate" if "gh pr" in line else line for workflow in WORKFLOWS for line in lines(workflow)}
    assert found == RAN


def test_the_actions_of_the_workflows_are_pinned_to_a_version() -> None:
    used = [step["uses"] for workflow in WORKFLOWS for step in steps(workflow) if "uses" in step]
    assert all(name == "./" or name.partition("@")[2].startswith("v") for name in used)


def test_the_use_of_our_own_action_gives_inputs_that_it_has() -> None:
    for workflow in WORKFLOWS:
        for step in steps(workflow):
            if step.get("uses") == "./":
                assert set(step.get("with", {})) <= set(ACTION["inputs"])


@pytest.mark.slow
def test_regeneration_opens_a_pull_request_once(checkout: Path, tmp_path: Path) -> None:
    make, propose = lines(ROOT / ".github" / "workflows" / "regenerate.yml")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "gh").write_text(
        f'#!/bin/sh\necho "$@" >> {tmp_path}/said\ncase "$2" in list) grep -c create {tmp_path}/said || true;; esac\n'
    )
    (programs / "gh").chmod(0o755)
    path = f"{programs}:{os.environ['PATH']}"

    def regenerate() -> str:
        for command in (make, propose):
            result = shell(command, checkout, PATH=path, GH_TOKEN="none")
            assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    regenerate()
    shell("git checkout --quiet main 2>/dev/null; git merge --quiet regenerate || true", checkout)
    assert "Nothing has changed." in regenerate()
    spec = checkout / "spec/openai-realtime.yaml"
    spec.write_text(spec.read_text().replace("Configuration of a Realtime session", "Settings of a Realtime session"))
    shell("git -c user.name=test -c user.email=test@example.com commit --quiet --all --message spec", checkout)
    (tmp_path / "said").write_text("")
    regenerate()
    said = (tmp_path / "said").read_text()
    assert "pr create --head regenerate" in said
    changed = shell("git diff --name-only main regenerate", checkout).stdout.splitlines()
    assert "generated/realtime/openai_realtime/models/realtime_session.py" in changed
    assert all(name.startswith("generated/") for name in changed)
    assert shell("git ls-remote --exit-code origin regenerate", checkout).returncode == 0


@pytest.mark.slow
def test_the_docs_are_built(checkout: Path) -> None:
    result = shell("make docs", checkout)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (checkout / "site/index.html").is_file()
    known = steps(ROOT / ".github/workflows/docs.yml")
    upload = next(step for step in known if "pages-artifact" in step.get("uses", ""))
    assert (checkout / upload["with"]["path"]).is_dir()


@pytest.mark.slow
def test_what_is_tagged_is_built(checkout: Path, installed: dict[str, str]) -> None:
    for tag, code in (("realtime-ga-v3.0.0", 0), ("realtime-v9.9.9", 2)):
        results = [shell(line, checkout, GITHUB_REF_NAME=tag, PIP_DRY_RUN="0", **installed) for line in PUBLISH]
        assert [one.returncode for one in results] == [0, code], results
    names = sorted(path.name for path in (checkout / "dist").iterdir())
    assert "openai_realtime_ga-3.0.0-py3-none-any.whl" in names
    assert "openai_realtime-2.3.0.tar.gz" in names


@pytest.mark.slow
def test_the_action_checks_and_generates(checkout: Path, tmp_path: Path, installed: dict[str, str]) -> None:
    install, use = (step["run"] for step in ACTION["runs"]["steps"] if "run" in step)
    env = {
        "PYTHON": sys.executable,
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_ACTION_PATH": str(checkout),
        "PIP_DRY_RUN": "0",
        **installed,
    }
    result = shell(install, checkout, **env)
    assert result.returncode == 0, result.stdout + result.stderr
    env |= {"GITHUB_ACTIONS": "true", "ARGUMENTS": ACTION["inputs"]["arguments"]["default"]}
    assert shell(use, checkout, **env, COMMAND="generate").returncode == 0
    assert shell(use, checkout, **env, COMMAND=ACTION["inputs"]["command"]["default"]).returncode == 0
    (checkout / "generated/realtime/docs/index.md").write_text("mine\n")
    result = shell(use, checkout, **env, COMMAND="check")
    assert result.returncode == 1
    assert "::error file=generated/realtime/docs/index.md" in result.stdout
    elsewhere = "--sdk realtime --output 'my sdk' --include '/realtime/**#POST' --package \"a_b\"\n --no-validate"
    assert shell(use, checkout, **{**env, "ARGUMENTS": elsewhere}, COMMAND="generate").returncode == 0
    assert (checkout / "my sdk/a_b").is_dir()
    result = shell(use, checkout, **{**env, "ARGUMENTS": "--output 'my"}, COMMAND="generate")
    assert result.returncode == 2
    assert result.stdout == "::error title=sdkwright::arguments: No closing quotation\n"


@pytest.mark.slow
def test_the_generated_tests_run_with_the_lowest_and_the_newest_pydantic(checkout: Path) -> None:
    result = shell("make pydantic", checkout, PYTHON=sys.executable, PIP_DRY_RUN="0")
    assert result.returncode == 0, result.stdout + result.stderr
    versions = re.findall(r"^pydantic +(\S+)$", result.stdout, re.MULTILINE)
    assert versions[0] == "2.14.2"
    assert len(versions) == 2
    assert len(re.findall(r"\d+ passed", result.stdout)) == 2 * len([*(ROOT / "generated").glob("*/tests")])


def test_the_lowest_and_the_newest_are_what_pyproject_admits(checkout: Path) -> None:
    """These run the suite itself, so here they only say what they would do."""
    for target, resolution in (("lowest", "lowest-direct"), ("newest", "highest")):
        result = shell(f"make --dry-run {target}", checkout)
        assert f"--resolution {resolution} --editable '.[dev,docs]'" in result.stdout
        assert f".cache/{target}/bin/python -m pytest" in result.stdout


def test_the_hooks_check_and_generate(checkout: Path) -> None:
    hooks = {hook["id"]: shlex.join([*shlex.split(hook["entry"]), *hook.get("args", [])]) for hook in HOOKS}
    assert set(hooks) == {"sdkwright-check", "sdkwright-generate"}
    path = f"{Path(sys.prefix) / 'bin'}:{os.environ['PATH']}"
    assert shell(hooks["sdkwright-generate"], checkout, PATH=path).returncode == 0
    assert shell(hooks["sdkwright-check"], checkout, PATH=path).returncode == 0
    (checkout / "generated/realtime/docs/index.md").write_text("mine\n")
    assert shell(hooks["sdkwright-check"], checkout, PATH=path).returncode == 1


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_are_written_as_pre_commit_wants_them(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False


def test_ci_runs_what_the_readme_says() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert script.splitlines()[-1] == "exec make test"
    assert "make test" in (ROOT / "README.md").read_text()
