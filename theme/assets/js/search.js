// The page of search results. The question and the choices stand in the address, so that they can be shared and gone back
// to; the texts stand in the page's data attributes. Nothing is loaded before there is a question.
import { Engine, FIRST, kindOf } from "./search-engine.js";
import { Facets } from "./facets.js";
import { excerpt, marked } from "./excerpt.js";
import { offerHelp } from "./help.js";
import { wordsOf } from "./words.js";

const page = Object.fromEntries(
  ["filters", "hits", "list", "more", "notes", "nothing", "question", "reset", "results"].map((id) => [id, document.getElementById(id)]),
);
const form = page.question.form;
const texts = page.results.dataset;
const kinds = new Map([...document.querySelectorAll('[name="typ"]')].map((box) => [box.value, box.nextElementSibling.textContent]));
const stopWords = new Set(texts.stopWords.split(" "));
/** Sweden's municipalities that the site has nothing of yet: their names by their words. */
const absent = new Map(texts.absent.split("|").map((name) => [wordsOf(name).join(" "), name]));
const engine = new Engine(stopWords, kinds, new Set([...absent.keys()].flatMap(wordsOf)));
const facets = new Facets(form, () => go("push"));
/** The words of a longer name do not choose an excerpt: they are too common one by one. */
const MOST_MEANT = 3;
const SECTION = /_\/([^/]+)\.html$/;

let turn = 0;
let outcome = null;
let shown = 0;

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const quantity = (one, many, n, values = {}) => fill(n === 1 ? one : many, { n: n.toLocaleString(document.documentElement.lang), ...values });

function element(name, attributes, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

// ---- the address ----

const asked = () => new URL(location.href);

/** Put what is typed and chosen into the address, and search for it. `way` is "push" for a new step back. */
function go(way) {
  const address = asked();
  address.searchParams.delete("antal");
  address.searchParams.set("q", page.question.value.normalize("NFC").trim());
  facets.write(address.searchParams);
  history[`${way}State`](null, "", address);
  search();
}

/** Take the question and the choices from the address, and search for them. */
function read() {
  const { searchParams } = asked();
  page.question.value = searchParams.get("q") ?? "";
  facets.read(searchParams);
  return search(Number(searchParams.get("antal")) || FIRST);
}

// ---- searching ----

async function search(count = FIRST) {
  const mine = (turn += 1);
  const question = page.question.value.normalize("NFC").trim();
  offerHelp(question);
  page.results.hidden = !question;
  page.filters.hidden = !question;
  if (!question) return;
  page.hits.textContent = texts.working;
  page.results.ariaBusy = "true";
  try {
    const found = await engine.search(question, facets.chosen);
    if (mine !== turn) return;  // something newer has been asked
    outcome = found;
    await showOutcome(question, Math.min(count, found.results.length));
    if (mine !== turn) return;
  } catch (error) {
    if (mine !== turn) return;
    outcome = null;
    empty();
    page.hits.textContent = texts.failed;
    page.nothing.hidden = false;
    console.error(error);
  }
  page.results.ariaBusy = "false";
  await offerChoices();  // the hits need not wait for it
}

function empty() {
  shown = 0;
  page.list.replaceChildren();
  page.notes.replaceChildren();
  page.notes.hidden = page.nothing.hidden = page.more.hidden = true;
}

async function showOutcome(question, count) {
  const { all, results } = outcome;
  const items = await Promise.all(results.slice(0, count).map(item));
  empty();
  page.list.append(...items);
  shown = count;
  page.list.hidden = !count;
  page.filters.hidden = !all.length;
  page.reset.hidden = !facets.any;
  page.hits.textContent = results.length
    ? quantity(texts.hitsOne, texts.hitsMany, results.length, { q: question })
    : fill(texts.hitsNone, { q: question });
  page.nothing.hidden = results.length > 0;
  document.getElementById("nothing-filters").hidden = !facets.any;
  document.title = fill(texts.title, { q: question, site: texts.site });
  page.notes.append(...notes().map((parts) => element("li", {}, ...parts)));
  page.notes.hidden = !page.notes.childElementCount;
  offerMore();
}

/** What the hits can be narrowed by, and by how much; looked up where somebody can see it. */
async function offerChoices() {
  const mine = turn;
  if (!outcome?.all.length || !page.filters.open) return;
  const counts = await engine.count(outcome.all, facets.chosen);
  if (mine === turn) facets.offer((name, value) => counts[name]?.[value] ?? 0);
}

/** How the question was understood, sentence by sentence. */
function notes() {
  const { also, partly, results, taken } = outcome;
  const found = [];
  const places = absentPlaces();
  const ofPlaces = new Set(places.flatMap(wordsOf));
  const unknown = outcome.unknown.filter((word) => !ofPlaces.has(word));
  for (const place of places) found.push(sentence(texts.place, { place: element("strong", {}, place) }));
  for (const [asked, word] of taken) {
    const strong = element("strong", {}, word);
    found.push(results.length ? sentence(texts.taken, { found: strong, asked }) : sentence(texts.proposed, { found: proposal(word) }));
  }
  if (results.length) for (const word of unknown) found.push(sentence(texts.unknown, { asked: element("strong", {}, word) }));
  if (partly && results.length) found.push([texts.partly]);
  if (also.length && results.length) found.push(sentence(texts.also, { found: also.join(", ") }));
  return found;
}

/** The places of the question that the site has nothing of: no page has their words. */
function absentPlaces() {
  const asked = ` ${wordsOf(page.question.value).join(" ")} `;
  return [...absent].flatMap(([words, name]) => {
    return asked.includes(` ${words} `) && wordsOf(words).some((word) => outcome.unknown.includes(word)) ? [name] : [];
  });
}

/** A text with its values in it, some of them elements. */
const sentence = (text, values) => text.split(/\{(\w+)\}/).map((part, index) => (index % 2 ? values[part] : part));

function proposal(word) {
  const address = asked();
  address.searchParams.set("q", word.replaceAll(" + ", " "));
  return element("a", { href: address.href }, word);
}

// ---- hits ----

/** A hit's address: its document's name has ~1 for each slash (RFC 6901). */
const addressOf = (url) => url.replace(/[^/]*$/, (name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));

async function item(result) {
  const entry = await result.data();
  const meant = outcome.also.map(wordsOf).filter(({ length }) => length <= MOST_MEANT).flat();
  const telling = [...outcome.words, ...meant.filter((word) => !stopWords.has(word))];
  const place = [kinds.get(kindOf(entry)), entry.meta.place].filter(Boolean).join(" · ");
  const link = element("a", { href: addressOf(entry.url).replace(SECTION, "index.html#$1").replace("index.html", texts.file) });
  link.append(entry.meta.shown ?? entry.meta.title);
  const parts = [element("h3", {}, link), element("p", { className: "result-place" }, place)];
  const text = excerpt(entry.content, telling);
  if (text) parts.push(element("p", { className: "result-text" }, ...marked(text, outcome.words)));
  return element("li", {}, ...parts);
}

function offerMore() {
  const left = Math.min(FIRST, outcome.results.length - shown);
  page.more.hidden = left <= 0;
  page.more.textContent = quantity(texts.moreOne, texts.moreMany, left);
}

async function showMore() {
  const mine = turn;
  const items = await Promise.all(outcome.results.slice(shown, shown + FIRST).map(item));
  if (mine !== turn) return;
  page.list.append(...items);
  shown += items.length;
  const address = asked();
  address.searchParams.set("antal", shown);
  history.replaceState(history.state, "", address);
  offerMore();
  items[0].querySelector("a").focus();  // where the new ones begin
}

// ---- what people do ----

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go("push");
});
page.more.addEventListener("click", showMore);
page.filters.addEventListener("toggle", offerChoices);
page.reset.addEventListener("click", () => {
  facets.clear();
  go("push");
  page.question.focus();
});
addEventListener("popstate", () => read());
addEventListener("pagehide", () => history.replaceState({ top: scrollY }, ""));

page.filters.open = matchMedia("(min-width: 60rem)").matches;
await read();
// hits come after the page, and so must the way back to the place where it was left
if (history.state?.top) scrollTo(0, history.state.top);
