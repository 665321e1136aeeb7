/* The page that is called just what is searched for stands before all that the search finds. */
(() => {
  const base = JSON.parse(document.getElementById("__config").textContent).base;
  let pages = null;
  const known = () =>
    (pages ??= fetch(`${base}/llms.txt`)
      .then((answer) => answer.text())
      .then((text) => [...text.matchAll(/^- \[(.+?)\]\((\S+?)\.md\)/gm)].map((found) => [found[1], found[2]])));
  const same = (title, query) => {
    const name = title.toLowerCase();
    return name === query || name.endsWith(`.${query}`);
  };
  const show = async (root, query) => {
    const found = (await known()).filter(([title]) => same(title, query)).slice(0, 4);
    root.querySelector(".sdkwright-exact")?.remove();
    const list = root.querySelector("ol[role=listbox]");
    if (!found.length || !list) return;
    const exact = document.createElement("div");
    exact.className = "sdkwright-exact";
    for (const [title, path] of found) {
      const link = document.createElement("a");
      link.href = `${base}/${path}.html`;
      link.textContent = found.length > 1 ? `${title} (${path.split("/")[0]})` : title;
      link.style.cssText = "display: block; font-weight: 700; padding: 0.6em 1em; color: inherit";
      exact.append(link);
    }
    list.before(exact);
  };
  /* The search is in a shadow tree; what happens there can be heard outside, but only seen by its path. */
  const inside = (event) => {
    const input = event.composedPath()[0];
    const root = input instanceof HTMLInputElement ? input.getRootNode() : null;
    return root instanceof ShadowRoot ? [root, input] : [null, null];
  };
  let moved = false;
  document.addEventListener("input", (event) => {
    const [root, input] = inside(event);
    if (!root) return;
    moved = false;
    setTimeout(() => show(root, input.value.trim().toLowerCase()), 200);
  });
  window.addEventListener(
    "keydown",
    (event) => {
      const [root] = inside(event);
      if (event.key.startsWith("Arrow")) moved = true;
      const first = root?.querySelector(".sdkwright-exact a");
      if (event.key !== "Enter" || moved || !first) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      location.href = first.href;
    },
    true,
  );
})();
