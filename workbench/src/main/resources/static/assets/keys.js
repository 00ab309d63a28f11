// Whether a key belongs to an input method, or to whoever types.

let ended = 0;
document.addEventListener("compositionend", () => { ended = performance.now(); }, true);

/** Also the Enter that ends a composition: some browsers send it right after. */
export function composing(event) {
  return event.isComposing || event.keyCode === 229 || (event.key === "Enter" && performance.now() - ended < 60);
}

export function isTyping(event) {
  return event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]") !== null;
}
