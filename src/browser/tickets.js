// Gets seat tickets, in a module that is loaded when it is first needed (crates/tickets-wasm). `cargo
// xtask` writes its name into the page.
(() => {
  // A browser may remember that a module did not load. Another address is loaded again.
  let failures = 0;
  window.tickets = async (asked) => {
    const module = await import(`./tickets.js?${failures}`).catch((error) => {
      failures += 1;
      throw error;
    });
    return module.default(asked);
  };
})();
