// Colleagues see that one has a form open, and one sees who else has.
import { ask, headers } from "./workbench.js";

/** Says so every now and then at `open`, whose answer takes the place of the notice on the page, and at `closed` once the page is left. */
export function beThere(open, closed) {
  // Nobody is there who hasn't touched the page for a while; the session may end then as it would.
  let touched = Date.now();
  ["keydown", "pointermove", "scroll"].forEach((sign) => window.addEventListener(sign, () => { touched = Date.now(); }, { passive: true }));
  const tell = async () => {
    if (document.hidden || Date.now() - touched > 300000) {
      return;
    }
    const answer = await ask(open, { method: "POST" }).catch(() => null);
    if (answer?.ok) {
      document.getElementById("present")?.replaceWith(document.createRange().createContextualFragment(await answer.text()));
    }
  };
  setInterval(tell, 20000);
  setTimeout(tell, 500);
  window.addEventListener("pagehide", () => { fetch(closed, { method: "POST", headers: headers(), keepalive: true }); });
}
