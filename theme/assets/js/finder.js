// The municipality finder goes straight to the municipality that is written, and says so of one that is not on the site.
// Its names and addresses are those of the list below it.
const plain = (text) => text.trim().toLocaleLowerCase("sv").replace(/\s+(kommun|stad)$/, "").normalize("NFC");

for (const form of document.querySelectorAll(".finder-form")) {
  const places = new Map([...form.parentElement.querySelectorAll("details a")].map((link) => [plain(link.textContent), link.href]));
  const absent = new Map(form.dataset.absent.split("|").map((name) => [plain(name), name]));
  const answer = form.querySelector(".finder-answer");
  const address = (written) => {
    const begun = [...places.keys()].filter((name) => name.startsWith(written));
    return places.get(written) ?? (begun.length === 1 && !absent.has(written) ? places.get(begun[0]) : undefined);
  };
  const field = form.querySelector("input");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const written = plain(field.value);
    const target = written && address(written);
    if (target) {
      location.assign(target);
      return;
    }
    answer.textContent = absent.has(written)
      ? form.dataset.absentText.replace("{name}", absent.get(written))
      : form.dataset.unknownText;
    field.focus();
  });
  field.addEventListener("input", () => {
    answer.textContent = "";
  });
}
