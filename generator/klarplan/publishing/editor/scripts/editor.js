/* The form: gives Sveltia CMS its configuration, reads and writes files in our own manner (records.js), and tells of files
   that the form cannot open and of comments that would be lost. */

import { Refusal, read, write } from "./records.js";

const ORIGINAL = "klarplan-original";
/* A record's file as it was read, which the editor carries along as a field that no form shows. */
const PREFERENCES = "sveltia-cms.prefs";

globalThis.CMS_MANUAL_INIT = true;
const script = Object.assign(document.createElement("script"), { src: "sveltia/sveltia-cms.js" });
const [response] = await Promise.all([
  fetch("config.json"),
  new Promise((resolve, reject) => {
    Object.assign(script, { onload: resolve, onerror: reject });
    document.head.append(script);
  }),
]);
const { cms, options, kinds, texts, folder, locale, styles } = await response.json();
globalThis.klarplanFolder = folder;
cms.logo = { src: new URL("../assets/images/favicon.svg", location.href).href };

/* ---- files ---- */

const refused = new Map();

for (const [name, kind] of Object.entries(kinds)) {
  CMS.registerCustomFormat(name, kind.extension, {
    fromFile: (text, path) => {
      try {
        const values = read(text, kind);
        if (refused.delete(path)) showRefused();
        return { ...values, [ORIGINAL]: text };
      } catch (error) {
        refused.set(path, told(error, path));
        showRefused();
        throw new Error(refused.get(path), { cause: error });
      }
    },
    toFile: ({ [ORIGINAL]: original, ...values }) => {
      const { text, lost } = written(original, values, kind);
      const question = fill(texts.lost, { comments: lost.join("\n") });
      if (lost.length && !confirm(question)) throw new Error(texts.kept);
      return text;
    },
  });
}

function written(original, values, kind) {
  try {
    return write(original, values, kind);
  } catch (error) {
    alert(told(error, values.title ?? ""));
    throw error;
  }
}

function told(error, path) {
  return error instanceof Refusal ? fill(texts[error.reason], { path, ...error.values }) : `${path}: ${error.message}`;
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/* ---- what cannot be opened ---- */

function showRefused() {
  const place = document.querySelector("#refused");
  const entries = [...refused.values()].map((text) => Object.assign(document.createElement("li"), { textContent: text }));
  place.querySelector("ul").replaceChildren(...entries);
  place.querySelector("summary").textContent = `${texts.heading} (${entries.length})`;
  place.hidden = entries.length === 0;
}

/* ---- the editor ---- */

/** Choices that many pickers have stand in one place. */
function withOptions(part) {
  if (Array.isArray(part)) return part.map(withOptions);
  if (part === null || typeof part !== "object") return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withOptions(value)]));
  if (typeof inner.options !== "string") return inner;
  const list = options[inner.options] ?? [];
  if (list.length) return { ...inner, options: list };
  return { name: inner.name, widget: "hidden", required: false };
}

function inOurLanguage() {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}");
    if (!kept.locale) localStorage.setItem(PREFERENCES, JSON.stringify({ ...kept, locale }));
  } catch {
    // nothing can be kept here: the editor then speaks the browser's language
  }
}

inOurLanguage();
for (const style of styles) CMS.registerPreviewStyle(style);
CMS.registerPreviewStyle("body { padding: 1rem; }", { raw: true });
CMS.init({ config: withOptions(cms) });
