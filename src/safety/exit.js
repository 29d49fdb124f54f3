// Leaving at once. Trunk writes this script into the student's page, so that the way out is there before the app is loaded, and
// also where the app cannot be loaded, or breaks. What it keeps to: docs/adr/0011.
(() => {
  // The word on the button by the browser's language, until the app says it in the one that was chosen. The only words outside
  // of locales/; a test compares them.
  const WORDS = { en: "Exit", sq: "Dil", cnr: "Izlaz", sr: "Izlaz", bs: "Izlaz", hr: "Izlaz" };
  // That this tab was here: without it, and with nothing else kept, somebody has left.
  const HERE = "konventa.here";
  // Shift is pressed so often, within so many milliseconds.
  const PRESSES = 3;
  const WITHIN = 5000;
  // What is deleted in the background has so long until the browser leaves all the same. The page is covered meanwhile.
  const PATIENCE = 400;

  const root = document.documentElement;
  const button = document.getElementById("exit");
  const stores = ["localStorage", "sessionStorage"];
  let leaving = false;

  // Storage is refused in some browsers, and nothing here may stop at that.
  const attempt = (what) => {
    try {
      return what();
    } catch {
      return undefined;
    }
  };

  // Whether everything was deleted since this tab was here. Where nothing can be kept, nobody can say.
  const wasLeft = () =>
    attempt(() => {
      const was = sessionStorage.getItem(HERE) !== null || localStorage.length > 0;
      sessionStorage.setItem(HERE, "");
      return !was;
    }) ?? false;

  // The files kept for opening the page without network, and the worker that keeps them.
  const forget = () => {
    const workers = attempt(() => navigator.serviceWorker.getRegistrations()) ?? [];
    const files = attempt(() => caches.keys()) ?? [];
    const each = async (found, forget) => Promise.all((await found).map(forget));
    return Promise.allSettled([
      each(workers, (worker) => {
        // Until the page is closed the worker goes on, and is to keep nothing meanwhile.
        worker.active?.postMessage("forget");
        return worker.unregister();
      }),
      each(files, (name) => caches.delete(name)),
    ]);
  };

  const cover = () => root.setAttribute("data-leaving", "");
  // In place of this page, so that the back button does not lead to it.
  const go = () => location.replace(button.href);

  const leave = () => {
    cover();
    if (leaving) return go();
    leaving = true;
    // Other tabs hear of it only where something was there.
    attempt(() => localStorage.setItem(HERE, ""));
    for (const name of stores) attempt(() => window[name].clear());
    // Whatever still runs here keeps nothing any more.
    Storage.prototype.setItem = () => {};
    Promise.race([forget(), new Promise((end) => setTimeout(end, PATIENCE))]).then(go, go);
  };

  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  const tag = navigator.language.toLowerCase().split("-")[0];
  button.textContent = WORDS[tag] ?? button.textContent;

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
    // One by one: other tabs take a storage that is cleared as a sign to leave.
    for (const name of stores) attempt(() => Object.keys(window[name]).forEach((key) => window[name].removeItem(key)));
    forget();
    wasLeft();
  });
  // Everything a phone needs is there: now it may keep the files that open it without network.
  const keep = () => import("/offline.js").catch(() => {});
  if ("serviceWorker" in navigator) addEventListener("konventa.settled", keep, { once: true });

  // Somebody left in another tab.
  addEventListener("storage", (event) => event.key === null && leave());
  // A page that is put aside is covered, so that it is not seen for an instant when the back button brings it up.
  addEventListener("pagehide", cover);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (leaving || wasLeft()) leave();
    else root.removeAttribute("data-leaving");
  });
  // A page of ours that the back or forward button loads after somebody left leads away again. With one page in the history
  // there was nothing to go back from: a phone took up a page that it had put to sleep.
  const [way] = performance.getEntriesByType("navigation");
  if (wasLeft() && way?.type === "back_forward" && history.length > 1) leave();
})();
