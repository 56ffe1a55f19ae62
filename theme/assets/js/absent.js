// Says of a municipality that is looked for, and is not on the site, that it is not here yet: "uppsala", "pengar till Uppsala".
// The search writes the question into the address before it tells how many hits there are.
const note = document.getElementById("absent");
const plain = (text) => text.trim().toLocaleLowerCase("sv").replace(/\s+(kommun|stad)$/, "").normalize("NFC");
const names = note.dataset.names.split("|").map((name) => [plain(name), name]);
const BEFORE = /(^|\s)(i|till|för|kommun)\s$/;

const tell = () => {
  const question = plain(new URLSearchParams(location.search).get("q") ?? "");
  const found = names.find(([name]) => question === name || (question.endsWith(name) && BEFORE.test(question.slice(0, -name.length))));
  const text = found ? note.dataset.text.replace("{name}", found[1]) : "";
  if (note.textContent !== text) note.textContent = text;
  note.hidden = !text;
};

new MutationObserver(tell).observe(document.getElementById("hits"), { childList: true, characterData: true, subtree: true });
tell();
