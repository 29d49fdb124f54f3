// Reloads the page when a deck in the watched folder has changed, and shows the faults of a deck that
// cannot be served. Only pages of a server with --decks have this script. What was answered is stored
// on the device, so a reload loses nothing.
(() => {
  const PAUSE = 1000;
  let shown = null;

  const show = (faults) => {
    if (!faults) {
      shown?.remove();
      shown = null;
      return;
    }
    if (!shown) {
      shown = document.createElement("pre");
      shown.id = "deck-faults";
      shown.setAttribute("role", "status");
      Object.assign(shown.style, {
        position: "fixed", insetInline: "0", insetBlockEnd: "0", zIndex: "9999", margin: "0", padding: "1rem",
        maxBlockSize: "40vh", overflow: "auto", whiteSpace: "pre-wrap", font: "14px/1.4 monospace",
        background: "#fff4d6", color: "#3a2a00", borderBlockStart: "3px solid #8a5a00",
      });
      document.body.append(shown);
    }
    if (shown.textContent !== faults) shown.textContent = faults;
  };

  const look = async () => {
    try {
      const reply = await fetch("authoring/decks", { cache: "no-store" });
      const { decks, faults } = await reply.json();
      if (decks !== "{{decks}}") {
        location.reload();
        return;
      }
      show(faults);
    } catch {
      // The server is being restarted.
    }
    setTimeout(look, PAUSE);
  };

  setTimeout(look, PAUSE);
})();
