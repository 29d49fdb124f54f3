// Joins many clients to the room, sends slide changes and prints how long they took to arrive.
//
// node client.mjs ADDRESS [CLIENTS] [CHANGES]

import { io } from "socket.io-client";

const [address, clients = "2000", changes = "20"] = process.argv.slice(2);
if (!address) {
  console.error("usage: node client.mjs ADDRESS [CLIENTS] [CHANGES]");
  process.exit(2);
}

// Milliseconds between two changes, and the longest time one may take.
const PACE = 250;
const PATIENCE = 30_000;

// About as many bytes as a slide change of Konventa.
const change = (seq) => ({ seq, event: { type: "shown", place: { slide: seq, fragment: 0 } } });

const pause = (time) => new Promise((done) => setTimeout(done, time));

const sent = new Map();
const took = [];
const heard = new Map();

const join = (number) =>
  new Promise((done, fail) => {
    const socket = io(`http://${address}`, { transports: ["websocket"], forceNew: true, reconnection: false });
    socket.on("connect", () => done(socket));
    socket.on("connect_error", fail);
    socket.on("change", ({ seq }) => {
      took.push(performance.now() - sent.get(seq));
      heard.set(`${number} ${seq}`, (heard.get(`${number} ${seq}`) ?? 0) + 1);
    });
  });

const sockets = [];
for (let number = 0; number < Number(clients); number += 1) sockets.push(await join(number));

const expected = Number(clients) * Number(changes);
for (let seq = 1; seq <= Number(changes); seq += 1) {
  sent.set(seq, performance.now());
  sockets[0].emit("change", change(seq));
  await pause(PACE);
}
for (let waited = 0; took.length < expected && waited < PATIENCE; waited += 100) await pause(100);
// A change that arrives twice would come by now.
await pause(500);
for (const socket of sockets) socket.disconnect();

took.sort((a, b) => a - b);
const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))].toFixed(1);
console.log(`${clients} clients, ${changes} changes: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`);
const doubled = [...heard.values()].filter((times) => times > 1).length;
if (heard.size !== expected || doubled > 0) {
  console.error(`${expected - heard.size} lost, ${doubled} doubled`);
  process.exit(1);
}
