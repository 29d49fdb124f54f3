// Registers the service worker and tells it which files to cache, so that the lecture opens without
// network. Loaded by src/safety/exit.js once everything a phone needs is there, and only in
// browsers with workers: not in a hall over plain http.
//
// The worker starts too late to see what was loaded before it, so the page tells it.

// A random delay up to this, in milliseconds, spreads out the phones of a hall.
const LATEST = 3000;

const keep = async () => {
  if (document.documentElement.hasAttribute("data-leaving")) return;
  await navigator.serviceWorker.register("/worker.js");
  const { active } = await navigator.serviceWorker.ready;
  const paths = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  active.postMessage({ keep: [...new Set(paths)] });
};

// Browsers that store nothing refuse. Then nothing opens without network, as before.
setTimeout(() => keep().catch(() => {}), LATEST * Math.random());
