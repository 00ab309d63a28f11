// Says what is wrong with a template while it is typed.
import { ask } from "./workbench.js";

const pause = 400;
const form = document.getElementById("template");
let later;
let latest = 0;

form?.addEventListener("input", (event) => {
  if (!event.isComposing && event.target.name?.startsWith("/")) {
    document.getElementById("publish")?.setAttribute("hidden", "");
    clearTimeout(later);
    later = setTimeout(check, pause);
  }
});
form?.addEventListener("compositionend", () => { later = setTimeout(check, pause); });

async function check() {
  const mine = ++latest;
  const answer = await ask(form.dataset.faults, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  if (!answer?.ok || mine !== latest) {
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("faults");
  document.getElementById("faults").replaceWith(document.adoptNode(fresh));
  const places = [...fresh.querySelectorAll("[data-at]")].map((fault) => fault.dataset.at);
  form.querySelectorAll("[name^='/']").forEach((field) => {
    const blamed = places.some((place) => place === field.name || place.startsWith(field.name + "/") || field.name.startsWith(place + "/"));
    field.toggleAttribute("aria-invalid", blamed);
    if (blamed) {
      field.setAttribute("aria-invalid", "true");
    }
  });
}
