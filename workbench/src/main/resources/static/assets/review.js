// A form under review by keys, kept while it is written. Nothing is sent by itself.
import { ask, keeper } from "./workbench.js";
import { composing, isTyping } from "./keys.js";
import { beThere } from "./presence.js";

document.documentElement.classList.add("scripted");

const form = document.getElementById("judge");
const keeping = document.getElementById("keeping");
const press = (what) => form.querySelector(`button[value='${what}']`)?.click();
const lines = () => [...form.querySelectorAll("tr.entry")];
const here = () => lines().findIndex((line) => line === document.activeElement || line.contains(document.activeElement)
  || line.nextElementSibling?.contains(document.activeElement));

function go(list, step) {
  const now = here() < 0 ? null : lines()[here()];
  const all = lines();
  const targets = list.length ? list : [];
  const from = now ? all.indexOf(now) : step > 0 ? -1 : all.length;
  const next = step > 0 ? targets.find((line) => all.indexOf(line) > from) : [...targets].reverse().find((line) => all.indexOf(line) < from);
  if (next) {
    next.focus();
    next.scrollIntoView({ block: "center" });
  }
}

function comment() {
  const say = lines()[here()]?.nextElementSibling?.querySelector("details.say");
  if (say) {
    say.open = true;
    say.querySelector("textarea").focus();
  }
}

function seen() {
  const mark = lines()[here()]?.querySelector("input[name=seen]");
  if (mark) {
    mark.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (composing(event)) {
    return;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    document.getElementById("send")?.click();
    return;
  }
  if (event.key === "Escape" && isTyping(event) && here() >= 0 && !document.querySelector("dialog:modal")) {
    event.preventDefault();
    lines()[here()].focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || (isTyping(event) && event.target.type !== "checkbox") || document.querySelector("dialog:modal")) {
    return;
  }
  const acts = {
    j: () => go(lines(), 1),
    k: () => go(lines(), -1),
    n: () => go(lines().filter((line) => line.matches(".changed, .about")), 1),
    p: () => go(lines().filter((line) => line.matches(".changed, .about")), -1),
    c: comment,
    m: seen,
    r: () => press("ask:RETURN"),
    a: () => { press("ask:PASS"); press("ask:APPROVE"); },
    "[": () => document.getElementById("previous-form")?.click(),
    "]": () => document.getElementById("next-form")?.click(),
  };
  if (acts[event.key]) {
    event.preventDefault();
    acts[event.key]();
  }
});

// What is typed is kept two seconds later at most.
let timer = 0;
let elsewhere = false;
const paper = keeper(form, async () => {
  if (elsewhere) {
    return;
  }
  try {
    const answer = await ask(form.dataset.kept, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const kept = answer.ok || answer.status === 409 ? await answer.json() : { said: form.dataset.failed };
    keeping.textContent = kept.said ?? form.dataset.failed;
    if (answer.ok) {
      document.getElementById("paper").value = kept.number;
    } else if (answer.status === 409) {
      elsewhere = true;
    }
  } catch {
    keeping.textContent = form.dataset.failed;
  }
}, () => {
  clearTimeout(timer);
  timer = 0;
});
function keep() {
  timer = 0;
  paper.keep();
}
if (keeping) {
  form.addEventListener("input", () => {
    if (!timer) {
      timer = setTimeout(keep, 1000);
    }
  });
}

// The total and its grade as they would be.
function total() {
  const items = [...form.querySelectorAll("tr.item")];
  const percents = items.map((item) => item.querySelector("input[type=number]")?.value || item.dataset.before || "");
  const sum = items.reduce((before, item, at) => before + Math.round(Number(item.dataset.points) * Number(percents[at] || 0)) / 100, 0);
  const rounded = Math.round(sum * 100) / 100;
  const shown = document.querySelector("#total strong");
  if (!shown) {
    return;
  }
  shown.textContent = String(rounded);
  const bands = [...document.querySelectorAll("#total .band")].map((band) => ({ name: band.textContent, least: Number(band.value) }))
    .sort((one, other) => other.least - one.least);
  const unrated = items.filter((item, at) => percents[at] === "").map((item) => item.querySelector("th").textContent);
  const complete = unrated.length === 0;
  const reached = bands.find((band) => rounded >= band.least);
  const above = bands.filter((band) => band.least > rounded).pop();
  const missing = document.getElementById("unrated");
  missing.textContent = complete ? "" : missing.dataset.text.replace("{0}", unrated.join("、"));
  const step = document.getElementById("step");
  document.getElementById("grade").textContent = complete && reached ? reached.name : "";
  step.textContent = complete && above
    ? step.dataset.text.replace("{0}", above.name).replace("{1}", String(Math.round((above.least - rounded) * 100) / 100)) : "";
}
const typed = (row) => row.querySelector("input[type=number]");
function give(row, value) {
  const input = typed(row);
  if (input) {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
form.querySelectorAll("tr.item .take").forEach((button) => button.addEventListener("click", () => give(button.closest("tr"), button.dataset.value)));
form.querySelectorAll("tr.item .slide").forEach((slide) => slide.addEventListener("input", (event) => {
  event.stopPropagation();
  give(slide.closest("tr"), slide.value);
}));
form.querySelector("#rating")?.addEventListener("input", (event) => {
  const slide = event.target.closest("tr")?.querySelector(".slide");
  if (slide && slide !== event.target) {
    slide.value = event.target.value || 0;
  }
  total();
});

// Phrases go where one was writing.
const phrases = [...form.querySelectorAll("#phrases button.phrase")];
let writing = null;
form.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea[name=text], textarea[name=opinion]")) {
    writing = event.target;
  }
});
function say(phrase) {
  const into = writing ?? form.querySelector("#whole textarea[name=text]");
  if (!into || !phrase) {
    return;
  }
  into.closest("details.say")?.setAttribute("open", "");
  into.focus();
  into.setRangeText(phrase.textContent, into.selectionStart, into.selectionEnd, "end");
  into.dispatchEvent(new Event("input", { bubbles: true }));
}
phrases.forEach((phrase) => phrase.addEventListener("click", () => say(phrase)));
form.addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey && !composing(event) && /^[1-9]$/.test(event.key) && event.target.matches("textarea")) {
    event.preventDefault();
    say(phrases[Number(event.key) - 1]);
  }
});
form.querySelector("#phrases")?.addEventListener("toggle", (event) => {
  const fresh = document.getElementById("phrase");
  if (event.target.open && fresh && !fresh.value && writing) {
    fresh.value = writing.value;
  }
});

if (document.querySelector(".verdict")) {
  beThere(form.dataset.present, form.dataset.closed);
}

document.addEventListener("jixiao:hint", (event) => {
  if (event.detail.form === form.dataset.form && Number(event.detail.version) > Number(form.dataset.version) && keeping && !paper.sending()) {
    keeping.textContent = form.dataset.elsewhere;
  }
});

const conflict = document.getElementById("conflict");
if (conflict) {
  conflict.close();
  conflict.showModal();
}
