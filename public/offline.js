// Registers the service worker and tells it which files to cache. src/safety/exit.js loads this script
// after everything else that a phone needs, and only if the browser has service workers: they do not
// exist over plain HTTP, in a hall.
//
// The worker starts too late to see what was loaded before it, so this script sends it a list.

// At most this many milliseconds are waited, at random, so that a hall does not come all at once.
const LATEST = 3000;

const keep = async () => {
  if (document.documentElement.hasAttribute("data-leaving")) return;
  await navigator.serviceWorker.register("/worker.js");
  const { active } = await navigator.serviceWorker.ready;
  const paths = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  active.postMessage({ keep: [...new Set(paths)] });
};

// A browser that stores nothing refuses. The page then needs the network, as without a worker.
setTimeout(() => keep().catch(() => {}), LATEST * Math.random());
