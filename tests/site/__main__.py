"""`python -m tests.site SITE [--shots FOLDER]`: opens a site in a headless Chromium and says what is wrong with it.

At three widths nothing may stick out and the console stays silent; every link leads somewhere; and what is searched for
by its name comes first.
"""

from __future__ import annotations

import sys
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from .browser import Browser, browser
from .links import broken

WIDTHS = (1400, 768, 390)
_SEARCH = "document.querySelector('.md-search__button').click()"
_ROOTS = "[...document.querySelectorAll('*')].map((one) => one.shadowRoot).filter(Boolean)"
_HITS = (
    f"{_ROOTS}.flatMap((root) => [...root.querySelectorAll('.sdkwright-exact a, [role=option]')])"
    ".map((one) => new URL(one.href).pathname)"
)


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site at an address of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def sample(site: Path) -> list[str]:
    """Pages of every kind: the first ones, and of each folder the longest name, the largest and the smallest."""
    chosen: dict[str, None] = {}
    for folder in sorted({path.parent for path in site.rglob("*.html") if "assets" not in path.parts}):
        pages = sorted(folder.glob("*.html"))
        entrances = [page for page in pages if page.name in ("index.html", "client.html")]
        chosen |= dict.fromkeys(str(page.relative_to(site)) for page in entrances)
        for key in (lambda page: len(page.name), lambda page: page.stat().st_size, lambda page: -page.stat().st_size):
            chosen[str(max(pages, key=key).relative_to(site))] = None
    return [page for page in chosen if page != "404.html"]


def check(site: Path, shots: Path | None = None) -> list[str]:
    """What is wrong."""
    wrong = broken(site)
    with served(site) as base, browser() as page:
        for path in sample(site):
            for width in WIDTHS:
                page.open(f"{base}/{path}", width)
                sizes = page.value("[document.documentElement.scrollWidth, window.innerWidth]")
                if sizes[0] > sizes[1]:
                    wrong.append(f"{path}: {sizes[0]} px wide at {width}")
                if shots is not None:
                    shots.mkdir(parents=True, exist_ok=True)
                    page.shot(shots / f"{path.removesuffix('.html').replace('/', '-')}-{width}.png")
        wrong += _searched(page, base, site)
        wrong += [f"console: {error}" for error in page.errors]
    return wrong


def _searched(page: Browser, base: str, site: Path) -> Iterator[str]:
    """A model and a method are found by their names, each before all else; words in a name are found, too."""
    models = sorted(site.rglob("models/*.html"), key=lambda path: len(path.stem))
    for path in (models[0], models[len(models) // 2], models[-1]):
        hits = _hits(page, base, path.stem)
        if not hits or not hits[0].endswith(f"/{path.name}"):
            yield f"search: {path.stem} finds {hits[:2]} first"
    words = models[-1].stem[-12:]
    if not _hits(page, base, words):
        yield f"search: {words} finds nothing"


def _hits(page: Browser, base: str, query: str) -> list[str]:
    page.open(f"{base}/index.html", WIDTHS[0])
    page.value(_SEARCH)
    page.wait(f"{_ROOTS}.some((root) => root.querySelector('dialog[open] input'))")
    page.wait(f"{_ROOTS}.some((root) => root.activeElement)")
    page.type(query)
    page.value("new Promise((done) => setTimeout(done, 1500))", wait=True)
    found: list[str] = page.value(_HITS)
    return found


def main() -> None:
    """Exit with 1 if anything is wrong."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--shots", type=Path)
    options = parser.parse_args()
    wrong = check(options.site, options.shots)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
