// The service worker: opens the student's page without network (ADR 11).
//
// It caches the page, the files that the page names, its texts, and what a deck shows. It never caches
// anything under /api, the answer key or explanations of a quiz, or pages of presenter or researcher.

// Where our site is, beside this script: "/", or "/folder/" on a host with other sites.
const HOME = new URL("./", location).pathname;

// The number in the name is the format of the cache. A worker deletes our caches of other formats.
const OURS = `${HOME.slice(1)}konventa.`;
const CACHE = `${OURS}1`;

// The name of another site's folder may begin like ours.
const isOurs = (name) => name.startsWith(OURS) && !name.includes("/", OURS.length);

// All addresses of students have the same page.
const PAGE = HOME;

// The addresses of students: the start, a deck to learn alone, help and privacy, and a code after its
// letter, as people type it. What else is below ours may belong to another site of the host, such as
// its timetable or a second Konventa, for which our page must not answer.
const STUDENTS = /^\/($|learn\/|(help|privacy)\/?$|([\w|]|(%[\da-f]{2}){1,2})[^\w/%]{0,2}(\/|$))/i;

// What a page of our site contains. A site in a folder below may be another one.
const BASE = `<base href="${HOME}"`;

// Patterns below are of paths within our site, which begin with "/". Others become empty.
const within = (path) => (path.startsWith(HOME) ? path.slice(HOME.length - 1) : "");

// Files named by their content, which never change (crates/collector/src/site.rs).
const HASHED = /^\/[\w.-]+-[0-9a-f]{8,}(_bg)?\.\w+$/;
const NAMED = /\/[\w.-]+-[0-9a-f]{8,}(?:_bg)?\.\w+/g;

// A deck in one language, its slides, and the reading below them.
const DECK = /^\/decks\/[^/]+\/(?!key\.)[A-Za-z-]+(\.slides|\.reading)?\.json$/;

// The texts of the page in one language.
const TEXTS = /^\/texts\/[0-9a-f]+\/phone\.[A-Za-z-]+\.json$/;

// After this many milliseconds without an answer, a cached copy is used.
const PATIENCE = 4000;

// The largest number of cached files; the oldest go first.
const MAX_FILES = 48;

// Set once everything was deleted: requests that are under way are then not cached.
let over = false;

const pathOf = ({ url }) => new URL(url).pathname;

// Opens the cache, which makes it if it does not exist: so never after everything was deleted.
const open = async () => {
  if (over) throw new Error("over");
  return caches.open(CACHE);
};

// A network that wants a login, or a proxy with a message, answers with its own page whatever was asked.
// In place of a file it would stay permanently: the names of files change with their content only.
const isPage = ({ headers }) => /^text\/html/i.test(headers.get("content-type"));

const put = async (path, response) => {
  if (path !== PAGE && isPage(response)) throw new Error(path);
  const files = await open();
  await files.put(path, response);
  const all = await files.keys();
  await Promise.all(all.slice(0, -MAX_FILES).map((file) => files.delete(file)));
  if (over) await caches.delete(CACHE);
};

// Makes no cache, unlike `open`.
const cached = (path) => caches.match(path, { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);

const load = async (path) => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(path);
  return response;
};

// Caches a file that is not cached yet.
const cache = async (path) => {
  if (!over && !(await cached(path))) await put(path, await load(path));
};

// Caches a page only after all files that it names, so that the cached page always opens. Files that
// only the previous page named are deleted.
const cachePage = async (response) => {
  const before = await (await open()).keys();
  const [text, old] = await Promise.all([response.clone().text(), cached(PAGE).then((page) => page?.text())]);
  if (!text.includes(BASE)) return;
  const named = (text.match(NAMED) ?? []).map((name) => HOME + name.slice(1));
  await Promise.all(named.map(cache));
  await put(PAGE, response);
  if (old === undefined || old === text) return;
  const files = await open();
  const gone = before.filter((file) => HASHED.test(within(pathOf(file))) && !named.includes(pathOf(file)));
  await Promise.all(gone.map((file) => files.delete(file)));
};

// Returns the newest version, or the cached one if the network is down or very slow.
const newest = (event, path, cache) => {
  const asked = fetch(event.request);
  const copy = asked.then((response) => (response.ok && !response.redirected && !over ? cache(response.clone()) : null));
  event.waitUntil(copy.catch(() => {}));
  let timer;
  const late = new Promise((end) => (timer = setTimeout(end, PATIENCE))).then(() => cached(path));
  const isBad = (response) => response.status >= 500 || (path !== PAGE && isPage(response));
  const good = asked.then(async (response) => (isBad(response) ? ((await cached(path)) ?? response) : response));
  return Promise.race([good, late.then((found) => found ?? good)])
    .catch(async () => (await cached(path)) ?? Response.error())
    .finally(() => clearTimeout(timer));
};

const unchanging = async (event, path) => {
  const found = await cached(path);
  if (found) return found;
  const response = await fetch(event.request);
  if (response.ok && !over) event.waitUntil(put(path, response.clone()).catch(() => {}));
  return response;
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const path = within(pathname);
  if (over || request.method !== "GET" || origin !== location.origin || !path) return;
  if (request.mode === "navigate") {
    if (STUDENTS.test(path)) event.respondWith(newest(event, PAGE, cachePage));
  } else if (HASHED.test(path)) {
    event.respondWith(unchanging(event, pathname));
  } else if (DECK.test(path) || TEXTS.test(path)) {
    event.respondWith(newest(event, pathname, (response) => put(pathname, response)));
  }
});

// Caches what was loaded before this worker started. Most of it comes from the browser's own cache.
const catchUp = async (paths) => {
  await cachePage(await load(PAGE));
  const ours = [HASHED, DECK, TEXTS];
  await Promise.all(paths.filter((path) => ours.some((kind) => kind.test(within(path)))).map(cache));
};

const forget = () => {
  over = true;
  return Promise.all([caches.delete(CACHE), registration.unregister()]);
};

addEventListener("message", (event) => {
  const job = event.data === "forget" ? forget() : catchUp(event.data.keep);
  event.waitUntil(job.catch(() => {}));
});

// A new worker takes over at once: its cache has one format, whichever page asks.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const tidy = async () => {
    const others = (await caches.keys()).filter((name) => isOurs(name) && name !== CACHE);
    await Promise.all(others.map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(tidy());
});
