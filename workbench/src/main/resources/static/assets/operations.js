// Looks again while views are filled, at them alone; nothing is replaced under somebody's hands.
import { ask } from "./workbench.js";

const pause = 2000;

async function renew(place, id) {
  const answer = await ask(place).catch(() => null);
  if (answer?.ok) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
    if (fresh) {
      document.getElementById(id)?.replaceWith(document.adoptNode(fresh));
    }
  }
}

function refilling() {
  return document.getElementById("views")?.dataset.refilling === "true";
}

async function look() {
  if (!refilling()) {
    return;
  }
  const views = document.getElementById("views");
  if (!document.hidden && !views.contains(document.activeElement) && !views.querySelector("details[open]")) {
    await renew("/operations/views", "views");
    if (!refilling()) {
      await renew(location.pathname, "glance");
    }
  }
  setTimeout(look, pause);
}
setTimeout(look, pause);
