// What a page shows until the app draws itself, and if the app cannot start. The words are in the
// page (crates/texts/src/shell.rs): this script chooses which of them are seen. Without scripts all
// languages are seen, with the words for that case.
(() => {
  const PATIENCE = 8000;
  const root = document.documentElement;
  const shell = document.getElementById("shell");
  const each = (selector, change) => shell.querySelectorAll(selector).forEach(change);

  addEventListener("konventa.drawn", () => shell.remove());

  // Shows why the app does not start. The first reason says most.
  let stopped = false;
  const stop = (why) => {
    if (!shell.isConnected || stopped) return;
    stopped = why !== "late";
    root.removeAttribute("data-loading");
    each("[data-why]", (text) => (text.hidden = text.dataset.why !== why));
  };

  // The language that was chosen here before, or the first one that the browser prefers.
  let chosen = [];
  try {
    chosen = [localStorage.getItem(`${new URL(document.baseURI).pathname.slice(1)}konventa.language`)];
  } catch {}
  const tags = [...chosen, ...navigator.languages].filter(Boolean).map((tag) => tag.toLowerCase());
  const speaks = (part, tag) => part.dataset.tags.split(" ").some((own) => tag === own || tag.startsWith(`${own}-`));
  const parts = [...shell.querySelectorAll("[data-tags]")];
  const first = tags.map((tag) => parts.find((part) => speaks(part, tag))).find(Boolean) ?? parts[0];
  each("[data-tags]", (part) => {
    if (part.lang !== first.lang) return;
    part.hidden = false;
    part.parentElement.prepend(part);
  });
  root.setAttribute("data-loading", "");
  // An empty link would lead to the start of the site, because the page has a base.
  each("a[href='./']", (link) => (link.onclick = () => location.reload() || false));

  const runsWasm = () => {
    try {
      // The smallest module: its magic number and version.
      return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof WebAssembly.Module;
    } catch {
      return false;
    }
  };
  if (!runsWasm()) return stop("no_webassembly");
  const failed = () => stop(runsWasm() ? "no_files" : "no_webassembly");
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", failed);
  setTimeout(() => stop("late"), PATIENCE);
})();
