// Shows where to turn for help above a search by somebody who seems to need it. The words stand in the page: those of the
// word list of the language, and those of the site's settings.
const box = document.getElementById("help");
const MOST_BETWEEN = 2;

const split = (text) => text.normalize("NFC").toLowerCase().split(/[^\p{L}\p{N}*]+/u).filter(Boolean);
const phrases = (box?.dataset.words ?? "").split("|").map(split).filter(({ length }) => length);
const fits = (wanted, word) => (wanted.endsWith("*") ? word.startsWith(wanted.slice(0, -1)) : word === wanted);

/** Whether the words of a phrase follow each other in a question, with few others between them. */
function follows(phrase, words) {
  return words.some((_, start) => {
    let at = start - 1;
    return phrase.every((wanted, number) => {
      const room = words.slice(at + 1, number ? at + 2 + MOST_BETWEEN : at + 2);
      const next = room.findIndex((word) => fits(wanted, word));
      at += next + 1;
      return next >= 0;
    });
  });
}

/** Show the help for a question that asks for it, and hide it for others. */
export function offerHelp(question) {
  if (!box) return;
  const words = split(question.replaceAll("*", " "));
  box.hidden = !phrases.some((phrase) => follows(phrase, words));
}
