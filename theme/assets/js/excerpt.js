// The piece of a text that answers a question, with the words of the question marked. Only text nodes and <mark>: what
// comes out of the index is never taken for HTML.
import { likeness } from "./words.js";

/** Stands between an entry's text and what it is also found by (see generator/klarplan/publishing/search/index.py). */
const BREAK = "\u2042";
const LENGTH = 32;
const BEFORE = 6;

/** Which of the words a piece of text has a form of, as their numbers. */
const found = (token, words) =>
  (token.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((part) => words.flatMap((word, number) => (likeness(part, word) ? [number] : [])));

/** The words around the first place where most of the question stands together; the beginning where none does. */
export function excerpt(content, words) {
  const tokens = content.split(BREAK)[0].trim().split(/\s+/).filter(Boolean);
  const hits = tokens.map((token) => found(token, words));
  let [best, most] = [-1, 0];
  hits.forEach((hit, index) => {
    if (!hit.length) return;
    const together = new Set(hits.slice(index, index + LENGTH - BEFORE).flat()).size;
    if (together > most) [best, most] = [index, together];
  });
  const start = Math.max(0, Math.min(best - BEFORE, tokens.length - LENGTH));
  const text = tokens.slice(start, start + LENGTH).join(" ");
  return text && `${start ? "… " : ""}${text}${start + LENGTH < tokens.length ? " …" : ""}`;
}

/** A text as nodes, with every form of the words in <mark>. */
export function marked(text, words) {
  return text.split(/([\p{L}\p{N}]+)/u).filter(Boolean).map((part) => {
    if (!found(part, words).length) return part;
    const mark = document.createElement("mark");
    mark.textContent = part;
    return mark;
  });
}
