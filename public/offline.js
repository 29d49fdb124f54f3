// Registers the service worker and tells it which files to cache. src/safety/exit.js loads this script
// after everything else that a phone needs, and only if the browser has service workers: they do not
// exist over plain HTTP, in a hall.
//
// The worker starts too late to see what was loaded before it, so this script sends it a list.

// Upper bound of a random delay in milliseconds, so that the phones of a hall do not all ask at once.
const MAX_DELAY = 3000;

const isLeaving = () => document.documentElement.hasAttribute("data-leaving");

const cache = async () => {
  if (isLeaving()) return;
  await navigator.serviceWorker.register("./worker.js");
  const { active } = await navigator.serviceWorker.ready;
  // Somebody may leave while the worker starts, and nothing must be cached after that.
  if (isLeaving()) return;
  const paths = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  active.postMessage({ keep: [...new Set(paths)] });
};

// A browser that stores nothing refuses. The page then needs the network, as without a worker.
setTimeout(() => cache().catch(() => {}), MAX_DELAY * Math.random());
