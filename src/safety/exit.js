// Leaving at once. Trunk writes this script into the student's page, so that the exit works before
// the app has loaded, and even if the app cannot load or breaks. Its rules: ADR 11.
(() => {
  // The label of the button in the browser's language, until the app sets it in the chosen one.
  // `cargo xtask` takes the labels from locales/ and writes them into the page.
  const LABELS = {};
  // Where our site is, at the root of its host or in a folder, and what the names of all that it
  // stores begin with. Other sites of the host keep what is theirs.
  const OURS = `${new URL(document.baseURI).pathname.slice(1)}konventa.`;
  // The name of another site's folder may begin like ours.
  const isOurs = (name) => name.startsWith(OURS) && !name.includes("/", OURS.length);
  // Marks that this tab was here: if it is missing and nothing else is stored, somebody has left.
  // Removed from local storage, it tells other tabs to leave.
  const HERE = `${OURS}here`;
  // The number of presses of Shift, and the time for them in milliseconds.
  const PRESSES = 3;
  const WITHIN = 5000;
  // How long the browser waits for deletions in the background before it leaves, in milliseconds.
  // The page is already covered.
  const PATIENCE = 400;

  const root = document.documentElement;
  const button = document.getElementById("exit");
  const stores = ["localStorage", "sessionStorage"];
  let leaving = false;

  // Some browsers refuse storage, and nothing here may stop because of that.
  const attempt = (what) => {
    try {
      return what();
    } catch {
      return undefined;
    }
  };

  const keys = (name) => Object.keys(window[name]).filter(isOurs);
  const clear = (name) => attempt(() => keys(name).forEach((key) => window[name].removeItem(key)));

  // Whether everything was deleted since this tab was here. Always false where nothing can be
  // stored.
  const wasLeft = () =>
    attempt(() => {
      const was = sessionStorage.getItem(HERE) !== null || keys("localStorage").length > 0;
      sessionStorage.setItem(HERE, "");
      return !was;
    }) ?? false;

  // Deletes the files cached for opening the page without network, and the worker that caches them.
  const forget = () => {
    // Waits for no list, which a slow browser may not have before it leaves: the worker deletes the rest.
    attempt(() => navigator.serviceWorker.controller?.postMessage("forget"));
    const workers = attempt(() => navigator.serviceWorker.getRegistrations()) ?? [];
    const files = attempt(() => caches.keys()) ?? [];
    const each = async (found, forget) => Promise.all((await found).map(forget));
    return Promise.allSettled([
      each(workers, (worker) => {
        if (worker.scope !== document.baseURI) return;
        // A worker runs until the page is closed, and must not cache anything until then. A new one
        // may be about to replace it.
        for (const one of [worker.active, worker.waiting, worker.installing]) one?.postMessage("forget");
        return worker.unregister();
      }),
      each(files, (name) => isOurs(name) && caches.delete(name)),
    ]);
  };

  const cover = () => root.setAttribute("data-leaving", "");
  // Replaces this page, so that the back button does not lead to it.
  const go = () => location.replace(button.href);

  const leave = () => {
    cover();
    if (leaving) return go();
    leaving = true;
    attempt(() => localStorage.setItem(HERE, ""));
    stores.forEach(clear);
    // Whatever still runs here must not store anything any more.
    Storage.prototype.setItem = () => {};
    Promise.race([forget(), new Promise((end) => setTimeout(end, PATIENCE))]).then(go, go);
  };

  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  const tag = navigator.language.toLowerCase().split("-")[0];
  button.textContent = LABELS[tag] ?? button.textContent;

  let presses = 0;
  let since = 0;
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      presses = 0;
      return;
    }
    const now = performance.now();
    if (presses === 0 || now - since > WITHIN) {
      presses = 0;
      since = now;
    }
    presses += 1;
    if (presses >= PRESSES) leave();
  });

  // The app asks for the same.
  addEventListener("konventa.leave", leave);
  addEventListener("konventa.wipe", () => {
    stores.forEach(clear);
    forget();
    wasLeft();
  });
  // Everything a phone needs has loaded: it may now cache the files that open it without network.
  const keep = () => import("./offline.js").catch(() => {});
  if ("serviceWorker" in navigator) addEventListener("konventa.settled", keep, { once: true });

  // Somebody left in another tab.
  addEventListener("storage", ({ key, newValue }) => key === HERE && newValue === null && leave());
  // A page that is hidden is covered, so that it does not flash when the back button restores it.
  addEventListener("pagehide", cover);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (leaving || wasLeft()) leave();
    else root.removeAttribute("data-leaving");
  });
  // If the back or forward button loads a page of this site after somebody left, it leaves again.
  // With only one page in the history there was nothing to go back from: the phone reloaded a
  // discarded page.
  const [way] = performance.getEntriesByType("navigation");
  if (wasLeft() && way?.type === "back_forward" && history.length > 1) leave();
})();
