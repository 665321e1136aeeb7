"""Links that lead nowhere, in a site as it lies on the disk."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif value and ((name == "href" and tag in ("a", "link")) or name == "src"):
                self.links.append(value)


def broken(site: Path) -> list[str]:
    """Each link to a page, an asset or an anchor that is not there."""
    pages: dict[str, _Reader] = {}
    for path in sorted(site.rglob("*.html")):
        if path.name == "404.html":
            continue
        reader = pages[path.relative_to(site).as_posix()] = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
    wrong: list[str] = []
    for page, reader in pages.items():
        for link in dict.fromkeys(reader.links):
            if urlsplit(link).scheme or link.startswith("//"):
                continue
            target, anchor = urldefrag(urljoin(f"/{page}", link))
            name = unquote(target).lstrip("/")
            name = f"{name}index.html" if not name or name.endswith("/") else name
            if not (site / name).is_file() or (anchor and name in pages and anchor not in pages[name].ids):
                wrong.append(f"{page}: {link} leads nowhere")
    return wrong
