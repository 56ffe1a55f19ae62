// Understands a question and asks Pagefind. It knows nothing of the page that shows the answer.
//
// Pagefind takes every word for the beginning of one, and cuts words that it does not know until something fits. So each
// word is looked up first: a whole word counts as a whole one; the beginning of a word, a compound, or a slip of the
// finger is told as what it was taken for; and what nothing fits is told too.
import { closeness, distance, fold, likeness, wordsOf } from "./words.js";

/** A page of a translation names the index of its language; all others have the original's. */
const own = globalThis.document?.querySelector("[data-index]")?.dataset.index;
const INDEX = own ? new URL(own, document.baseURI) : new URL("../../pagefind/", import.meta.url);

/** As many hits are looked at closely, and as many are shown at first. */
export const FIRST = 10;

const SHORTEST_BEGINNING = 4;
const SHORTEST_STEM = 4;
/** The lexicon has no shorter words. */
const SHORTEST_LISTED = 3;
/** As many names beyond the first hits are looked at closely, and only those that come so near to the question. */
const MOST_NAMES = 3;
const NEAR = 0.5;
const SHORTEST_PART = 4;
const MOST_WORDS = 12;

const letterOf = (word) => (/^[a-z]/.test(fold(word)) ? fold(word)[0] : "0");

/** Of shorter words, too many are one slip away from another. */
const SURE_OF_SLIPS = 7;

/** How many slips a word of this length may have and still be recognised. */
const slips = (length) => (length < 6 ? 0 : length < 8 ? 1 : 2);

/** What a hit is, as its entry says: the index has a sign before it, so that it is no word. */
export const kindOf = (entry) => entry.meta.kind.slice(1);

export class Engine {
  #stopWords;
  #kinds;
  #absent;
  #pagefind;
  #ranking;
  #facets;
  #lexicon = new Map();

  /** `kinds` has what each kind of entry is called; words that are `absent` are taken for no other. */
  constructor(stopWords, kinds = new Map(), absent = new Set()) {
    this.#stopWords = new Set(stopWords);
    this.#kinds = kinds;
    this.#absent = absent;
  }

  /**
   * Search. `chosen` has lists of values by the name of each facet; any of them, and all facets together.
   * Returns `results` (each with `data()`), `all` of them without the choices, and how the question was understood:
   * `words` searched for, `taken` (pairs: as written, as understood), `unknown` words, `also` (what the site calls it),
   * and `partly` where nothing has all the words.
   */
  async search(question, chosen = {}) {
    const written = [...new Set(wordsOf(question))].slice(0, MOST_WORDS);
    const telling = written.filter((word) => word.length > 1 && !this.#stopWords.has(word));
    const asked = telling.length ? telling : written;
    if (!asked.length) return { ...NOTHING };
    await this.#open();
    const understood = await Promise.all(asked.map((word) => this.#understand(word)));
    const known = understood.filter((one) => one.words.length);
    const parts = known.flatMap((one) => one.words);
    const words = parts.map(({ word }) => word);
    const outcome = {
      ...NOTHING,
      words,
      taken: known.filter((one) => one.slip).map((one) => [one.asked, one.words.map(({ word }) => word).join(" + ")]),
      unknown: understood.filter((one) => !one.words.length).map((one) => one.asked),
      also: await this.#synonyms(words),
    };
    // a guess beside a word that nothing fits, or at a short word, is no answer, but may be a proposal
    const guessed = outcome.unknown.length || known.every((one) => one.asked.length < SURE_OF_SLIPS);
    if (!known.some(({ slip }) => !slip) && guessed) return outcome;
    const { results } = await this.#pagefind.search(words.join(" "));
    outcome.all = results.filter(({ id }) => parts.every(({ ids }) => !ids || ids.has(id)));
    outcome.partly = !outcome.all.length && parts.length > 1;
    if (outcome.partly) outcome.all = await this.#partly(parts);
    const left = await this.#narrow(outcome.all, chosen);
    outcome.results = await this.#closestFirst(left, parts, outcome.also.flatMap(wordsOf));
    return outcome;
  }

  /** How many of these hits each value of each facet leaves, with the choices in all other facets. */
  async count(results, chosen) {
    const counts = {};
    for (const [name, values] of Object.entries((await this.#readFacets()).values)) {
      const left = await this.#narrow(results, { ...chosen, [name]: [] });
      counts[name] = {};
      for (const [value, ids] of Object.entries(values)) counts[name][value] = left.filter(({ id }) => ids.has(id)).length;
    }
    return counts;
  }

  async #narrow(results, chosen) {
    const choices = Object.entries(chosen).filter(([, values]) => values.length);
    if (!choices.length) return results;
    const { values: facets } = await this.#readFacets();
    return results.filter(({ id }) => choices.every(([name, values]) => values.some((value) => facets[name]?.[value]?.has(id))));
  }

  /** Where nothing has all the words: what has most of them, the rarer ones first. */
  async #partly(parts) {
    const found = new Map();
    for (const { word, ids } of parts) {
      const { results } = await this.#pagefind.search(word);
      for (const result of results.filter(({ id }) => !ids || ids.has(id))) {
        const before = found.get(result.id) ?? { result, words: 0, score: 0 };
        found.set(result.id, { ...before, words: before.words + 1, score: before.score + result.score });
      }
    }
    const best = [...found.values()].map(({ result, words, score }) => ({ ...result, score: score * words }));
    return best.sort((one, other) => other.score - one.score);
  }

  /** The first hits in the order of how near they come to being called what was asked for. */
  async #closestFirst(results, parts, meant) {
    const pool = [...results.slice(0, FIRST), ...(await this.#named(results.slice(FIRST), parts, meant))];
    const first = await Promise.all(pool.map(async (result) => ({ result, entry: await result.data() })));
    const ranked = first.map(({ result, entry }) => {
      const kind = kindOf(entry);
      const [title, place] = [entry.meta.title, entry.meta.place ?? ""].map((text) => this.#telling(text));
      const named = closeness(title, place, parts, meant);
      // a plan is called by its place as well: "Norrtälje's plan"
      const called = kind === "plan" ? closeness([...place, ...wordsOf(this.#kinds.get(kind) ?? "")], [], parts, meant) : 0;
      return { result, score: result.score * (1 + Math.max(named, called) * (this.#ranking.called[kind] ?? 1)) };
    });
    ranked.sort((one, other) => other.score - one.score);
    return [...ranked.map(({ result }) => result), ...results.filter((result) => !pool.includes(result))];
  }

  /** Those of the later hits that are called what was asked for: what half of the pages speak of may come late. */
  async #named(results, parts, meant) {
    if (!results.length) return [];
    const { names } = await this.#readFacets();
    const called = results.filter(({ id }) => names.has(id)).map((result) => {
      return { result, near: closeness(this.#telling(names.get(result.id)), [], parts, meant) };
    });
    const near = called.filter((one) => one.near >= NEAR).sort((one, other) => other.near - one.near);
    return near.slice(0, MOST_NAMES).map(({ result }) => result);
  }

  #telling(text) {
    return wordsOf(text).filter((word) => !this.#stopWords.has(word) && !/^\d+$/.test(word));
  }

  /** What a word is taken for: `words` to search for, each with the ids of what has it as a whole word, or null. */
  async #understand(asked) {
    const whole = await this.#known(asked);
    if (whole.size) return { asked, words: [{ word: asked, ids: whole }], slip: false };
    const { words } = await this.#look(asked);
    const key = fold(asked);
    if (key.length >= SHORTEST_BEGINNING) {
      const longer = words.filter(({ folded }) => folded.startsWith(key));
      // what it may be the beginning of must have been read before Pagefind can find it
      await Promise.all(longer.slice(0, 3).map(({ word }) => this.#whole(word)));
      if (longer.length) return { asked, words: [{ word: asked, ids: null }], slip: false };
    }
    if (this.#absent.has(asked)) return { asked, words: [], slip: false };
    const near = nearest(key, words);
    if (near) return { asked, words: [{ word: near, ids: await this.#whole(near) }], slip: true };
    return { asked, words: await this.#parts(asked), slip: true };
  }

  /** The two known words that a compound is made of, the longest first part first; none where it is no compound. */
  async #parts(asked) {
    for (let at = asked.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
      const tail = asked.slice(at);
      const heads = asked[at - 1] === "s" ? [asked.slice(0, at), asked.slice(0, at - 1)] : [asked.slice(0, at)];
      for (const head of heads.filter((one) => one.length >= SHORTEST_PART)) {
        const both = await Promise.all([this.#known(head), this.#known(tail)]);
        if (both.every(({ size }) => size)) return [{ word: head, ids: both[0] }, { word: tail, ids: both[1] }];
      }
    }
    return [];
  }

  /** What the site calls the things that were asked for by everyday words or abbreviations. */
  async #synonyms(words) {
    const text = fold(` ${words.join(" ")} `);
    const found = await Promise.all(words.map((word) => this.#look(word)));
    const meanings = found.flatMap(({ synonyms }) => synonyms.filter(([said]) => text.includes(` ${fold(said)} `)));
    const terms = new Set(meanings.flatMap(([, known]) => known));
    return [...terms].filter((term) => !text.includes(` ${fold(term)} `));
  }

  /** The same, where the word is one that the site has in some form. */
  async #known(word) {
    const [ids, { words }] = await Promise.all([this.#whole(word), this.#look(word)]);
    return isForm(word, words) ? ids : new Set();
  }

  /** The ids of everything that has a word as a whole, in whatever inflected form. */
  async #whole(word) {
    const { results } = await this.#pagefind.search(`"${word}"`);
    return new Set(results.map(({ id }) => id));
  }

  // ---- files ----

  async #open() {
    if (this.#pagefind) return;
    const [pagefind, ranking] = await Promise.all([import(new URL("pagefind.js", INDEX)), read("ranking.json")]);
    await pagefind.options({ noWorker: true, ranking: ranking.pagefind });  // a worker is a second copy of the whole engine
    await pagefind.init();
    [this.#pagefind, this.#ranking] = [pagefind, ranking];
  }

  /** The lexicon's words and synonyms with a word's first letter. */
  #look(word) {
    const letter = letterOf(word);
    if (!this.#lexicon.has(letter)) this.#lexicon.set(letter, readLexicon(letter));
    return this.#lexicon.get(letter);
  }

  /** `values`: the ids that have each value of each facet. `names`: what plans, municipalities and groups are called. */
  #readFacets() {
    this.#facets ??= read("facets.json").then(({ ids, facets, names }) => ({
      values: Object.fromEntries(Object.entries(facets).map(([name, { sets, of }]) => [name, byValue(ids, sets, of)])),
      names: new Map(Object.entries(names).map(([place, name]) => [ids[place], name])),
    }));
    return this.#facets;
  }
}

const NOTHING = { results: [], all: [], words: [], taken: [], unknown: [], also: [], partly: false };

/**
 * Whether a question's word is a form of a word that is known. Pagefind compares stems, and takes "demens" for "dem": of
 * short stems, only the word itself will do.
 */
function isForm(asked, words) {
  const key = fold(asked);
  return /\d/.test(asked) || key.length < SHORTEST_LISTED || words.some(({ word, folded }) => {
    return folded === key || (Math.min(folded.length, key.length) >= SHORTEST_STEM && likeness(word, asked) === 1);
  });
}

/** The likeliest of the words with the fewest slips, if there are few enough. */
function nearest(key, words) {
  let [best, least] = [null, slips(key.length) + 1];
  for (const { word, folded } of words.filter((one) => one.folded.length >= SHORTEST_PART)) {
    const far = distance(key, folded, least - 1);
    if (far < least) [best, least] = [word, far];
  }
  return best;
}

/** The ids that have each value. `of` has, for each id, the place of its set of values among `sets`. */
function byValue(ids, sets, of) {
  const found = {};
  ids.forEach((id, place) => {
    for (const value of sets[of[place]]) (found[value] ??= new Set()).add(id);
  });
  return found;
}

async function readLexicon(letter) {
  const { words, synonyms } = await read(`lexicon/${letter}.json`);
  return { words: words.map((word) => ({ word, folded: fold(word) })), synonyms: Object.entries(synonyms) };
}

async function read(name) {
  const response = await fetch(new URL(name, INDEX));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}
