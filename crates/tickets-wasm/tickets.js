// Makes seat tickets (ADR 21). A page loads this module when it first needs it (src/browser/tickets.js).

// The time limit of loading the wasm file, in milliseconds.
const LIMIT = 60_000;

// After this many milliseconds without an idle moment it begins all the same.
const PATIENCE = 1_000;

// The number of random bytes that `prepare` takes before its text.
const SEED = 32;

const load = async () => {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), LIMIT);
  try {
    const answer = await fetch(new URL("./tickets.wasm", import.meta.url), { signal: late.signal });
    return await WebAssembly.compile(await answer.arrayBuffer());
  } finally {
    clearTimeout(timer);
  }
};

// The arithmetic takes longer than a frame, and must not delay the answer to a tap.
const idle = () =>
  new Promise((go) => (window.requestIdleCallback ? requestIdleCallback(go, { timeout: PATIENCE }) : setTimeout(go)));

let compiled;

// Takes the name of a function of src/lib.rs and its lines, as one text. Returns the text it answers,
// or undefined if it refuses. Throws if the wasm file did not load; it is then loaded again next time.
export default async (asked) => {
  compiled ??= await load();
  // An instance for each call, so that no secret stays in its memory.
  const { memory, space, ...jobs } = (await WebAssembly.instantiate(compiled)).exports;
  await idle();
  const [job, ...lines] = asked.split("\n");
  const text = new TextEncoder().encode(lines.join("\n"));
  const seed = crypto.getRandomValues(new Uint8Array(job === "prepare" ? SEED : 0));
  const length = seed.length + text.length;
  const place = space(length);
  // Looked at anew each time, because the memory may have grown.
  const bytes = () => new Uint8Array(memory.buffer);
  bytes().set(seed, place);
  bytes().set(text, place + seed.length);
  let start = 0;
  try {
    start = jobs[job](place, length);
  } catch {
    // It gave up, for instance for want of memory.
  }
  return start ? new TextDecoder().decode(bytes().subarray(start, bytes().indexOf(0, start))) : undefined;
};
