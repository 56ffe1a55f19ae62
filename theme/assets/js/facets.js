// Checkboxes that narrow a list, and the address that keeps what is chosen.

/** A field above many choices shows those that have what is typed; what the list leaves out stays out. */
function searchable(group) {
  const field = group.querySelector(".facet-search input");
  if (!field) return;
  field.parentElement.hidden = false;
  field.addEventListener("input", () => {
    const typed = field.value.trim().toLocaleLowerCase();
    for (const item of group.querySelectorAll("li")) {
      item.classList.toggle("not-typed", !item.textContent.toLocaleLowerCase().includes(typed));
    }
  });
}

export class Facets {
  #boxes;
  #changed;
  #groups;
  #format = new Intl.NumberFormat(document.documentElement.lang).format;

  /** `form` is the form that the checkboxes belong to. `changed` is called when somebody has chosen. */
  constructor(form, changed) {
    this.#boxes = [...form.elements].filter((element) => element.type === "checkbox");
    this.#groups = [...document.querySelectorAll(".facet")];
    this.#changed = changed;
    for (const box of this.#boxes) box.addEventListener("change", () => this.#choose());
    for (const group of this.#groups) searchable(group);
  }

  get boxes() {
    return this.#boxes;
  }

  /** Take a choice away, as if somebody had unchecked it. */
  remove(box) {
    box.checked = false;
    this.#choose();
  }

  #choose() {
    this.#tell();
    this.#changed();
  }

  /** The chosen values by the name of each facet that has any. */
  get chosen() {
    const found = {};
    for (const { name, value, checked } of this.#boxes) if (checked) (found[name] ??= []).push(value);
    return found;
  }

  get any() {
    return this.#boxes.some(({ checked }) => checked);
  }

  /** Choose what an address says, and nothing else. */
  read(address) {
    for (const box of this.#boxes) box.checked = address.getAll(box.name).includes(box.value);
    this.#tell();
  }

  /** Write what is chosen into an address. */
  write(address) {
    for (const box of this.#boxes) address.delete(box.name);
    for (const { name, value, checked } of this.#boxes) if (checked) address.append(name, value);
  }

  clear() {
    for (const box of this.#boxes) box.checked = false;
    this.#tell();
  }

  /** Show only what leads to something, and to how much: `count(name, value)` tells. What is chosen can be unchosen. */
  offer(count) {
    for (const box of this.#boxes) {
      const left = count(box.name, box.value);
      const place = box.closest("li");
      const [hidden, text] = [!box.checked && !left, this.#format(left)];
      const told = box.parentElement.querySelector(".choice-count");
      // with hundreds of choices, writing what stands there already costs more than finding out
      if (place.hidden !== hidden) place.hidden = hidden;
      if (told.textContent !== text) told.textContent = text;
    }
    for (const group of this.#groups) group.hidden = !group.querySelector("li:not([hidden])");
  }

  /** How many are chosen, in all and in each facet; facets with choices are open, so that none is out of sight. */
  #tell() {
    for (const group of [...this.#groups, ...document.querySelectorAll(".filters")]) {
      const count = group.querySelectorAll("input:checked").length;
      const label = group.querySelector(":scope > summary > .facet-count");
      const { one, many } = label.dataset;
      label.textContent = count ? (count === 1 ? one : many).replace("{n}", count) : "";
      if (count && group.matches(".facet")) group.open = true;
    }
  }
}
