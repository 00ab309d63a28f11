// Hints that something changed, never what: one stream a browser, shared by its windows as far as the browser can.

const channel = new BroadcastChannel("jixiao-hints");

/** Calls `then` with every hint: its kind, and the form and version it is about. */
export function listen(then) {
  channel.addEventListener("message", (event) => then(event.data));
  const open = () => {
    const source = new EventSource("/live");
    source.addEventListener("hint", (event) => {
      const hint = JSON.parse(event.data);
      then(hint);
      channel.postMessage(hint);
    });
    return new Promise((done) => source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) {
        done();
      }
    }));
  };
  if (navigator.locks) {
    navigator.locks.request("jixiao-live", open);
  } else {
    open();
  }
}
