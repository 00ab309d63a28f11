// Filling in a form: keeps what is typed, finds what is wrong while one types, rows, undo, paste of a block, keys.
import { ask, keeper } from "./workbench.js";
import { composing } from "./keys.js";
import { beThere } from "./presence.js";

const form = document.getElementById("edit");
const words = form.dataset;
const keeping = document.getElementById("keeping");
const undoButton = document.getElementById("undo");
const store = `jixiao:${document.body.dataset.person}:${words.form}`;
document.documentElement.classList.add("scripted");

const fields = () => [...form.elements].filter((input) => input.name && input.name !== "_csrf" && !input.disabled && input.type !== "submit");
const data = () => { const all = new FormData(form); all.delete("do"); return new URLSearchParams(all); };
const say = (template, ...values) => template.replace(/\{(\d)\}/g, (_, at) => values[Number(at)]);

// --- Keeping ---------------------------------------------------------------------------------------------------------------
let typed = 0;
let kept = 0;
let keepTimer;
let findTimer;

function changed() {
  typed += 1;
  keeping.textContent = words.unsaved;
  localStorage.setItem(store, JSON.stringify({ version: words.version, at: Date.now(), body: data().toString() }));
  clearTimeout(findTimer);
  findTimer = setTimeout(find, 400);
  keepTimer ??= setTimeout(keep, 900);
  weigh();
}

async function keep() {
  keepTimer = undefined;
  await paper.keep();
  if (kept !== typed && !other) {
    keepTimer ??= setTimeout(keep, 2000);
  }
}

const paper = keeper(form, async () => {
  if (other) {
    return;
  }
  const now = typed;
  try {
    const answer = await ask(`${location.pathname}/copy`, { method: "POST", body: data() });
    if (answer.ok) {
      const told = await answer.json();
      kept = now;
      form.elements.copy.value = told.number;
      keeping.textContent = say(words.kept, new Date(told.keptAt).toLocaleTimeString("zh-CN", { timeZone: "Asia/Shanghai", hour12: false }));
      if (kept === typed) {
        localStorage.removeItem(store);
      }
    } else if (answer.status === 409) {
      meetOther((await answer.json()).number);
    } else {
      keeping.textContent = words.lost;
    }
  } catch {
    keeping.textContent = words.lost;
  }
}, () => {
  clearTimeout(keepTimer);
  keepTimer = undefined;
  clearTimeout(findTimer);
  localStorage.removeItem(store);
});

// Another window of the same person kept something meanwhile: nothing is written over until they say which it shall be.
let other = 0;
const elsewhere = document.getElementById("elsewhere");

function meetOther(number) {
  other = number;
  keeping.textContent = words.unsaved;
  elsewhere.hidden = false;
  elsewhere.scrollIntoView({ block: "center" });
}
document.getElementById("mine").addEventListener("click", () => {
  form.elements.copy.value = other || form.elements.copy.value;
  other = 0;
  elsewhere.hidden = true;
  keep();
});
document.getElementById("theirs").addEventListener("click", () => localStorage.removeItem(store));

// What this browser kept and the server never got: the server was away, or the session over.
const left = localStorage.getItem(store);
if (left) {
  const it = JSON.parse(left);
  if (it.version === words.version) {
    const before = new URLSearchParams(it.body);
    fields().forEach((input) => { if (before.has(input.name) && input.type !== "hidden") { input.value = before.get(input.name); } });
    changed();
  } else {
    localStorage.removeItem(store);
  }
}
document.addEventListener("jixiao:signed-in", keep);
window.addEventListener("online", keep);

window.addEventListener("beforeunload", (event) => {
  if (!paper.sending() && kept !== typed && !navigator.onLine) {
    event.preventDefault();
  }
});

// Sending is a page of its own; while the session is over it would lose the page, so it is asked for first.
form.addEventListener("click", async (event) => {
  const button = event.target.closest("button[name=do]");
  if (!button || button.dataset.asked) {
    return;
  }
  const [what, table, id] = button.value.split(":");
  if (["add", "copy", "delete", "up", "down"].includes(what)) {
    event.preventDefault();
    rows(what, table, id);
    return;
  }
  if (what === "doubt") {
    event.preventDefault();
    const looked = document.createElement("input");
    looked.type = "hidden";
    looked.name = `/notes/${table}`;
    looked.value = "looked";
    form.append(looked);
    button.closest("li").remove();
    changed();
    return;
  }
  if ((what === "suggested" || (what === "apply" && table !== "all")) && button.dataset.correction !== undefined) {
    event.preventDefault();
    remember();
    const path = button.dataset.path ?? button.value.slice("apply:".length);
    const input = form.elements[path];
    if (input) {
      input.value = button.dataset.correction;
      const answer = button.dataset.answers ? document.getElementById(button.dataset.answers) : null;
      if (answer && !answer.value.trim()) {
        answer.value = button.dataset.answer;
      }
      show(input);
      input.focus();
      changed();
    }
    return;
  }
  event.preventDefault();
  const alive = await ask("/signed-in").catch(() => null);
  if (alive && alive.ok) {
    button.dataset.asked = "yes";
    button.click();
    delete button.dataset.asked;
  }
});

// --- Undo of what no browser undoes: rows, blocks, corrections ---------------------------------------------------------------
const past = [];

function remember() {
  past.push({
    tables: [...form.querySelectorAll("[data-table]")].map((body) => [body, [...body.children].map((row) => row)]),
    values: fields().map((input) => [input, input.value]),
    typed,
  });
  undoButton.disabled = false;
}

function undo() {
  const last = past.pop();
  if (!last) {
    return;
  }
  last.tables.forEach(([body, children]) => body.replaceChildren(...children));
  last.values.forEach(([input, value]) => { input.value = value; });
  undoButton.disabled = past.length === 0;
  changed();
  keeping.textContent = words.undone;
}
undoButton.addEventListener("click", undo);

// --- Rows --------------------------------------------------------------------------------------------------------------------
const rowOf = (element) => element.closest(".row");
const withSaid = (row) => [row, ...(row.nextElementSibling?.classList.contains("said") ? [row.nextElementSibling] : [])];
const rowsIn = (body) => [...body.children].filter((row) => row.classList.contains("row"));

function fresh(table) {
  const mark = { annualGoals: "g", tasks: "t", indicators: "i" }[table];
  let number = 1;
  while (form.querySelector(`[data-table="${table}"] [data-row="+${mark}${number}"]`)) {
    number += 1;
  }
  return `+${mark}${number}`;
}

/** A copy of a row under another id; empty unless it is to be the same. */
function another(row, table, same) {
  const from = row.dataset.row;
  const to = fresh(table);
  const plain = (id) => id.replace(/[^A-Za-z0-9]+/g, "-");
  const made = row.cloneNode(true);
  made.dataset.row = to;
  made.id = `row-${table}-${to}`;
  const originals = [...row.querySelectorAll("input, select, textarea")];
  [...made.querySelectorAll("input, select, textarea, button")].forEach((input) => {
    if (input.name.startsWith("/")) {
      input.name = `/${table}/${to}/${input.name.split("/")[3]}`;
      input.id = `f${plain(input.name)}`;
      input.removeAttribute("aria-invalid");
      const original = originals.find((each) => each.name === input.name.replace(`/${to}/`, `/${from}/`));
      input.value = same && original ? original.value : "";
    } else if (input.name === `order:${table}`) {
      input.value = to;
    } else if (input.name === "do") {
      input.value = input.value.replace(new RegExp(`:${from.replace("+", "\\+")}$`), `:${to}`);
    }
  });
  made.querySelectorAll(".old, .remarks li").forEach((gone) => gone.remove());
  return made;
}

function rows(what, table, id) {
  const body = form.querySelector(`[data-table="${table}"]`);
  const all = rowsIn(body);
  const row = all.find((each) => each.dataset.row === id) ?? all[all.length - 1];
  if (what === "add" && !row) {
    const button = form.querySelector(`button[value="add:${table}"]`);
    button.dataset.asked = "yes";
    button.click();
    return undefined;
  }
  remember();
  let now = row;
  if (what === "add" || what === "copy") {
    now = another(row, table, what === "copy");
    (withSaid(row).at(-1)).after(now);
  } else if (what === "delete") {
    now = all[all.indexOf(row) + 1] ?? all[all.indexOf(row) - 1];
    withSaid(row).forEach((each) => each.remove());
  } else {
    const other = all[all.indexOf(row) + (what === "up" ? -1 : 1)];
    if (other && what === "up") {
      other.before(...withSaid(row));
    } else if (other) {
      withSaid(other).at(-1).after(...withSaid(row));
    }
  }
  changed();
  show(now);
  now?.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  return now;
}

// --- What is wrong -----------------------------------------------------------------------------------------------------------
let asked = 0;

async function find() {
  const mine = ++asked;
  const answer = await ask(`${location.pathname}/findings`, { method: "POST", body: data() }).catch(() => null);
  if (!answer?.ok || mine !== asked) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.getElementById("findings");
  if (!found) {
    return;
  }
  const score = page.getElementById("live-score");
  const scored = document.getElementById("live-score");
  if (score && scored) {
    const reasons = scored.querySelector("details")?.open;
    scored.replaceWith(document.adoptNode(score));
    if (reasons && score.querySelector("details")) {
      score.querySelector("details").open = true;
    }
  }
  const here = document.getElementById("findings");
  const open = here.querySelector("details")?.open;
  here.replaceWith(document.adoptNode(found));
  if (found.querySelector("details") && open !== undefined) {
    found.querySelector("details").open = open;
  }
  beside(found);
}

/** Puts each finding beside the row it is about, and marks its cell. */
function beside(found) {
  form.querySelectorAll(".remarks > .finding").forEach((old) => { if (!found.contains(old)) { old.remove(); } });
  form.querySelectorAll("[aria-invalid]").forEach((input) => { input.removeAttribute("aria-invalid"); input.removeAttribute("aria-describedby"); });
  found.querySelectorAll("li[data-path]").forEach((finding, number) => {
    const [, table, row] = finding.dataset.path.split("/");
    const list = row ? document.getElementById(`said-${table}-${row}`) : null;
    if (!list) {
      return;
    }
    const copy = finding.cloneNode(true);
    copy.id = `finding-${number}`;
    list.append(copy);
    const input = form.elements[finding.dataset.path];
    if (input && input.setAttribute) {
      input.setAttribute("aria-describedby", copy.id);
      if (finding.classList.contains("error")) {
        input.setAttribute("aria-invalid", "true");
      }
    }
  });
  form.querySelectorAll("tr.said").forEach((row) => { row.hidden = !row.querySelector("li"); });
}

function weigh() {
  const meter = document.getElementById("meter");
  if (!meter) {
    return;
  }
  const levels = new Map([["", 0]]);
  meter.querySelectorAll("[data-level]").forEach((gauge) => levels.set(gauge.dataset.level, 0));
  form.querySelectorAll("[data-table=indicators] .row").forEach((row) => {
    const weight = Number(row.querySelector("[name$='/weight']")?.value) || 0;
    const level = row.querySelector("[name$='/level1']")?.value.trim() ?? "";
    levels.set("", levels.get("") + weight);
    if (level) {
      levels.set(level, (levels.get(level) ?? 0) + weight);
    }
  });
  levels.forEach((weight, level) => {
    let gauge = [...meter.querySelectorAll("[data-level]")].find((each) => each.dataset.level === level);
    if (!gauge) {
      gauge = document.createElement("span");
      gauge.dataset.level = level;
      const name = document.createElement("bdi");
      name.textContent = level;
      gauge.append(name, " ", document.createElement("b"));
      meter.lastElementChild.before(gauge);
    }
    const points = Math.round(weight * 100) / 100;
    gauge.querySelector("b").textContent = String(points);
    gauge.classList.toggle("off", Boolean(gauge.dataset.due) && Number(gauge.dataset.due) !== points);
  });
}

form.addEventListener("input", (event) => { if (event.target.name) { changed(); } });

// A value of theirs for one of mine.
document.querySelectorAll("[data-take]").forEach((button) => button.addEventListener("click", () => {
  const input = form.elements[button.dataset.take];
  if (input) {
    remember();
    input.value = button.dataset.value;
    changed();
    button.disabled = true;
  }
}));

// --- Paste of a block --------------------------------------------------------------------------------------------------------
form.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const body = event.target.closest?.("[data-table]");
  if (!body || body.dataset.table === "annualGoals" || !/[\t\n]/.test(text.trim())) {
    return;
  }
  event.preventDefault();
  const block = text.replace(/\r/g, "").replace(/\n+$/, "").split("\n").map((line) => line.split("\t").map((cell) => cell.trim()));
  preview(block, body, event.target);
});

function preview(block, body, from) {
  const table = body.dataset.table;
  const row = rowOf(from);
  const columns = [...row.querySelectorAll("[name^='/']")].map((input) => ({ field: input.name.split("/")[3], label: input.getAttribute("aria-label") }));
  const first = columns.findIndex((column) => from.name.endsWith(`/${column.field}`));
  const headed = block[0].filter((cell) => columns.some((column) => column.label === cell)).length >= 2;
  const width = Math.max(...block.map((line) => line.length));
  const guess = (at) => (headed ? columns.find((column) => column.label === block[0][at]) : columns[first + at])?.field ?? "";

  const dialog = document.createElement("dialog");
  const title = document.createElement("h2");
  const lines = headed ? block.slice(1) : block;
  title.textContent = say(words.pasteTitle, lines.length, width);
  const view = document.createElement("div");
  view.className = "wide";
  const grid = document.createElement("table");
  const head = grid.createTHead().insertRow();
  const selects = Array.from({ length: width }, (_, at) => {
    const select = document.createElement("select");
    select.setAttribute("aria-label", say(words.pasteInto, at + 1));
    select.append(new Option(words.pasteSkip, ""), ...columns.map((column) => new Option(column.label, column.field)));
    select.value = guess(at);
    const cell = document.createElement("th");
    cell.append(select);
    head.append(cell);
    return select;
  });
  const content = grid.createTBody();
  lines.slice(0, 8).forEach((line) => { const shown = content.insertRow(); selects.forEach((_, at) => { shown.insertCell().textContent = line[at] ?? ""; }); });
  const actions = document.createElement("p");
  actions.className = "actions";
  const apply = document.createElement("button");
  apply.type = "button";
  apply.textContent = words.pasteApply;
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "quiet";
  cancel.textContent = words.pasteCancel;
  actions.append(apply, cancel);
  view.append(grid);
  dialog.append(title, view, actions);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  cancel.addEventListener("click", () => dialog.close());
  apply.addEventListener("click", () => {
    fill(lines, selects.map((select) => select.value), body, table, row);
    dialog.close();
  });
  dialog.showModal();
  apply.focus();
}

function fill(lines, into, body, table, from) {
  remember();
  let row = from;
  const mayAdd = form.querySelector(`button[value="add:${table}"]`) !== null;
  let filled = 0;
  lines.forEach((line, at) => {
    if (at > 0) {
      const all = rowsIn(body);
      let next = all[all.indexOf(row) + 1];
      if (!next && mayAdd) {
        next = another(row, table, false);
        withSaid(row).at(-1).after(next);
      }
      row = next;
    }
    if (!row) {
      return;
    }
    filled += 1;
    into.forEach((field, column) => {
      const input = field && row.querySelector(`[name$='/${field}']`);
      if (input && !input.disabled) {
        input.value = meant(input, line[column] ?? "");
      }
    });
  });
  changed();
  keeping.textContent = say(words.pasted, filled);
}

/** What a choice is called stands for it. */
function meant(input, text) {
  if (input.tagName !== "SELECT") {
    return text;
  }
  const same = { "≥": "GE", ">=": "GE", "≤": "LE", "<=": "LE", "=": "EQ", ">": "GT", "<": "LT", 定性: "QUALITATIVE", 正向: "POSITIVE", 反向: "NEGATIVE" };
  return [...input.options].find((option) => option.textContent === text || option.value === text)?.value ?? same[text] ?? "";
}

// --- Keys --------------------------------------------------------------------------------------------------------------------
form.addEventListener("keydown", (event) => {
  if (composing(event)) {
    if (event.key === "Enter" && event.target.tagName !== "TEXTAREA") {
      event.preventDefault();
    }
    return;
  }
  const row = event.target.closest?.(".row");
  const body = row?.closest("[data-table]");
  const table = body?.dataset.table;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === "s") {
    event.preventDefault();
    form.querySelector(".bar button[value=save]").click();
  } else if (command && event.key.toLowerCase() === "d" && row) {
    event.preventDefault();
    if (row.querySelector("button[value^='copy:']")) {
      rows("copy", table, row.dataset.row);
    }
  } else if (command && event.key.toLowerCase() === "z" && past.length && past.at(-1).typed + 1 >= typed) {
    event.preventDefault();
    undo();
  } else if (event.key === "F8") {
    event.preventDefault();
    const all = [...form.querySelectorAll("[aria-describedby^=finding-], [aria-invalid=true]")];
    all[(all.indexOf(event.target) + 1) % all.length]?.focus();
  } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && row?.querySelector("button[name=do]")) {
    event.preventDefault();
    const at = event.target.name;
    rows(event.key === "ArrowUp" ? "up" : "down", table, row.dataset.row);
    form.elements[at]?.focus();
  } else if (row && !event.altKey && !command && event.target.tagName === "INPUT" && ["Enter", "ArrowUp", "ArrowDown"].includes(event.key)) {
    event.preventDefault();
    const all = rowsIn(body);
    const next = all[all.indexOf(row) + (event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey) ? -1 : 1)];
    next?.querySelector(`[name$='/${event.target.name.split("/")[3]}']`)?.focus();
  } else if (event.key === "Enter" && event.target.tagName === "INPUT") {
    event.preventDefault();
  }
});

// --- On a phone: one row at a time -------------------------------------------------------------------------------------------
const phone = window.matchMedia("(max-width: 46rem)");
const steppers = [...form.querySelectorAll("table.grid [data-table]")].map((body) => {
  const nav = document.createElement("p");
  nav.className = "stepper";
  const button = (text, by) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "quiet";
    made.textContent = text;
    made.addEventListener("click", () => { stepper.at += by; step(stepper); });
    return made;
  };
  const place = document.createElement("span");
  place.setAttribute("role", "status");
  const stepper = { body, nav, place, at: 0 };
  stepper.back = button(words.stepBack, -1);
  stepper.next = button(words.stepNext, 1);
  nav.append(stepper.back, place, stepper.next);
  body.closest(".wide").before(nav);
  new MutationObserver(() => step(stepper)).observe(body, { childList: true });
  return stepper;
});

function step(stepper) {
  const all = rowsIn(stepper.body);
  stepper.at = Math.max(0, Math.min(stepper.at, all.length - 1));
  stepper.nav.hidden = !phone.matches || all.length < 2;
  all.forEach((row, at) => withSaid(row).forEach((each) => each.classList.toggle("away", phone.matches && at !== stepper.at)));
  stepper.place.textContent = say(words.step, stepper.at + 1, all.length);
  stepper.back.disabled = stepper.at === 0;
  stepper.next.disabled = stepper.at === all.length - 1;
}

/** Turns to the row that an element is in. */
function show(element) {
  const row = element?.closest?.(".row, .said");
  const stepper = steppers.find((each) => row && each.body.contains(row));
  if (stepper) {
    const at = rowsIn(stepper.body).findIndex((each) => withSaid(each).includes(row));
    if (at >= 0 && at !== stepper.at) {
      stepper.at = at;
      step(stepper);
    }
  }
}
phone.addEventListener("change", () => steppers.forEach(step));
form.addEventListener("focusin", (event) => show(event.target));
const turn = () => { const there = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null; if (there) { show(there); there.scrollIntoView({ block: "center" }); } };
window.addEventListener("hashchange", turn);
steppers.forEach(step);
turn();

beside(document.getElementById("findings"));
document.getElementById("conflict")?.focus();
document.getElementById("errors")?.focus();

beThere(`${location.pathname}/presence`, `${location.pathname}/closed`);
