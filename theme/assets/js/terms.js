// Words explained where they stand: a word opens a note below it, by click or key. Escape, the button or a click elsewhere
// closes it. Without scripts a word leads to its explanation, at the page's end or in the glossary.
const template = document.getElementById("term-note");
const links = template && "popover" in HTMLElement.prototype ? document.querySelectorAll(".term-link") : [];
const GAP = 6;

function open(link, note) {
  const box = link.getBoundingClientRect();
  note.showPopover();
  const most = document.documentElement.clientWidth - note.offsetWidth - GAP;
  note.style.left = `${Math.max(GAP, Math.min(box.left, most)) + scrollX}px`;
  note.style.top = `${box.bottom + scrollY + GAP}px`;
  note.focus({ preventScroll: true });
  note.scrollIntoView({ block: "nearest" });
}

// What a word's note says: the page's own explanation, or that of the link.
function fill(note, link) {
  const own = link.hash && document.querySelector(`.terms > [id="${link.hash.slice(1)}"]`);
  const [term, explanation] = note.querySelectorAll("strong, span");
  term.textContent = link.textContent;
  explanation.textContent = own ? own.querySelector(".explanation").textContent : link.dataset.note;
  note.querySelector("a").href = own ? own.querySelector("dt a").href : link.href;
}

function noteOf(link) {
  const note = document.createElement("div");
  note.className = "term-note";
  note.popover = "auto";
  note.tabIndex = -1;
  note.lang = document.documentElement.lang;
  note.setAttribute("role", "dialog");
  note.setAttribute("aria-label", link.textContent);
  note.append(template.content.cloneNode(true));
  fill(note, link);
  note.querySelector("button").addEventListener("click", () => note.hidePopover());
  note.addEventListener("toggle", (event) => link.setAttribute("aria-expanded", String(event.newState === "open")));
  link.after(note);
  return note;
}

for (const link of links) {
  let note, pressed;
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("pointerdown", () => (pressed = note?.matches(":popover-open")));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!pressed) open(link, (note ??= noteOf(link)));
    pressed = false;
  });
}
