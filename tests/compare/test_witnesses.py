"""Each witness of each golden case proves what it says: with both generated packages, and mypy for programs."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sdkwright.comparison.findings import Finding, Victim, Witness
from sdkwright.config import Config
from sdkwright.pipeline import generate

from tests.compare.golden import CASES, compared


@dataclass(frozen=True, slots=True)
class Proof:
    """A witness, and where it is from."""

    case: str
    finding: Finding
    witness: Witness

    def package(self, side: str) -> str:
        return f"{self.case.replace('-', '_')}_{side}"


PROOFS = [
    Proof(case.name, finding, witness)
    for case in CASES
    for finding in compared(case).comparison.findings
    for witness in finding.witnesses
]
PROGRAMS = [proof for proof in PROOFS if proof.witness.victim is Victim.CODE]
PAYLOADS = [proof for proof in PROOFS if proof.witness.victim is not Victim.CODE]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both packages of every case that has proofs."""
    root = tmp_path_factory.mktemp("packages")
    for case in CASES:
        if any(proof.case == case.name for proof in PROOFS):
            for side in ("old", "new"):
                name = f"{case.name.replace('-', '_')}_{side}"
                config = Config(str(case / f"{side}.yaml"), output=root / name, package=name, client=False)
                generate(config, force=True)
                (root / name / name).rename(root / f"{name}.made")
    for made in root.glob("*.made"):
        target = made.with_suffix("")
        target.rename(target.with_suffix(".rest"))
        made.rename(target)
    return root


@pytest.mark.slow
def test_payloads_are_taken_by_one_and_refused_by_the_other(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(packages))
    wrong = [proof for proof in PAYLOADS if not _tells(proof)]
    assert wrong == []
    assert len(PAYLOADS) > 40


def _tells(proof: Proof) -> bool:
    taken = {side: _takes(importlib.import_module(proof.package(side)), proof.witness) for side in ("old", "new")}
    return taken == {"old": proof.witness.refused_by != "old", "new": proof.witness.refused_by != "new"}


def _takes(package: Any, witness: Witness) -> bool:
    from pydantic import ValidationError

    try:
        package.from_json(getattr(package.models, witness.type), witness.text)
    except ValidationError:
        return False
    return True


@pytest.mark.slow
def test_programs_are_right_with_the_old_and_wrong_with_the_new(packages: Path) -> None:
    programs = packages / "programs"
    programs.mkdir()
    for number, proof in enumerate(PROGRAMS):
        for side in ("old", "new"):
            text = re.sub(r"\bsdk\b", proof.package(side), proof.witness.text)
            (programs / f"{side}_{number}.py").write_text(text)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", ".mypy", "programs"]
    result = subprocess.run(command, cwd=packages, capture_output=True, text=True, check=False)
    places = re.finditer(r"programs/(\w+)_(\d+)\.py:\d+: error", result.stdout)
    failing = {(found[1], int(found[2])) for found in places}
    assert result.returncode in (0, 1), result.stdout + result.stderr
    wrong_before = [PROGRAMS[number] for side, number in sorted(failing) if side == "old"]
    assert wrong_before == [], result.stdout
    right_after = [proof for number, proof in enumerate(PROGRAMS) if ("new", number) not in failing]
    assert [f"{one.case}: {one.finding.rule.id} {one.finding.subject}" for one in right_after] == []
    assert len(PROGRAMS) > 40
