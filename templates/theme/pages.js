(() => {
  const page = document.querySelector("article.md-content__inner");
  if (!page) return;
  /* A name may break after `_` and `.`, and before a capital letter. */
  const breaks = /([a-z0-9])(?=[A-Z])|([_./])(?=\w)/g;
  const divide = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (/\w{18,}|\w\.\w/.test(walker.currentNode.data)) found.push(walker.currentNode);
    for (const node of found) {
      const parts = node.data.replace(breaks, "$&\u0000").split("\u0000");
      if (parts.length < 2) continue;
      node.replaceWith(...parts.flatMap((part, at) => (at ? [document.createElement("wbr"), part] : [part])));
    }
  };
  const names = "table:not([class]) td, :not(pre) > code, h1, h2, h3, h4, li > a, p > a";
  page.querySelectorAll(names).forEach(divide);
  document.querySelectorAll(".md-nav .md-ellipsis, .md-path__link").forEach(divide);
  for (const table of page.querySelectorAll("table:not([class])")) {
    const columns = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent.trim());
    for (const row of table.querySelectorAll("tbody tr")) {
      [...row.cells].forEach((cell, at) => columns[at] && (cell.dataset.column = columns[at]));
      const name = columns[0] === "Name" && row.cells[0] ? row.cells[0].textContent.trim() : "";
      if (/^[\w.-]+$/.test(name) && !document.getElementById(name)) row.id = name;
    }
  }
  /* Short literals stay in one line; many of them are folded. */
  for (const code of page.querySelectorAll(":not(pre) > code"))
    if (code.textContent.length < 30) code.classList.add("sdkwright-short");
  for (const cell of page.querySelectorAll("td")) {
    if (cell.querySelectorAll("code").length < 12) continue;
    const fold = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = "all of it";
    const codes = [...cell.querySelectorAll("code")];
    let node = codes[5].nextSibling;
    while (node) {
      fold.append(node);
      node = codes[5].nextSibling;
    }
    fold.prepend(summary);
    cell.append(" … ", fold);
  }
  /* The neighbours of a page stand on the page of their group. */
  const way = page.querySelector(".sdkwright-way a:last-child");
  const side = document.querySelector(".md-sidebar--primary .md-sidebar__inner");
  if (way && side && location.protocol !== "file:")
    fetch(way.href)
      .then((answer) => answer.text())
      .then((text) => {
        const group = new DOMParser().parseFromString(text, "text/html");
        const list = document.createElement("ul");
        list.className = "md-nav__list sdkwright-neighbours";
        for (const link of group.querySelectorAll("article li > a:first-child, article td:first-child a")) {
          const item = document.createElement("li");
          const entry = document.createElement("a");
          item.className = "md-nav__item";
          entry.className = "md-nav__link";
          entry.href = new URL(link.getAttribute("href"), way.href);
          entry.textContent = link.textContent;
          if (entry.href === location.href.split("#")[0]) entry.classList.add("md-nav__link--active");
          item.append(entry);
          list.append(item);
          divide(entry);
        }
        const nav = document.createElement("nav");
        nav.className = "md-nav md-nav--primary";
        nav.append(list);
        side.closest(".md-sidebar").hidden = false;
        side.append(nav);
      });
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  const source = location.pathname.replace(/(\/)$/, "$1index.html").replace(/\.html$/, ".md");
  const title = page.querySelector("h1");
  if (!title || !source.endsWith(".md")) return;
  const copy = document.createElement("a");
  copy.className = "sdkwright-copy";
  copy.textContent = "Copy as Markdown";
  copy.href = source;
  copy.addEventListener("click", (event) => {
    if (!navigator.clipboard || location.protocol === "file:") return;
    event.preventDefault();
    fetch(source)
      .then((answer) => answer.text())
      .then((text) => navigator.clipboard.writeText(text))
      .then(() => (copy.textContent = "Copied"));
  });
  title.before(copy);
})();
