// Dropping files on the page, and looking again while they are read.
import { ask } from "./workbench.js";

document.documentElement.classList.add("scripted");
const drop = document.getElementById("drop");
const input = document.getElementById("file");

["dragover", "dragleave", "drop"].forEach((kind) => document.addEventListener(kind, (event) => {
  event.preventDefault();
  drop.classList.toggle("dragging", kind === "dragover");
  if (kind === "drop" && event.dataTransfer.files.length) {
    input.files = event.dataTransfer.files;
    input.focus();
  }
}));

/** Ticks what changes while it is read; nothing has been chosen before it is. */
async function look() {
  const chosen = document.getElementById("chosen");
  if (chosen?.dataset.reading !== "true") {
    return;
  }
  const answer = await ask(location.pathname + location.search).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("chosen");
    if (fresh) {
      chosen.replaceWith(document.adoptNode(fresh));
    }
  }
  setTimeout(look, 400);
}
setTimeout(look, 400);
