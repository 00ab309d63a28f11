// A panel as a picture (PNG), drawn from what the page shows: boxes, charts and texts, each where it stands.
const scale = 2;
const margin = 16;
const foot = 32;
const clear = "rgba(0, 0, 0, 0)";

document.documentElement.classList.add("scripted");
const which = document.getElementById("picture");
const panels = [...document.querySelectorAll("main section.card[id]")];
which?.append(...panels.map((panel) => new Option(panel.querySelector("h2").textContent, panel.id)));
document.querySelector("[data-picture]")?.addEventListener("click", async () => {
  const panel = document.getElementById(which.value); // as it is now: a live part may have been replaced
  if (panel) {
    const said = about();
    save(await painted(panel, said), `${panel.querySelector("h2").textContent} ${said}.png`);
  }
});

/** What the page is about, and of when it is. */
function about() {
  return [".title .print-only", "main .as-of"]
    .map((what) => document.querySelector(what)?.textContent.trim().replace(/\s+/g, " "))
    .filter(Boolean)
    .join(" · ");
}

function save(picture, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function painted(panel, said) {
  const place = panel.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil((place.width + 2 * margin) * scale);
  canvas.height = Math.ceil((place.height + 2 * margin + foot) * scale);
  const pen = canvas.getContext("2d");
  const ground = getComputedStyle(document.body);
  pen.scale(scale, scale);
  pen.fillStyle = ground.backgroundColor === clear ? "#fff" : ground.backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(margin - place.left, margin - place.top);
  const shown = (node) => (node.nodeType === Node.TEXT_NODE || (node.checkVisibility() && !node.matches(".hidden, button, summary"))
    ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
  box(pen, panel);
  const walk = document.createTreeWalker(panel, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, shown);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      text(pen, node);
    } else if (node instanceof SVGGeometryElement) {
      shape(pen, node);
    } else if (node instanceof HTMLElement) {
      box(pen, node);
    }
  }
  pen.font = `13px ${ground.fontFamily}`;
  pen.fillStyle = ground.color;
  pen.fillText(said, place.left, place.bottom + margin + 13);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}

function box(pen, element) {
  const style = getComputedStyle(element);
  const { left, top, width, height, bottom } = element.getBoundingClientRect();
  if (style.backgroundColor !== clear) {
    pen.fillStyle = style.backgroundColor;
    pen.fillRect(left, top, width, height);
  }
  for (const [side, edge] of [["Top", top], ["Bottom", bottom]]) {
    const thick = parseFloat(style[`border${side}Width`]);
    if (thick > 0) {
      pen.fillStyle = style[`border${side}Color`];
      pen.fillRect(left, side === "Top" ? edge : edge - thick, width, thick);
    }
  }
}

function shape(pen, element) {
  const style = getComputedStyle(element);
  const to = element.getScreenCTM();
  const path = new Path2D();
  const number = (name) => element[name].baseVal.value;
  if (element instanceof SVGRectElement) {
    path.rect(number("x"), number("y"), number("width"), number("height"));
  } else if (element instanceof SVGCircleElement) {
    path.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
  } else if (element instanceof SVGLineElement) {
    path.moveTo(number("x1"), number("y1"));
    path.lineTo(number("x2"), number("y2"));
  } else if (element instanceof SVGPolylineElement) {
    [...element.points].forEach((point) => path.lineTo(point.x, point.y));
  }
  pen.save();
  pen.transform(to.a, to.b, to.c, to.d, to.e, to.f);
  if (style.fill !== "none") {
    pen.fillStyle = style.fill;
    pen.fill(path);
  }
  if (style.stroke !== "none") {
    pen.strokeStyle = style.stroke;
    pen.lineWidth = parseFloat(style.strokeWidth);
    pen.stroke(path);
  }
  pen.restore();
}

/** Line by line, as the page breaks them. */
function text(pen, node) {
  const drawing = node.parentElement instanceof SVGElement;
  const style = getComputedStyle(node.parentElement);
  const size = parseFloat(style.fontSize) * (drawing ? node.parentElement.getScreenCTM().a : 1);
  const range = document.createRange();
  const lines = [];
  [...node.data].reduce((at, letter) => {
    range.setStart(node, at);
    range.setEnd(node, at + letter.length);
    const [place] = range.getClientRects();
    const line = lines.at(-1);
    if (place && line && Math.abs(line.place.top - place.top) < place.height / 2) {
      line.said += letter;
    } else if (place && letter.trim()) {
      lines.push({ place, said: letter });
    }
    return at + letter.length;
  }, 0);
  pen.font = `${style.fontWeight} ${size}px ${style.fontFamily}`;
  pen.fillStyle = drawing ? style.fill : style.color;
  pen.textBaseline = "middle";
  lines.forEach(({ place, said }) => pen.fillText(said.replace(/\s+/g, " "), place.left, place.top + place.height / 2));
  pen.textBaseline = "alphabetic";
}
