// Opens the student's page without network, from what this browser has loaded of it: docs/adr/0011.
//
// It caches the page, the files that the page names, its texts, and what a deck shows. Never
// anything under /api, never the key or the explanations of a quiz, nothing of the presenter or the
// researcher.

// The name ends with the version of the cached files; the worker deletes the caches of other
// versions.
const KEPT = "konventa.1";

// The page is the same at every address of a student.
const PAGE = "/";

// Addresses that are not that page.
const OTHERS = /^\/(followup|api|decks|present|research)(\/|$)|\.[^/]*$/;

// Named after a hash of their content, as in crates/collector/src/site.rs: they never change.
const HASHED = /-[0-9a-f]{8,}(_bg)?\.\w+$/;
const NAMED = /\/[\w.-]+-[0-9a-f]{8,}(?:_bg)?\.\w+/g;

// A deck in a language, its slides, and its reading texts.
const DECK = /^\/decks\/[^/]+\/(?!key\.)[A-Za-z-]+(\.slides|\.reading)?\.json$/;

// The texts of the page in a language.
const TEXTS = /^\/texts\/[0-9a-f]+\/phone\.[A-Za-z-]+\.json$/;

// Once this time, in milliseconds, has passed without an answer, a cached file is used if there is
// one.
const PATIENCE = 4000;

// The largest number of cached files; the oldest are deleted first.
const MOST = 48;

// Everything was deleted: requests under way must not be cached any more.
let over = false;

const pathOf = ({ url }) => new URL(url).pathname;

const put = async (path, response) => {
  const files = await caches.open(KEPT);
  await files.put(path, response);
  const all = await files.keys();
  await Promise.all(all.slice(0, -MOST).map((file) => files.delete(file)));
  if (over) await caches.delete(KEPT);
};

const kept = async (path) => (await caches.open(KEPT)).match(path, { ignoreVary: true });

const load = async (path) => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(path);
  return response;
};

// Caches a file that is not cached yet.
const keep = async (path) => {
  if (!over && !(await kept(path))) await put(path, await load(path));
};

// Caches a page only together with everything it names, so that a cached page always opens. Files
// that only the page before it named are deleted.
const keepPage = async (response) => {
  const before = await (await caches.open(KEPT)).keys();
  const [text, old] = await Promise.all([response.clone().text(), kept(PAGE).then((page) => page?.text())]);
  const named = text.match(NAMED) ?? [];
  await Promise.all(named.map(keep));
  if (over) return;
  await put(PAGE, response);
  if (old === undefined || old === text) return;
  const files = await caches.open(KEPT);
  const gone = before.filter((file) => HASHED.test(pathOf(file)) && !named.includes(pathOf(file)));
  await Promise.all(gone.map((file) => files.delete(file)));
};

// The newest version, or the cached one if there is no network or it is too slow.
const newest = (event, path, keep) => {
  const asked = fetch(event.request);
  const copy = asked.then((response) => (response.ok && !response.redirected && !over ? keep(response.clone()) : null));
  event.waitUntil(copy.catch(() => {}));
  const late = new Promise((end) => setTimeout(end, PATIENCE)).then(() => kept(path));
  const good = asked.then(async (response) => (response.status < 500 ? response : ((await kept(path)) ?? response)));
  return Promise.race([good, late.then((found) => found ?? good)]).catch(
    async () => (await kept(path)) ?? Response.error(),
  );
};

const unchanging = async (event, path) => {
  const found = await kept(path);
  if (found) return found;
  const response = await fetch(event.request);
  if (response.ok && !over) event.waitUntil(put(path, response.clone()));
  return response;
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (over || request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (!OTHERS.test(pathname)) event.respondWith(newest(event, PAGE, keepPage));
  } else if (HASHED.test(pathname)) {
    event.respondWith(unchanging(event, pathname));
  } else if (DECK.test(pathname) || TEXTS.test(pathname)) {
    event.respondWith(newest(event, pathname, (response) => put(pathname, response)));
  }
});

// Caches what was loaded before this worker started. Most of it comes from the browser's own cache.
const catchUp = async (paths) => {
  await keepPage(await load(PAGE));
  const ours = [HASHED, DECK, TEXTS];
  await Promise.all(paths.filter((path) => ours.some((kind) => kind.test(path))).map(keep));
};

const forget = () => {
  over = true;
  return Promise.all([caches.delete(KEPT), registration.unregister()]);
};

addEventListener("message", (event) => {
  const job = event.data === "forget" ? forget() : catchUp(event.data.keep);
  event.waitUntil(job.catch(() => {}));
});

// A new worker takes over at once: the cached files have one format, whichever page asks.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const tidy = async () => {
    const others = (await caches.keys()).filter((name) => name !== KEPT);
    await Promise.all(others.map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(tidy());
});
