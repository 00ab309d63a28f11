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

/** SM3 (GM/T 0004) of bytes that come in parts. */
class Sm3 {
  constructor() {
    this.state = Uint32Array.of(0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e);
    this.block = new Uint8Array(64);
    this.length = 0;
  }

  update(bytes) {
    for (let at = 0; at < bytes.length;) {
      const used = this.length % 64;
      const part = bytes.subarray(at, at + 64 - used);
      this.block.set(part, used);
      at += part.length;
      this.length += part.length;
      if (used + part.length === 64) { this.mix(); }
    }
    return this;
  }

  mix() {
    const view = new DataView(this.block.buffer);
    const turn = (x, n) => (x << n % 32) | (n % 32 === 0 ? 0 : x >>> (32 - n % 32));
    const w = new Uint32Array(68);
    for (let i = 0; i < 16; i++) { w[i] = view.getUint32(4 * i); }
    for (let i = 16; i < 68; i++) {
      const x = w[i - 16] ^ w[i - 9] ^ turn(w[i - 3], 15);
      w[i] = x ^ turn(x, 15) ^ turn(x, 23) ^ turn(w[i - 13], 7) ^ w[i - 6];
    }
    let [a, b, c, d, e, f, g, h] = this.state;
    for (let i = 0; i < 64; i++) {
      const s1 = turn((turn(a, 12) + e + turn(i < 16 ? 0x79cc4519 : 0x7a879d8a, i)) | 0, 7);
      const s2 = s1 ^ turn(a, 12);
      const t1 = ((i < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + s2 + (w[i] ^ w[i + 4])) | 0;
      const t2 = ((i < 16 ? e ^ f ^ g : (e & f) | (~e & g)) + h + s1 + w[i]) | 0;
      d = c; c = turn(b, 9); b = a; a = t1; h = g; g = turn(f, 19); f = e; e = t2 ^ turn(t2, 9) ^ turn(t2, 17);
    }
    [a, b, c, d, e, f, g, h].forEach((part, i) => { this.state[i] ^= part; });
  }

  /** The end: nothing can be added after it. */
  bytes() {
    const { length } = this;
    const padding = new Uint8Array(((119 - length % 64) % 64) + 9);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(length / 2 ** 29));
    view.setUint32(padding.length - 4, length << 3);
    this.update(padding);
    const hash = new Uint8Array(32);
    this.state.forEach((part, i) => new DataView(hash.buffer).setUint32(4 * i, part));
    return hash;
  }

  hex() { return hex(this.bytes()); }
}

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const sm3 = (bytes) => new Sm3().update(bytes).hex();
const bytesOf = (base64) => Uint8Array.from(atob(text(base64)), (character) => character.charCodeAt(0));

/** The curve of SM2 (GM/T 0003.5): y² = x³ + ax + b over p, with the point G of order n. */
const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  g: [0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n, 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n],
};
const SIGNER_ID = "1234567812345678";
const modulo = (x, m) => ((x % m) + m) % m;
const number = (bytes) => BigInt(`0x${hex(bytes) || "0"}`);
const bytes32 = (x) => Uint8Array.from(x.toString(16).padStart(64, "0").match(/../g), (pair) => parseInt(pair, 16));

function inverse(x, m) {
  let [r, s, t, u] = [modulo(x, m), m, 1n, 0n];
  while (s !== 0n) { const q = r / s; [r, s, t, u] = [s, r - q * s, u, t - q * u]; }
  return modulo(t, m);
}

function sum(one, other) {
  const { p, a } = CURVE;
  if (!one || !other) { return one || other; }
  const [[x1, y1], [x2, y2]] = [one, other];
  if (x1 === x2 && modulo(y1 + y2, p) === 0n) { return null; }
  const slope = x1 === x2 ? (3n * x1 * x1 + a) * inverse(2n * y1, p) : (y2 - y1) * inverse(x2 - x1, p);
  const x = modulo(slope * slope - x1 - x2, p);
  return [x, modulo(slope * (x1 - x) - y1, p)];
}

function times(k, point) {
  let product = null;
  for (let rest = k, power = point; rest > 0n; rest >>= 1n, power = sum(power, power)) {
    if (rest & 1n) { product = sum(product, power); }
  }
  return product;
}

/** Whether (r, s) is the signature of message by the owner of the key. */
function signedBy(key, message, r, s) {
  const { p, a, b, n, g } = CURVE;
  const [x, y] = key;
  if (x >= p || y >= p || modulo(y * y - x * x * x - a * x - b, p) !== 0n || r < 1n || r >= n || s < 1n || s >= n) { return false; }
  const t = modulo(r + s, n);
  const id = new TextEncoder().encode(SIGNER_ID);
  const z = new Sm3().update(Uint8Array.of(id.length >> 5, (id.length << 3) & 0xff)).update(id);
  [a, b, ...g, x, y].forEach((part) => z.update(bytes32(part)));
  const e = number(new Sm3().update(z.bytes()).update(message).bytes());
  const point = t === 0n ? null : sum(times(s, g), times(t, key));
  return point !== null && modulo(e + point[0], n) === r;
}

/** An element of DER: its tag, its content, and what is in it. */
function der(bytes, at = 0) {
  let length = known(bytes[at + 1]);
  let start = at + 2;
  if (length >= 0x80) {
    start += length & 0x7f;
    length = Number(number(bytes.subarray(at + 2, start)));
  }
  const end = start + length;
  if (end > bytes.length) { throw new RangeError("cut short"); }
  const content = bytes.subarray(start, end);
  const parts = () => {
    const found = [];
    for (let next = 0; next < content.length; next = found.at(-1).end) { found.push(der(content, next)); }
    return found;
  };
  return { tag: bytes[at], content, end, parts };
}

/** What a certificate says of its owner. */
function certificate(bytes) {
  const fields = der(bytes).parts()[0].parts();
  const [, , , validity, subject, key] = fields[0].tag === 0xa0 ? fields.slice(1) : fields;
  const [algorithm, bits] = key.parts();
  if (hex(algorithm.parts()[1].content) !== "2a811ccf5501822d" || bits.content.length !== 66 || bits.content[1] !== 4) { throw new TypeError("no key of SM2"); }
  const names = subject.parts().flatMap((set) => set.parts()).map((name) => utf8.decode(name.parts()[1].content));
  const days = validity.parts().map((date) => utf8.decode(date.content)).map((date) => (date.length > 13 ? date : `${date < "5" ? "20" : "19"}${date}`))
    .map((date) => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`);
  return { key: [number(bits.content.subarray(2, 34)), number(bits.content.subarray(34))], names: names.join(", "), days: days.join(" – "), sm3: sm3(bytes) };
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
  return new Digits(`${BigInt.asIntN(8 * bytes.length, number(bytes))}e${-scale}`);
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

/** Nothing beside what an export writes: what no hash covers would be taken for proved. */
function only(json, ...names) {
  if (Object.keys(json).some((name) => !names.includes(name))) { throw new TypeError("something else"); }
}

/** Re-computes the chains of an export line by line; what comes after the first break proves nothing. */
export class Proof {
  constructor() {
    this.schemas = new Map();
    this.chains = new Map();
    this.signers = [];
    this.signed = new Sm3();
    this.lines = 0;
    this.entries = 0;
    this.ended = false;
    this.broken = null;
  }

  take(line) {
    if (this.broken || (this.ended && line.trim() === "")) { return; }
    this.lines++;
    if (!this.ended) { this.signed.update(new TextEncoder().encode(`${line}\n`)); }
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
    if (this.ended) { return "signature" in json ? this.signature(json) : "AFTER_END"; }
    if ("avro" in json) { return this.entry(json); }
    if ("definition" in json) {
      only(json, "schema", "definition");
      if (sha256(new TextEncoder().encode(text(json.definition))) !== json.schema) { return "SCHEMA_CHANGED"; }
      this.schemas.set(json.schema, new Avro(json.definition));
      return null;
    }
    only(json, "forms", "entries");
    this.ended = true;
    this.signed = this.signed.bytes();
    return count(json.entries) === this.entries && count(json.forms) === this.chains.size ? null : "INCOMPLETE";
  }

  signature(json) {
    only(json, "signature", "algorithm", "sm3", "certificate");
    try {
      const signer = certificate(bytesOf(json.certificate));
      const [r, s] = der(bytesOf(json.signature)).parts().map((part) => number(part.content));
      if (json.algorithm !== "SM3withSM2" || json.sm3 !== hex(this.signed) || !signedBy(signer.key, this.signed, r, s)) { return "SIGNATURE"; }
      this.signers.push(signer);
      return null;
    } catch {
      return "SIGNATURE";
    }
  }

  entry(json) {
    only(json, "formId", "version", "hash", "sm3", "schema", "avro", "entry");
    const bytes = bytesOf(json.avro);
    const hash = sha256(bytes);
    if (hash !== text(json.hash) || ("sm3" in json && sm3(bytes) !== json.sm3)) { return "CHANGED"; }
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
      // How lines end is no content: a copy that passed through a program which ends them otherwise holds.
      lines.map((line) => line.replace(/\r$/, "")).filter((line, i, all) => !(part.done && i === all.length - 1 && line === "")).forEach((line) => proof.take(line));
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

function row(...shown) {
  const made = document.createElement("tr");
  shown.forEach((part, i) => {
    const cell = document.createElement(i === 0 ? "th" : "td");
    const code = document.createElement("code");
    code.textContent = part;
    cell.append(code);
    if (i === 0) { cell.scope = "row"; }
    made.append(cell);
  });
  return made;
}

function list(proof) {
  element("signers").replaceChildren(...proof.signers.map((signer) => row(signer.names, signer.days, signer.sm3)));
  element("signed").hidden = proof.signers.length === 0;
  element("chains").replaceChildren(...[...proof.chains].slice(0, SHOWN).map(([form, chain]) => row(form, String(chain.length), chain.at(-1))));
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
