// Every page: keys, the overlay for a session that is over, texts kept while offline, the bell, and live parts.
import { listen } from "./live.js";
import { composing, isTyping } from "./keys.js";

const body = document.body;
const say = (text) => { document.getElementById("live").textContent = text; };

/** Headers that tell the server a script asks, and that the page is one of ours. */
export function headers(more = {}) {
  const token = document.querySelector("meta[name=csrf-token]");
  return { "X-Workbench": "1", ...(token ? { "X-CSRF-TOKEN": token.content } : {}), ...more };
}

/** Fetches; a session that is over shows the overlay, and what was typed stays. */
export async function ask(address, options = {}) {
  const answer = await fetch(address, { ...options, headers: headers(options.headers) });
  if (answer.status === 401) {
    signedOut();
  }
  return answer;
}

/**
 * Keeps a form while it is filled in, one keeping after the other: each names the number of what it replaces, which the one before gets by
 * its answer. Sending it waits for that as well: sent before, the page would take what is being kept for another window's.
 */
export function keeper(form, keep, left = () => {}) {
  let underWay;
  let sending = false;
  form.addEventListener("submit", (event) => {
    if (underWay) {
      event.preventDefault();
      underWay.then(() => sending || form.requestSubmit(event.submitter));
      return;
    }
    sending = true;
    left();
  });
  window.addEventListener("pageshow", () => { sending = false; });
  return {
    sending: () => sending,
    async keep() {
      if (sending) {
        return;
      }
      const own = Promise.resolve(underWay).then(keep);
      underWay = own;
      await own;
      if (underWay === own) {
        underWay = undefined;
      }
    },
  };
}

function signedOut() {
  if (document.getElementById("signed-out")) {
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.id = "signed-out";
  const title = document.createElement("h2");
  title.textContent = body.dataset.signedOutTitle;
  const text = document.createElement("p");
  text.textContent = body.dataset.signedOut;
  const link = document.createElement("a");
  link.className = "button";
  link.href = "/signed-in";
  link.target = "_blank";
  link.rel = "opener";
  link.textContent = body.dataset.signedOutAgain;
  dialog.append(title, text, link);
  body.append(dialog);
  dialog.showModal();
}

// The window in which somebody signed in again brings a fresh page token.
new BroadcastChannel("jixiao-session").addEventListener("message", async (event) => {
  if (event.data !== "signed-in") {
    return;
  }
  const page = await fetch("/signed-in", { headers: { "X-Workbench": "1" } });
  if (page.ok) {
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = fresh.querySelector("meta[name=csrf-token]");
    const own = document.querySelector("meta[name=csrf-token]");
    if (token && own) {
      own.content = token.content;
      document.querySelectorAll("input[name=_csrf]").forEach((input) => { input.value = token.content; });
    }
    document.getElementById("signed-out")?.remove();
    document.dispatchEvent(new CustomEvent("jixiao:signed-in"));
  }
});
if (location.pathname === "/signed-in") {
  new BroadcastChannel("jixiao-session").postMessage("signed-in");
  window.close();
}

// Texts of somebody who signs out are nobody else's to find.
document.querySelectorAll("form[data-forgets]").forEach((form) => form.addEventListener("submit", () => {
  Object.keys(localStorage).filter((key) => key.startsWith("jixiao:")).forEach((key) => localStorage.removeItem(key));
}));

const offline = document.getElementById("offline");
const network = () => { offline.hidden = navigator.onLine; offline.textContent = navigator.onLine ? "" : body.dataset.offline; };
window.addEventListener("online", network);
window.addEventListener("offline", network);
network();

document.addEventListener("htmx:responseError", (event) => { if (event.detail.xhr.status === 401) { signedOut(); } });
document.addEventListener("htmx:configRequest", (event) => Object.assign(event.detail.headers, headers()));
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));

// A command is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "post" && !event.defaultPrevented) {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(() => { delete form.dataset.sent; }, 8000);
    say(body.dataset.busy);
  }
});

// What sticks to the window's top covers nothing that is gone to: an anchor, a field, what was refused.
const head = document.querySelector(".head");
const bar = document.querySelector(".bar");
const sizes = new CSSStyleSheet();
const measure = () => {
  const height = (part) => (part && getComputedStyle(part).position === "sticky" ? part.offsetHeight : 0);
  sizes.replaceSync(`:root { --head: ${height(head)}px; --bar: ${height(bar)}px; }`);
};
document.documentElement.classList.add("sticks");
document.adoptedStyleSheets.push(sizes);
measure();
const sizing = new ResizeObserver(measure);
[head, bar].filter(Boolean).forEach((part) => sizing.observe(part));
const arrived = performance.getEntriesByType("navigation")[0]?.type;
if (arrived === "navigate") {
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

// What opens in the header closes by Escape, or once one goes on elsewhere.
const close = (left) => document.querySelectorAll(".head details[open]").forEach((one) => {
  if (left(one)) {
    one.open = false;
  }
});
document.addEventListener("click", (event) => close((one) => !one.contains(event.target)));
document.addEventListener("keyup", (event) => { if (event.key === "Tab") { close((one) => !one.contains(document.activeElement)); } });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    document.activeElement?.closest(".head details[open]")?.querySelector("summary").focus();
    close(() => true);
  }
});

// Keys: letters only outside of inputs, none while an input method composes.
const places = { h: "/", i: "/inbox", f: "/forms", d: "/dashboard" };
let going = 0;
document.addEventListener("keydown", (event) => {
  if (composing(event) || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find")?.focus();
  } else if (event.key === "?") {
    location.assign("/help#keys");
  } else if (event.key === "g") {
    going = Date.now();
  } else if (Date.now() - going < 1500 && places[event.key]) {
    location.assign(places[event.key]);
  }
});

// Where one was comes back with the page.
const scrollKey = `scroll:${location.pathname}${location.search}`;
window.addEventListener("pagehide", () => sessionStorage.setItem(scrollKey, String(window.scrollY)));
if (arrived === "back_forward") {
  window.scrollTo(0, Number(sessionStorage.getItem(scrollKey) ?? 0));
}

// What was refused is said where it was sent from, which may be far down a page.
const refused = document.querySelector("main .notice.bad[role=alert], main #faults[role=alert]");
if (refused && !document.getElementById("errors")) {
  refused.tabIndex = -1;
  refused.focus();
}

/**
 * Replaces live parts of this page, by their ids; what somebody types in stays. However many hints come, one look at a time answers them
 * all; and as a view may be later than its hints, what they concern is looked at again when no more have come for a while.
 */
const due = new Set();
const late = new Set();
const again = [300, 2000, 8000];
const gathered = 150; // views follow their topics within a tenth of a second, mostly
let looking = false;
let waiting;
function refresh(ids) {
  ids.forEach((id) => { due.add(id); late.add(id); });
  if (ids.length > 0) {
    clearTimeout(waiting);
    waiting = setTimeout(lookAgain, again[0], 0);
  }
  look();
}

function lookAgain(times) {
  late.forEach((id) => due.add(id));
  if (times + 1 < again.length) {
    waiting = setTimeout(lookAgain, again[times + 1], times + 1);
  } else {
    late.clear();
  }
  look();
}

async function look() {
  if (looking || due.size === 0) {
    return;
  }
  looking = true;
  await new Promise((done) => { setTimeout(done, gathered); });
  const asked = [...due];
  due.clear();
  const parts = asked.map((id) => document.getElementById(id)).filter((part) => part && !part.contains(document.activeElement));
  if (parts.length > 0) {
    await replace(parts);
  }
  looking = false;
  look();
}

async function replace(parts) {
  const answer = await ask(location.pathname + location.search).catch(() => null);
  if (!answer?.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of parts) {
    const fresh = page.getElementById(part.id);
    if (fresh && fresh.innerHTML !== part.innerHTML) {
      part.replaceWith(document.adoptNode(fresh));
      fresh.classList.add("fresh");
    }
  }
}

// How much is unread: on the bell and in the tab's title.
const bell = document.getElementById("bell-count");
const title = document.title;
let counting;
let recounting;
async function count() {
  counting = undefined;
  const answer = await fetch("/notifications/count", { headers: headers() }).catch(() => null);
  if (!answer?.ok) {
    return;
  }
  const unread = Number(await answer.text());
  bell.hidden = unread === 0;
  bell.textContent = unread > 99 ? "99+" : String(unread);
  document.title = unread === 0 ? title : `(${bell.textContent}) ${title}`;
}

if (body.dataset.person) {
  count();
  window.addEventListener("pageshow", (event) => { if (event.persisted) { count(); } });
  listen((hint) => {
    const anything = hint.kind === "anything";
    if (anything || hint.kind === "notice") {
      counting ??= setTimeout(count, 150);
      recounting ??= setTimeout(() => { recounting = undefined; count(); }, 2000);
    }
    document.dispatchEvent(new CustomEvent("jixiao:hint", { detail: hint }));
    const concerns = (part) => anything || (part.dataset.live === hint.kind && (!part.dataset.liveForm || hint.form.startsWith(part.dataset.liveForm)));
    refresh([...document.querySelectorAll("[data-live-part][id]")].filter(concerns).map((part) => part.id));
  });
}
