// Proves an export of the journal in this window alone: no network, no library, nothing kept.

/** SHA-256 (FIPS 180-4), in lower-case hex; a browser's own is there on secure pages only. */
const K = new Uint32Array(64);
{
  const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32);
  for (let n = 2, found = 0; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) { prime = prime && n % d !== 0; }
    if (prime) { K[found++] = fraction(Math.cbrt(n)); }
  }
}
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
const words = new Uint32Array(64);

function sha256(bytes) {
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const hash = Uint32Array.from(START);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) { words[i] = view.getUint32(block + 4 * i); }
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15];
      const y = words[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[i] = words[i - 16] + s0 + words[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      const t1 = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
      const t2 = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((part, i) => { hash[i] += part; });
  }
  return [...hash].map((part) => part.toString(16).padStart(8, "0")).join("");
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads Avro by the schema it was written with, as plain JSON: what is null is left out, decimals are texts of digits. */
class Avro {
  constructor(definition) {
    this.named = new Map();
    this.root = this.prepared(JSON.parse(definition), "");
  }

  prepared(schema, space) {
    if (Array.isArray(schema)) {
      return { kind: "union", branches: schema.map((branch) => this.prepared(branch, space)) };
    }
    const type = typeof schema === "string" ? schema : schema.type;
    if (typeof type === "object") {
      return this.prepared(type, space);
    }
    if (type === "record" || type === "enum") {
      const home = schema.namespace ?? (schema.name.includes(".") ? schema.name.replace(/\.[^.]*$/, "") : space);
      const full = schema.name.includes(".") || home === "" ? schema.name : `${home}.${schema.name}`;
      const prepared = { kind: type };
      this.named.set(full, prepared);
      if (type === "enum") {
        prepared.symbols = schema.symbols;
      } else {
        prepared.fields = schema.fields.map((field) => ({ name: field.name, type: this.prepared(field.type, home) }));
      }
      return prepared;
    }
    if (type === "array") {
      return { kind: "array", items: this.prepared(schema.items, space) };
    }
    const named = this.named.get(type) ?? this.named.get(`${space}.${type}`);
    return named ?? { kind: type, logical: schema.logicalType, scale: schema.scale ?? 0 };
  }

  read(bytes) {
    const from = { bytes, at: 0 };
    const value = this.value(this.root, from);
    if (from.at !== bytes.length) {
      throw new RangeError("bytes are left");
    }
    return value;
  }

  value(type, from) {
    switch (type.kind) {
      case "union": return this.value(known(type.branches[whole(from)]), from);
      case "null": return undefined;
      case "record": {
        const record = {};
        for (const field of type.fields) {
          const value = this.value(field.type, from);
          if (value !== undefined) { record[field.name] = value; }
        }
        return record;
      }
      case "enum": return known(type.symbols[whole(from)]);
      case "array": {
        const items = [];
        for (let count = whole(from); count !== 0; count = whole(from)) {
          if (count < 0) { count = -count; whole(from); }
          for (let i = 0; i < count; i++) { items.push(this.value(type.items, from)); }
        }
        return items;
      }
      case "string": return utf8.decode(taken(from, whole(from)));
      case "boolean": return taken(from, 1)[0] === 1;
      case "int": return new Digits(String(whole(from)));
      case "long": return type.logical === "timestamp-millis" ? time(whole(from)) : new Digits(String(whole(from)));
      case "bytes": {
        const bytes = taken(from, whole(from));
        return type.logical === "decimal" ? decimal(bytes, type.scale) : btoa(String.fromCharCode(...bytes));
      }
      default: throw new TypeError(type.kind);
    }
  }
}

/** A number, exactly. */
class Digits {
  constructor(text) { this.text = text; }

  /** As sign, digits and power of ten, whatever it was printed like. */
  plain() {
    const [, sign, left, right = "", power = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(this.text);
    const digits = (left + right).replace(/^0+/, "");
    const short = digits.replace(/0+$/, "");
    return short === "" ? "0" : `${sign}${short}e${Number(power) - right.length + digits.length - short.length}`;
  }
}

function known(value) {
  if (value === undefined) { throw new RangeError("unknown"); }
  return value;
}

function taken(from, length) {
  if (length < 0 || from.at + length > from.bytes.length) { throw new RangeError("cut short"); }
  from.at += length;
  return from.bytes.subarray(from.at - length, from.at);
}

function whole(from) {
  let value = 0;
  let weight = 1;
  let byte;
  do {
    byte = taken(from, 1)[0];
    value += (byte & 0x7f) * weight;
    weight *= 128;
  } while (byte >= 0x80);
  if (!Number.isSafeInteger(value)) { throw new RangeError("too large"); }
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

const time = (millis) => new Date(millis).toISOString().replace(".000Z", "Z");

function decimal(bytes, scale) {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return new Digits(`${BigInt.asIntN(8 * bytes.length, BigInt(`0x${hex || "0"}`))}e${-scale}`);
}

/** A line as JSON whose numbers keep all of their digits, where the browser tells them. */
const parsed = (line) => JSON.parse(line, (key, value, told) => (typeof value === "number" ? new Digits(told?.source ?? String(value)) : value));

function same(one, other) {
  if (one instanceof Digits || other instanceof Digits) {
    return one instanceof Digits && other instanceof Digits && one.plain() === other.plain();
  }
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((item, i) => same(item, other[i]));
  }
  if (one === null || typeof one !== "object" || other === null || typeof other !== "object") {
    return one === other;
  }
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]));
}

const text = (value) => { if (typeof value !== "string") { throw new TypeError("no text"); } return value; };
const count = (value) => { if (!(value instanceof Digits)) { throw new TypeError("no number"); } return Number(value.text); };

/** Re-computes the chains of an export line by line; what comes after the first break proves nothing. */
export class Proof {
  constructor() {
    this.schemas = new Map();
    this.chains = new Map();
    this.lines = 0;
    this.entries = 0;
    this.ended = false;
    this.broken = null;
  }

  take(line) {
    if (this.broken) { return; }
    this.lines++;
    let json = null;
    let reason;
    try {
      json = parsed(line);
      reason = this.reason(json);
    } catch {
      reason = "UNREADABLE";
    }
    if (reason) {
      const isEntry = json !== null && typeof json === "object" && "avro" in json;
      this.broken = { line: this.lines, reason, form: isEntry ? String(json.formId) : null, version: isEntry ? json.version?.text ?? "" : null };
    }
  }

  reason(json) {
    if (this.ended) { return "AFTER_END"; }
    if ("avro" in json) { return this.entry(json); }
    if ("definition" in json) {
      if (sha256(new TextEncoder().encode(text(json.definition))) !== json.schema) { return "SCHEMA_CHANGED"; }
      this.schemas.set(json.schema, new Avro(json.definition));
      return null;
    }
    this.ended = true;
    return count(json.entries) === this.entries && count(json.forms) === this.chains.size ? null : "INCOMPLETE";
  }

  entry(json) {
    const bytes = Uint8Array.from(atob(text(json.avro)), (character) => character.charCodeAt(0));
    const hash = sha256(bytes);
    if (hash !== text(json.hash)) { return "CHANGED"; }
    const entry = known(this.schemas.get(json.schema)).read(bytes);
    if (!same(entry, json.entry) || entry.formId !== json.formId || !same(entry.version, json.version)) { return "RETOLD"; }
    const chain = this.chains.get(entry.formId) ?? [];
    if (count(entry.version) !== chain.length + 1) { return "GAP"; }
    if (entry.previousHash !== chain.at(-1)) { return "BROKEN_LINK"; }
    chain.push(hash);
    this.chains.set(entry.formId, chain);
    this.entries++;
    return null;
  }

  end() {
    if (!this.broken && !this.ended) {
      this.broken = { line: this.lines + 1, reason: "INCOMPLETE", form: null, version: null };
    }
    return this.broken;
  }

  /** Where this contradicts an earlier export, which it may only continue. */
  against(earlier) {
    for (const [form, then] of earlier.chains) {
      const now = this.chains.get(form) ?? [];
      const at = then.findIndex((hash, i) => hash !== now[i]);
      if (at >= 0) { return { line: null, reason: "REWRITTEN", form, version: String(at + 1) }; }
    }
    return null;
  }
}

const say = (word, ...parts) => parts.reduce(
  (told, part, i) => told.replaceAll(`{${i}}`, part), document.querySelector(`[data-word="${word}"]`).textContent);
const element = (id) => document.getElementById(id);
const SHOWN = 500;

async function read(file, progress) {
  const proof = new Proof();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = file.stream().getReader();
  let rest = "";
  let done = 0;
  try {
    for (;;) {
      const part = await reader.read();
      rest += part.done ? decoder.decode() : decoder.decode(part.value, { stream: true });
      const lines = rest.split("\n");
      rest = part.done ? "" : lines.pop();
      lines.filter((line, i) => !(part.done && i === lines.length - 1 && line === "")).forEach((line) => proof.take(line.replace(/\r$/, "")));
      done += part.value?.length ?? 0;
      progress(Math.floor(100 * done / Math.max(1, file.size)));
      await new Promise((next) => { setTimeout(next); });
      if (part.done || proof.broken) { break; }
    }
  } catch {
    proof.take("");
  }
  proof.end();
  return proof;
}

function tell(broken, proof) {
  const told = element("told");
  told.className = `told ${broken ? "bad" : "good"}`;
  const [title, detail] = [document.createElement("p"), document.createElement("p")];
  const strong = document.createElement("strong");
  strong.textContent = broken ? say("broken") : say("proved", proof.chains.size, proof.entries);
  title.append(strong);
  if (broken) {
    const place = broken.line === null ? "" : say("line", broken.line);
    const record = broken.form === null ? "" : say("record", broken.form, broken.version);
    detail.textContent = `${place} ${record} ${say(broken.reason)}`.trim();
  } else {
    detail.textContent = say("means");
  }
  told.replaceChildren(title, detail);
}

function list(proof) {
  const rows = [...proof.chains].slice(0, SHOWN).map(([form, chain]) => {
    const row = document.createElement("tr");
    [["th", form], ["td", String(chain.length)], ["td", chain.at(-1)]].forEach(([kind, shown]) => {
      const cell = document.createElement(kind);
      const code = document.createElement("code");
      code.textContent = shown;
      cell.append(code);
      if (kind === "th") { cell.scope = "row"; }
      row.append(cell);
    });
    return row;
  });
  element("chains").replaceChildren(...rows);
  element("more").hidden = proof.chains.size <= SHOWN;
  element("proved").hidden = proof.chains.size === 0;
}

element("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const [file] = element("file").files;
  const [before] = element("earlier").files;
  element("check").disabled = true;
  element("told").className = "told";
  const progress = (percent) => { element("told").textContent = say("reading", percent); };
  progress(0);
  const proof = await read(file, progress);
  let broken = proof.broken;
  if (!broken && before) {
    const earlier = await read(before, progress);
    broken = earlier.broken ? { ...earlier.broken, reason: "EARLIER" } : proof.against(earlier);
  }
  list(proof);
  tell(broken, proof);
  element("check").disabled = false;
});
