"""`python -m tests.spector DOCUMENTS --server URL`: whether generated clients call, and read, as scenarios say.

DOCUMENTS has `index.json`, `scenarios.json` and the descriptions; the server is the one that judges the requests,
and is installed and started where none is given. The last line is `TOTAL passed/expressible`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from traceback import format_exception_only

from tests.spector.arguments import InexpressibleError
from tests.spector.exceptions import EXCEPTIONS
from tests.spector.play import Player
from tests.spector.sdk import Sdk
from tests.spector.server import running
from tests.spector.suite import VERSIONS, Exchange, Scenario, Target, in_version, scenarios

CACHE = Path(__file__).parents[2] / ".cache" / "spector"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a scenario went with one version of its description."""

    scenario: str
    folder: str
    version: str
    result: str
    """`passed`, `failed` or `inexpressible`."""
    reason: str = ""


class Judge:
    """Plays scenarios, each description's SDK made once."""

    def __init__(self, documents: Path, server: str, folder: Path) -> None:
        self._documents = documents
        self._server = server
        self._folder = folder
        self._players: dict[str, Player | Exception] = {}

    def judge(self, scenario: Scenario, version: str) -> Outcome | None:
        """The outcome, or None where there is no such version of the description."""
        document = next((in_version(one, version) for each in scenario.exchanges for one in each.targets), None)
        if document is None:
            return self._outcome(scenario, version, InexpressibleError("no description has it"))
        if not (self._documents / document).is_file():
            return None
        documents = {in_version(one, version) for each in scenario.exchanges for one in each.targets}
        failures = [self._try(scenario, version, each) for each in sorted(documents, reverse=True)]
        # where several descriptions have it, one that plays it is enough
        return self._outcome(scenario, version, None if None in failures else failures[0])

    def _try(self, scenario: Scenario, version: str, document: str) -> Exception | None:
        steps: list[tuple[Exchange, Target | None]] = []
        for each in scenario.exchanges:
            found = [one for one in each.targets if in_version(one, version) == document]
            steps.append((each, found[0] if found else None))
        try:
            player = self._player(document)
            player.play(steps, asynchronous=False)
            player.play(steps, asynchronous=True)
        except Exception as error:
            return error
        return None

    def _player(self, document: str) -> Player:
        if document not in self._players:
            try:
                self._players[document] = Player(Sdk(self._documents / document, self._folder), self._server)
            except Exception as error:
                self._players[document] = error
        found = self._players[document]
        if isinstance(found, Exception):
            raise found
        return found

    @staticmethod
    def _outcome(scenario: Scenario, version: str, failure: Exception | None) -> Outcome:
        if failure is not None and scenario.name in EXCEPTIONS:
            failure = InexpressibleError(EXCEPTIONS[scenario.name])
        if failure is None:
            return Outcome(scenario.name, scenario.folder, version, "passed")
        result = "inexpressible" if isinstance(failure, InexpressibleError) else "failed"
        reason = str(failure) if result == "inexpressible" else "".join(format_exception_only(failure)).strip()
        return Outcome(scenario.name, scenario.folder, version, result, reason)


def judged(documents: Path, server: str, only: str) -> list[Outcome]:
    """How all scenarios went of a folder, and of those in it."""
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(documents, server, Path(folder))
        return [
            outcome
            for scenario in scenarios(documents)
            if not only or f"{scenario.folder}/".startswith(f"{only.rstrip('/')}/")
            for version in VERSIONS
            if (outcome := judge.judge(scenario, version)) is not None
        ]


def main() -> int:
    """Plays all scenarios, and prints what failed, a table, and the total."""
    parser = argparse.ArgumentParser(prog="python -m tests.spector", description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--server", metavar="URL", help="else one is installed below .cache/ and started")
    parser.add_argument("--only", metavar="FOLDER", help="scenarios of this folder, and of those in it")
    parser.add_argument("--report", metavar="FILE", type=Path)
    options = parser.parse_args()
    with running(CACHE) if options.server is None else nullcontext(options.server) as server:
        outcomes = judged(options.documents.resolve(), server, options.only or "")
    for one in outcomes:
        if one.result != "passed":
            print(f"{one.version} {one.scenario} {one.result}: {one.reason[:400]}")
    for folder_, version in sorted({(one.folder, one.version) for one in outcomes}):
        found = Counter(one.result for one in outcomes if (one.folder, one.version) == (folder_, version))
        print(f"{folder_:50} {version}  {found['passed']:4}/{found['passed'] + found['failed']}")
    if options.report:
        options.report.write_text(json.dumps([asdict(one) for one in outcomes], indent=1), encoding="utf-8")
    count = Counter(one.result for one in outcomes)
    print(f"TOTAL {count['passed']}/{count['passed'] + count['failed']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
