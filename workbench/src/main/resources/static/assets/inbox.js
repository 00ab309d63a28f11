// The inbox by keys. Its order stays while one works: what comes in meanwhile is only counted.
import { composing, isTyping } from "./keys.js";

const rows = () => [...document.querySelectorAll("#rows tbody tr")];
let at = -1;

function go(to) {
  const all = rows();
  if (all.length === 0) {
    return;
  }
  all[at]?.classList.remove("here");
  at = Math.min(Math.max(to, 0), all.length - 1);
  all[at].classList.add("here");
  all[at].querySelector("a.open").focus();
}

document.addEventListener("keydown", (event) => {
  if (composing(event) || event.ctrlKey || event.metaKey || event.altKey || (isTyping(event) && event.target.type !== "checkbox")) {
    return;
  }
  const tick = rows()[at]?.querySelector("input[type=checkbox]");
  if (event.key === "j") {
    go(at + 1);
  } else if (event.key === "k") {
    go(at - 1);
  } else if (event.key === "x" && tick) {
    tick.checked = !tick.checked;
  } else if (event.key === "e" && document.querySelector("#rows input[type=checkbox]:checked")) {
    document.getElementById("pass-ticked")?.click();
  }
});

const known = new Set(rows().map((row) => row.dataset.form));
const news = new Set();
document.addEventListener("jixiao:hint", (event) => {
  const fresh = document.getElementById("fresh");
  if (event.detail.kind !== "form" || known.has(event.detail.form) || !fresh) {
    return;
  }
  news.add(event.detail.form);
  fresh.firstElementChild.textContent = fresh.dataset.text.replace("{0}", news.size);
  fresh.hidden = false;
});
