// Has the files kept that open the lecture without network. Loaded by src/safety/exit.js once all is there that a phone needs, and
// only where the browser has workers: not in a hall over plain http.
//
// The worker comes too late to see what was loaded before it, so it is told.

// A hall does not come at once.
const LATEST = 3000;

const keep = async () => {
  if (document.documentElement.hasAttribute("data-leaving")) return;
  await navigator.serviceWorker.register("/worker.js");
  const { active } = await navigator.serviceWorker.ready;
  const paths = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  active.postMessage({ keep: [...new Set(paths)] });
};

// Browsers that keep nothing refuse. Then there is nothing without network, as before.
setTimeout(() => keep().catch(() => {}), LATEST * Math.random());
