// Hints that something changed, never what: one stream a browser, shared by its windows as far as the browser can.

const channel = new BroadcastChannel("jixiao-hints");
const kept = 100;

/** Calls `then` with every hint since the page was made: its kind, and the form and version it is about. */
export function listen(then) {
  let heard = document.body.dataset.heard ?? "";
  const told = [];
  const hear = (news) => {
    if (Number(news.id) > Number(heard)) {
      heard = news.id;
    }
    then(news.hint);
  };
  channel.addEventListener("message", ({ data }) => {
    if (data.since === undefined) {
      hear(data);
    } else {
      told.filter((news) => Number(news.id) > Number(data.since)).forEach((news) => channel.postMessage(news));
    }
  });
  const open = () => {
    const source = new EventSource(`/live?after=${heard}`);
    source.addEventListener("hint", (event) => {
      const news = { id: event.lastEventId, hint: JSON.parse(event.data) };
      told.push(news);
      if (told.length > kept) {
        told.shift();
      }
      hear(news);
      channel.postMessage(news);
    });
    return new Promise((done) => source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) {
        done();
      }
    }));
  };
  if (navigator.locks) {
    navigator.locks.request("jixiao-live", open);
    // The window that has the stream tells again what came while this one was made.
    channel.postMessage({ since: heard });
  } else {
    open();
  }
}
