/* A content file and the values of its form: reading one from the other, and back so that only the lines of what has
   changed are written. Comments, quotation marks and line breaks of all other lines stay as they are, to the byte.

   A shape says how a value is written and what the form has for it; the build makes it from the model:
     text, number, day, word, boolean   a single value: in the form a text, or true and false
     list {of, besides}                 a list; one value may stand for a list of one, and the word `besides` for all
     map {fields, bare, amount}         named fields; a word alone stands for the field `bare`, a number for `amount`
     mapping {key, value, of}           names and values that an editor chooses: in the form a list of pairs
*/

import { Lexer, isCollection, isMap, isPair, isScalar, isSeq, parseDocument, stringify, visit } from "./yaml/yaml.js";

const LINE = 120;

/** Why a file cannot be held by the form: a key of the texts that the build gives, and what fills it. */
export class Refusal extends Error {
  constructor(reason, values = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}

/* ---- a file's parts ---- */

/** The facts, with a line break at the end, and where they stand; the text below them. `front`: has it a text? */
function parts(text, front) {
  if (!front) return { facts: text.endsWith("\n") ? text : `${text}\n`, body: "", rest: "" };
  const match = /^---[ \t]*\n(?<facts>(?:[^]*?\n)??)---[ \t]*(?:\n(?<body>[^]*))?$/.exec(text);
  if (!match && text.startsWith("---")) throw new Refusal("no-facts");
  if (!match) return { facts: "", body: text.trim(), rest: `---\n\n${text}` };  // an ordinary page may be text alone
  const { facts, body = "" } = match.groups;
  return { facts, body: body.trim(), rest: text.slice(text.indexOf("\n") + 1 + facts.length) };
}

/** The tree of the facts. `above`: how many lines of the file stand above them. */
function parsed(facts, above = 0) {
  const tree = parseDocument(facts, { version: "1.2", intAsBigInt: true, strict: true });
  const [error] = tree.errors;
  if (error) {
    const last = facts.split("\n").length - 1;
    throw new Refusal("unreadable", { line: above + Math.min(error.linePos?.[0].line ?? 1, last) });
  }
  visit(tree, {
    Alias: () => { throw new Refusal("anchor"); },
    Node: (_key, node) => { if (node.anchor || node.tag) throw new Refusal("anchor"); },
    Pair: (_key, pair) => { if (!isScalar(pair.key) || pair.key.value === "<<") throw new Refusal("anchor"); },
  });
  return tree;
}

/* ---- a file becomes the values of a form ---- */

/** The values of the form, by field. Raises Refusal where the form cannot hold them. */
export function read(text, { shape, front }) {
  const { facts, body } = parts(text, front);
  const values = fromNode(parsed(facts, front ? 1 : 0).contents, shape, []) ?? {};
  const fields = shape.type === "list" ? { entries: values } : values;
  return front ? { ...fields, body } : fields;
}

const isNothing = (node) => !node || (isScalar(node) && node.value === null);

function fromNode(node, shape, path) {
  if (isNothing(node)) return undefined;
  const refuse = () => { throw new Refusal("shape", { field: path.join(" ") }); };
  switch (shape.type) {
    case "list": {
      if (isBesides(node, shape)) return undefined;
      const entries = isSeq(node) ? node.items : [node];
      return entries.map((entry) => fromNode(entry, shape.of, path) ?? refuse());
    }
    case "map":
      if (isMap(node)) return Object.fromEntries(ofMap(node, shape, path));
      if (!isScalar(node)) return refuse();
      if (shape.amount && /\d/.test(written(node))) return { [shape.amount]: written(node) };
      return shape.bare ? { [shape.bare]: written(node) } : refuse();
    case "mapping":
      if (!isMap(node)) return refuse();
      return node.items.map((pair) => ({
        [shape.key]: written(pair.key), [shape.value]: fromNode(pair.value, shape.of, [...path, shape.value]),
      }));
    case "boolean":
      return isScalar(node) && typeof node.value === "boolean" ? node.value : refuse();
    default:
      return isScalar(node) ? written(node) : refuse();
  }
}

function* ofMap(node, shape, path) {
  for (const pair of node.items) {
    const name = written(pair.key);
    const value = shape.fields[name] && fromNode(pair.value, shape.fields[name], [...path, name]);
    if (value !== undefined) yield [name, value];
  }
}

/** A scalar as it is written: numbers and words are texts in the form, so that no digit is lost. */
const written = (node) => (typeof node.value === "string" ? node.value : (node.source ?? String(node.value))).trim();

function isBesides(node, { besides }) {
  const only = isSeq(node) && node.items.length === 1 ? node.items[0] : node;
  return Boolean(besides) && isScalar(only) && only.value === besides;
}

/* ---- the values of a form become a file ---- */

/**
 * The file with other values: its text, and the comments that are no longer in it. Without an original, a new file.
 * Raises Refusal where it would not read back as it should.
 */
export function write(original, values, kind) {
  const { shape, front } = kind;
  const before = original ?? (front ? "---\n---\n" : "");
  const { facts, body, rest } = parts(before, front);
  const isList = shape.type === "list";
  const wanted = pruned(isList ? (values.entries ?? []) : values, shape) ?? (isList ? [] : {});
  const tree = parsed(facts);
  const old = pruned(fromNode(tree.contents, shape, []), shape) ?? (isList ? [] : {});
  const edited = withValues(facts, tree.contents, shape, old, wanted);
  if (edited === facts && front && !facts) return { text: `${values.body.trim()}\n`, lost: [] };
  if (edited !== facts) {
    const back = pruned(fromNode(parsed(edited).contents, shape, []), shape) ?? (isList ? [] : {});
    if (!same(back, wanted)) throw new Refusal("unwritable");
  }
  const text = front ? `---\n${edited}${withBody(rest, body, values.body)}` : edited;
  return { text: `${text.trimEnd()}\n`, lost: edited === facts ? [] : lost(facts, edited) };
}

function withBody(rest, before, after = "") {
  if (after.trim() === before) return rest;
  return after.trim() ? `---\n\n${after.trim()}\n` : "---\n";
}

/** A form's values without what nobody has filled in; undefined for nothing at all. */
function pruned(value, shape) {
  if (value === undefined || value === null) return undefined;
  if (shape.type === "list" || shape.type === "mapping") {
    const of = shape.type === "list" ? shape.of : { type: "map", fields: { [shape.key]: { type: "text" }, [shape.value]: shape.of } };
    const entries = (Array.isArray(value) ? value : Object.values(value)).map((entry) => pruned(entry, of));
    const there = entries.filter((entry) => entry !== undefined);
    return there.length ? there : undefined;
  }
  if (shape.type === "map") {
    const names = Object.keys(shape.fields).map((name) => [name, pruned(value[name], shape.fields[name])]);
    const there = names.filter(([, part]) => part !== undefined);
    return there.some(([, part]) => part !== false) ? Object.fromEntries(there) : undefined;
  }
  if (shape.type === "boolean") return value === true || value === false ? value : undefined;
  const text = String(value).trim().replace(/\r\n?/g, "\n");
  return text === "" ? undefined : text;
}

/** Equal, where fields may have another order, spaces another width, and `false` may stand for nothing. */
const same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value) {
  if (value === false) return undefined;
  if (typeof value === "string") return value.split(/\s+/).join(" ");
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object") return value;
  const names = Object.keys(value).filter((name) => value[name] !== false).sort();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name])]));
}

/** The comments that stand in one text and not in the other. */
function lost(before, after) {
  const left = comments(after);
  return comments(before).filter((comment) => {
    const at = left.indexOf(comment);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function comments(text) {
  const lexemes = [...new Lexer().lex(text)];
  return lexemes.filter((lexeme, index) => lexeme.startsWith("#") && lexemes[index - 1] !== "\x1f");
}

/* ---- only the lines of what changes ---- */

function withValues(facts, node, shape, old, wanted) {
  if (isNothing(node)) {
    const lines = shape.type === "list" ? listLines(wanted, shape, 0) : mapLines(wanted, shape, 0);
    return lines.length ? `${facts}${lines.join("\n")}\n` : facts;
  }
  const edits = new Edits(facts);
  if (shape.type === "list") edits.list(node, shape, old, wanted, facts.length);
  else edits.map(node, shape, old, wanted, facts.length);
  return edits.applied();
}

class Edits {
  constructor(text) {
    this.text = text;
    this.edits = [];
  }

  put(start, end, text) { this.edits.push({ start, end, text, order: this.edits.length }); }

  applied() {
    const last = (a, b) => b.start - a.start || b.end - a.end || b.order - a.order;
    return this.edits.sort(last).reduce((text, { start, end, text: other }) => text.slice(0, start) + other + text.slice(end), this.text);
  }

  lineStart(offset) { return this.text.lastIndexOf("\n", offset - 1) + 1; }

  column(offset) { return offset - this.lineStart(offset); }

  /** Where a part ends whose next neighbour begins at `end`: without the blank lines and comments before that. */
  trimmed(node, end) {
    const least = lastOffset(node);
    let at = end;
    for (;;) {
      const start = this.lineStart(at - 1);
      if (start < least || !/^\s*(#.*)?\n?$/.test(this.text.slice(start, at))) return at;
      at = start;
    }
  }

  /** Where the lines of each part begin and end: of pairs of a mapping, or of entries of a list. */
  extents(items, end) {
    const starts = items.map((item) => this.lineStart(startOf(item)));
    return items.map((item, index) => ({ start: starts[index], end: this.trimmed(item, starts[index + 1] ?? end) }));
  }

  /** Change fields of a mapping. `end`: where the text of its parent ends. */
  map(node, shape, old, wanted, end) {
    const extents = this.extents(node.items, end);
    const column = this.column(startOf(node.items[0].key));
    const order = Object.keys(shape.fields);
    for (const name of order) {
      if (same(old[name], wanted[name])) continue;
      const index = node.items.findIndex((pair) => written(pair.key) === name);
      if (index < 0) this.added(node, shape, name, wanted[name], extents, column, order);
      else if (wanted[name] === undefined) this.removed(node, index, shape.fields[name], extents[index]);
      else this.pair(node.items[index], name, shape.fields[name], old[name], wanted[name], extents[index], column);
    }
  }

  added(node, shape, name, value, extents, column, order) {
    const before = node.items.map((pair) => order.indexOf(written(pair.key)));
    const after = before.findLastIndex((place) => place >= 0 && place < order.indexOf(name));
    const lines = `${pairLines(name, value, shape.fields[name], column).join("\n")}\n`;
    const at = after >= 0 ? extents[after].end : extents[0].start;
    if (after < 0 && /\S/.test(this.text.slice(at, startOf(node.items[0].key)))) {  // it begins behind a dash
      this.put(startOf(node.items[0].key), startOf(node.items[0].key), `${lines.trimStart()}${" ".repeat(column)}`);
    } else {
      this.put(at, at, lines);
    }
  }

  removed(node, index, shape, extent) {
    if (isBesides(node.items[index].value, shape)) return;
    const start = startOf(node.items[index].key);
    if (/\S/.test(this.text.slice(extent.start, start)) && node.items[index + 1]) {
      this.put(start, startOf(node.items[index + 1].key), "");
    } else {
      this.put(extent.start, extent.end, "");
    }
  }

  pair(pair, name, shape, old, wanted, extent, column) {
    const { value } = pair;
    const ends = extent.end;
    if (shape.type === "map" && isMap(value) && !value.flow && value.items.length) return this.map(value, shape, old ?? {}, wanted, ends);
    if (shape.type === "mapping" && isMap(value) && !value.flow && value.items.length) {
      const [inner, before, after] = asMap(shape, value, old ?? [], wanted);
      if (inner) return this.map(value, inner, before, after, ends);
    }
    if (shape.type === "list" && isSeq(value) && !value.flow && value.items.length) return this.list(value, shape, old ?? [], wanted, ends);
    if (this.inLine(value, shape)) {
      const text = scalar(wanted, shape, value.type);
      if (this.column(value.range[0]) + text.length <= LINE) return this.put(value.range[0], value.range[1], text);
    }
    const start = startOf(pair.key);
    const text = pairLines(name, wanted, shape, column, value).join("\n").trimStart();
    return this.put(start, ends, `${text}\n`);
  }

  /** Whether a single value stands in one line, and can be replaced there. */
  inLine(node, shape) {
    const single = !["list", "map", "mapping"].includes(shape.type) && isScalar(node) && node.value !== null;
    return single && !node.type.startsWith("BLOCK") && !this.text.slice(node.range[0], node.range[1]).includes("\n");
  }

  /** Change entries of a list: those that are alike at its beginning and end stay. */
  list(node, shape, old, wanted, end) {
    const extents = this.extents(node.items, end);
    const column = this.column(startOf(node.items[0])) - 2;
    const shorter = Math.min(old.length, wanted.length);
    let head = 0;
    while (head < shorter && same(old[head], wanted[head])) head += 1;
    let tail = 0;
    while (tail < shorter - head && same(old.at(-1 - tail), wanted.at(-1 - tail))) tail += 1;
    const [gone, come] = [old.length - head - tail, wanted.length - head - tail];
    const both = Math.min(gone, come);
    for (let index = head; index < head + both; index += 1) this.entry(node.items[index], shape.of, old[index], wanted[index], extents[index], column);
    for (let index = head + both; index < head + gone; index += 1) this.put(extents[index].start, extents[index].end, "");
    if (come > gone) {
      const lines = listLines(wanted.slice(head + gone, head + come), shape, column);
      const at = head + gone > 0 ? extents[head + gone - 1].end : extents[0].start;
      this.put(at, at, `${lines.join("\n")}\n`);
    }
  }

  entry(node, shape, old, wanted, extent, column) {
    if (same(old, wanted)) return;
    if (shape.type === "map" && isMap(node) && !node.flow && node.items.length) {
      this.map(node, shape, old, wanted, extent.end);
    } else if (this.inLine(node, shape) && column + 2 + scalar(wanted, shape, node.type).length <= LINE) {
      this.put(node.range[0], node.range[1], scalar(wanted, shape, node.type));
    } else {
      this.put(extent.start, extent.end, `${listLines([wanted], { of: shape }, column).join("\n")}\n`);
    }
  }
}

/** A mapping as one with the fields that it has before or after; nothing where a name is there twice. */
function asMap(shape, node, old, wanted) {
  const names = wanted.map((entry) => entry[shape.key]);
  if (new Set(names).size < names.length || names.includes(undefined)) return [];
  const all = [...new Set([...names, ...node.items.map((pair) => written(pair.key))])];
  const fields = Object.fromEntries(all.map((name) => [name, shape.of]));
  const [before, after] = [old, wanted].map((entries) =>
    Object.fromEntries(entries.map((entry) => [entry[shape.key], entry[shape.value]])));
  return [{ type: "map", fields }, before, after];
}


/* ---- where a node begins and ends ---- */

function startOf(node) {
  if (isPair(node)) return startOf(node.key);
  return isMap(node) && node.items.length && !node.flow ? startOf(node.items[0]) : node.range[0];
}

/** Just after the last character of a node that is no comment. */
function lastOffset(node) {
  if (isPair(node)) return lastOffset(node.value ?? node.key);
  if (isCollection(node) && !node.flow && node.items.length) return lastOffset(node.items.at(-1));
  return node.range[1];
}

/* ---- lines that are written anew ---- */

const spaces = (count) => " ".repeat(count);

function pairLines(name, value, shape, column, before) {
  const key = `${spaces(column)}${keyText(name)}:`;
  if (shape.type === "list") return [key, ...listLines(value, shape, column + 2)];
  if (shape.type === "map") return [key, ...mapLines(value, shape, column + 2)];
  if (shape.type === "mapping") {
    return [key, ...value.flatMap((entry) => pairLines(entry[shape.key], entry[shape.value], shape.of, column + 2))];
  }
  return withScalar(key, value, shape, column + 2, before);
}

const mapLines = (value, shape, column) =>
  Object.keys(shape.fields).flatMap((name) =>
    value[name] === undefined || value[name] === false ? [] : pairLines(name, value[name], shape.fields[name], column));

function listLines(values, shape, column) {
  return values.flatMap((value) => {
    if (shape.of.type !== "map") return withScalar(`${spaces(column)}-`, value, shape.of, column + 2);
    const [first, ...rest] = mapLines(value, shape.of, column + 2);
    return [`${spaces(column)}- ${first.trimStart()}`, ...rest];
  });
}

/** A value behind its key or dash; a long text, or one that was folded before, in lines of its own. */
function withScalar(head, value, shape, column, before) {
  const text = scalar(value, shape, before?.type);
  const isFolded = shape.type === "text" && (before?.type?.startsWith("BLOCK") || head.length + 1 + text.length > LINE);
  if (!isFolded || !String(value).includes(" ")) return [`${head} ${text}`];
  const lines = [];
  for (const word of String(value).split(/[ \n\t]+/)) {
    const line = lines.at(-1);
    if (line !== undefined && column + line.length + 1 + word.length <= LINE) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return [`${head} >-`, ...lines.map((line) => spaces(column) + line)];
}

const keyText = (name) => (/^\d+$/.test(name) ? name : quoted(name));

/** A single value as it stands in a line. `type`: how it was quoted before. */
function scalar(value, shape, type) {
  if (shape.type === "boolean") return String(value);
  const text = String(value).split(/\s+/).join(" ");
  if (shape.type === "number" && /^-?\d+(\.\d+)?$/.test(text) && !type?.startsWith("QUOTE")) return text;
  if (shape.type === "day" && /^\d{4}-\d\d-\d\d$/.test(text)) return text;
  return quoted(text, type);
}

/** Quotation marks where YAML 1.1 or 1.2 would read something else than the text, or where they were before. */
function quoted(text, type) {
  const plain = type?.startsWith("QUOTE") ? type : "PLAIN";
  const options = { lineWidth: 0, singleQuote: false, defaultStringType: plain };
  const [newer, older] = ["1.2", "1.1"].map((version) => stringify(text, { ...options, version }).trimEnd());
  return newer === text ? older : newer;
}
