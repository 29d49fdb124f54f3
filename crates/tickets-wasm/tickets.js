// Gets the seat tickets of a phone (ADR 21), in two steps: it prepares a request, and the page stores it;
// then it sends that request, and makes the tickets of the answer. A page loads this module when it first
// needs it (src/browser/tickets.js).

// The time limits of loading the wasm file and of a request, in milliseconds.
const LOAD_LIMIT = 60_000;
const REQUEST_LIMIT = 20_000;

// After this many milliseconds without an idle moment the arithmetic begins all the same.
const PATIENCE = 1_000;

// The number of random bytes that `prepare` takes before its text.
const SEED = 32;

// There will never be tickets.
const REFUSED = "refused";

const fetched = async (address, limit, read, options) => {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), limit);
  try {
    const answer = await fetch(address, { ...options, signal: late.signal });
    return [answer, await answer[read]()];
  } finally {
    clearTimeout(timer);
  }
};

// The arithmetic takes longer than a frame, and must not delay the answer to a tap.
const idle = () =>
  new Promise((go) => (window.requestIdleCallback ? requestIdleCallback(go, { timeout: PATIENCE }) : setTimeout(go)));

let compiled;
let cache = "default";

const load = async () => {
  const [, bytes] = await fetched(new URL("./tickets.wasm", import.meta.url), LOAD_LIMIT, "arrayBuffer", { cache });
  // The next time not what the browser has kept: it may be the page of a network that wants a login.
  cache = "reload";
  compiled = await WebAssembly.compile(bytes);
};

// Calls a function of src/lib.rs with random bytes and lines. Returns the lines it answers, or none if it
// refuses. Throws if it gives up, for instance for want of memory.
const call = async (job, seed, ...lines) => {
  // An instance for each call, so that no secret stays in its memory.
  const { memory, space, [job]: run } = (await WebAssembly.instantiate(compiled)).exports;
  await idle();
  const text = new TextEncoder().encode(lines.join("\n"));
  const length = seed + text.length;
  const place = space(length);
  // Read again each time, because the memory may have grown.
  const bytes = () => new Uint8Array(memory.buffer);
  crypto.getRandomValues(bytes().subarray(place, place + seed));
  bytes().set(text, place + seed);
  const start = run(place, length);
  return start ? new TextDecoder().decode(bytes().subarray(start, bytes().indexOf(0, start))).split("\n") : [];
};

const prepare = async (address, lecture, commitment) => {
  const [, body] = await fetched(address, REQUEST_LIMIT, "text", { cache: "no-store" });
  const { keys, polls } = JSON.parse(body);
  // The answer of a login page, or a problem document.
  if (typeof keys !== "string" || !Array.isArray(polls)) return undefined;
  const [secret, request] = await call("prepare", SEED, lecture, keys, commitment);
  return request ? { prepared: { secret, request, polls, barred: false } } : REFUSED;
};

const ask = async (address, prepared) => {
  const { secret, request, polls } = prepared;
  const [answer, body] = await fetched(address, REQUEST_LIMIT, "text", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ request }),
  });
  // In a hall many answers are not from our server. Those throw here, or their type is not a problem of ours.
  const { evaluation, type } = JSON.parse(body);
  if (answer.ok && typeof evaluation === "string") {
    // The server asks for neither the ticket for taking back nor the one for the follow-up.
    const [record, , , rejoin, ...tickets] = await call("finish", 0, secret, evaluation);
    const all = polls.map((poll, number) => [poll, tickets[number]]);
    return rejoin && tickets.length === all.length ? { held: { record, rejoin, polls: all } } : REFUSED;
  }
  const [, kind] = type.split("/problems/");
  // The door is closed, or the hall is full. It may change.
  if (/^(door-closed|hall-full)$/.test(kind)) return { prepared: { ...prepared, barred: true } };
  const later = answer.headers.has("retry-after") || !/^4(?!08|25|29)/.test(answer.status);
  return kind && !later ? REFUSED : undefined;
};

// Takes lines: the address of the keys, the lecture, and the hash of the keys that it has published; or the
// address for the request, two lines that it does not read, and the request that is stored. Returns a seat as
// in crates/domain/src/tickets.rs, as JSON. Without an answer that decides anything it returns undefined or
// throws; a wasm file that did not load is loaded again next time.
export default async (asked) => {
  const [address, lecture, commitment, stored] = asked.split("\n");
  if (!compiled) await load();
  return JSON.stringify(await (stored ? ask(address, JSON.parse(stored)) : prepare(address, lecture, commitment)));
};
