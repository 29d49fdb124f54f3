// One plain room: who is in tells a change, and all hear it. As the documentation of socket.io has it, over websockets
// alone. Prints where it listens.

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
