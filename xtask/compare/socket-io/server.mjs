// A plain room: one client sends a change, and all clients hear it, as in socket.io's documentation,
// over WebSockets only. Prints the address where it listens.

import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { transports: ["websocket"], serveClient: false });

io.on("connection", (socket) => {
  socket.join("hall");
  socket.on("change", (change) => {
    io.to("hall").emit("change", change);
  });
});

http.listen(0, "127.0.0.1", () => {
  const { address, port } = http.address();
  console.log(`${address}:${port}`);
});
