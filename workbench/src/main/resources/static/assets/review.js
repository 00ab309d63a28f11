// A form under review by keys, kept while it is written. Nothing is sent by itself.
import { ask } from "./workbench.js";
import { composing, isTyping } from "./keys.js";

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
    "]": () => document.getElementById("next-form")?.click(),
  };
  if (acts[event.key]) {
    event.preventDefault();
    acts[event.key]();
  }
});

// What is typed is kept two seconds later at most.
let timer = 0;
let sending = false;
async function keep() {
  timer = 0;
  if (sending) {
    return;
  }
  try {
    const answer = await ask(form.dataset.kept, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    keeping.textContent = answer.ok ? await answer.text() : form.dataset.failed;
  } catch {
    keeping.textContent = form.dataset.failed;
  }
}
form.addEventListener("submit", () => { sending = true; clearTimeout(timer); });
if (keeping) {
  form.addEventListener("input", () => {
    if (!timer) {
      timer = setTimeout(keep, 1000);
    }
  });
}

// The total as it would be.
function total() {
  const sum = [...form.querySelectorAll("tr.item")].reduce((before, item) => {
    const typed = item.querySelector("input")?.value;
    const percent = typed === "" || typed === undefined ? item.dataset.before ?? "" : typed;
    return before + Number(item.dataset.points) * Number(percent || 0) / 100;
  }, 0);
  const shown = document.querySelector("#total strong");
  if (shown) {
    shown.textContent = String(Math.round(sum * 100) / 100);
  }
}
form.querySelectorAll("tr.item .take").forEach((button) => button.addEventListener("click", () => {
  const input = button.closest("tr").querySelector("input");
  if (input) {
    input.value = button.dataset.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}));
form.querySelector("#rating")?.addEventListener("input", total);

document.addEventListener("jixiao:hint", (event) => {
  if (event.detail.form === form.dataset.form && Number(event.detail.version) > Number(form.dataset.version) && keeping && !sending) {
    keeping.textContent = form.dataset.elsewhere;
  }
});

const conflict = document.getElementById("conflict");
if (conflict) {
  conflict.close();
  conflict.showModal();
}
