// Words, and how alike they are.

/** Lower case without marks: "Älvdalen" and "alvdalen" are the same to those who leave out dots and rings. */
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The words of a text, as somebody typed, pasted or dictated it. */
export const wordsOf = (text) => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const SHORTEST_PART = 4;
const SHORTEST_STEM = 3;
/** What Swedish words end with, or other languages' near enough. */
const ENDING = /^(?:[aeo]?[nrt]?(?:na)?s?|het(?:en)?s?|d[ae]?|t)$/;

/** 1 for forms of the same word (alike but for such endings as Swedish words have), less for a part of a compound. */
export function likeness(one, other) {
  const [first, second] = [fold(one), fold(other)];
  let same = 0;
  while (same < first.length && first[same] === second[same]) same += 1;
  if (same >= SHORTEST_STEM && ENDING.test(first.slice(same)) && ENDING.test(second.slice(same))) return 1;
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  return short.length >= SHORTEST_PART && (long.startsWith(short) || long.endsWith(short)) ? 0.5 : 0;
}

/**
 * How much of a title and of a question is the same, between 0 and 1. What the title leaves to the place counts as well,
 * a rare word more than one that is everywhere, and what was meant by the question almost as much as what was said.
 * Each of `parts` is a word, with the ids of what has it.
 */
export function closeness(title, place, parts, meant) {
  if (!title.length) return 0;
  const near = (word, others) => Math.max(0, ...others.map((other) => likeness(word, other)));
  const asked = parts.map(({ word }) => word);
  const said = sum(title.map((word) => near(word, [...asked, ...meant])));
  const understood = 0.9 * Math.max(0, ...title.map((word) => near(word, meant)));
  const rarity = parts.map(({ ids }) => 1 / Math.log2(2 + (ids?.size ?? 2)));
  const found = asked.map((word) => Math.max(near(word, [...title, ...place]), understood));
  const recall = sum(found.map((share, index) => share * rarity[index])) / sum(rarity);
  return (said / title.length) * recall ** 2;  // half an answer is worth much less than half
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** How many letters must be changed, left out, put in or swapped to make one word the other; more than `most` is Infinity. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) next[column] = Math.min(next[column], before[column - 2] + 1);
    }
    if (Math.min(...next) > most) return Infinity;
    [before, last] = [last, next];
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
}
