// Narrows and sorts the tables of all activities. The tables are complete without it; what is chosen stands in the
// address, so that it can be shared and gone back to.
import { Facets } from "./facets.js";
import { inSlices } from "./slices.js";

const tools = document.getElementById("tools");
const count = document.getElementById("count");
const choice = document.getElementById("sort");
const clear = tools.querySelector("[type=reset]");
const toRows = document.getElementById("show");
const list = document.getElementById("chips");
const groups = [...document.querySelectorAll("[data-rows]")].map((group) => ({
  group,
  body: group.querySelector("tbody"),
  heads: [...group.querySelectorAll("thead th")],
  rows: [...group.querySelectorAll("tbody tr")],
  /** For each row and facet, the numbers of its values among those of the facet. Rows are read once. */
  values: [],
  /** Whether each row fits what is chosen, and whether it stands hidden. */
  fits: [],
  hidden: [],
  standing: { column: "", back: false },
}));
const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);
const names = [...document.querySelectorAll(".facet")].map(({ dataset }) => dataset.facet);
const facets = new Facets(tools, () => keep());
const { lang } = document.documentElement;
const { format } = new Intl.NumberFormat(lang);
const { compare } = new Intl.Collator(lang, { numeric: true });
/** The number of each value among those of its facet, in the order of the facets. */
const numbers = names.map((name) => {
  return new Map(facets.boxes.filter((box) => box.name === name).map(({ value }, number) => [value, number]));
});

const numbersOf = (text) => (text ? text.split(" ").map(Number) : []);

function readRows({ rows, values }) {
  for (const row of rows) values.push((row.dataset.keys ?? "").split(";").map(numbersOf));
}

/** The column that the rows are sorted by, and whether backwards; "" is the order of the plans. */
let sorted = { column: "", back: false };
/** Counts what is asked for: what an earlier question still has to do is let be. */
let asked = 0;
let ready = false;

/** The first facet that leaves a row out, or -1; `from` is the first facet that is looked at. */
function missed(own, wanted, from = 0) {
  for (let facet = from; facet < wanted.length; facet += 1) {
    if (wanted[facet] && !own[facet].some((value) => wanted[facet].has(value))) return facet;
  }
  return -1;
}

/** Find the rows that fit what is chosen. Tells how many are left, and how many there would be with each value: for each
    facet, by the value's number. A row counts for a facet where nothing but the choice in that facet itself leaves it
    out. Nothing on the page is read or changed. */
function narrow(chosen) {
  const wanted = names.map((name, facet) => chosen[name] && new Set(chosen[name].map((value) => numbers[facet].get(value))));
  const counts = numbers.map(({ size }) => new Uint32Array(size));
  let left = 0;
  for (const part of groups) {
    part.fits = part.values.map((own) => {
      const first = missed(own, wanted);
      if (first < 0) own.forEach((values, facet) => values.forEach((value) => { counts[facet][value] += 1; }));
      else if (missed(own, wanted, first + 1) < 0) own[first].forEach((value) => { counts[first][value] += 1; });
      return first < 0;
    });
    part.left = part.fits.filter(Boolean).length;
    left += part.left;
  }
  return { left, counts };
}

/** The place of a column in a table; -1 where the table lacks it, since all of its rows say the same there. */
const placeOf = (heads, column) => heads.findIndex((head) => head.dataset.column === column);

function cellText(row, place) {
  const cell = row.cells[place];
  return cell.dataset.sort ?? cell.textContent.trim();
}

/** Rows in the order of a column; those that say nothing in it come last, whichever way it goes. */
function inOrder(rows, heads) {
  const { column, back } = sorted;
  const place = placeOf(heads, column);
  if (place < 0) return rows;
  const told = rows.map((row) => ({ row, text: cellText(row, place) }));
  const way = back ? -1 : 1;
  told.sort((one, other) => !one.text - !other.text || way * compare(one.text, other.text));
  return told.map(({ row }) => row);
}

/** Put the rows of a table into the order that is asked for, where they stand in another, and hide those that do not fit.
    A table that nothing fits in is hidden as a whole, and its rows are let be. */
function settle(part) {
  const { body, heads, rows, fits, hidden, standing, left } = part;
  if (!left) return;
  rows.forEach((row, place) => {
    if (fits[place] === !hidden[place]) return;
    hidden[place] = !fits[place];
    row.hidden = hidden[place];
  });
  if (sorted.column === standing.column && sorted.back === standing.back) return;
  part.standing = sorted;
  body.append(...inOrder(rows, heads));
  heads.forEach((head) => {
    if (head.dataset.column === sorted.column) head.ariaSort = sorted.back ? "descending" : "ascending";
    else head.removeAttribute("aria-sort");
  });
}

function show() {
  if (!ready) return;
  asked += 1;
  const mine = asked;
  const { left, counts } = narrow(facets.chosen);
  for (const { group, left: own } of groups) if (group.hidden === own > 0) group.hidden = !own;
  // a value is worth offering where the other facets leave something that has it
  facets.offer((name, value) => {
    const facet = names.indexOf(name);
    return counts[facet][numbers[facet].get(value)];
  });
  count.textContent = count.dataset.text.replace("{n}", format(left)).replace("{total}", format(total));
  toRows.textContent = toRows.dataset.text.replace("{n}", format(left));
  showChips();
  clear.hidden = !facets.any && sorted.column === "";
  choice.value = sorted.column;
  inSlices(groups, settle, () => mine !== asked);
}

/** What is chosen, as buttons that take it away again. */
function showChips() {
  const chips = facets.boxes.filter(({ checked }) => checked).map((box) => {
    const label = box.nextElementSibling.textContent;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "chip", textContent: label });
    button.setAttribute("aria-label", list.dataset.text.replace("{choice}", label));
    button.addEventListener("click", () => {
      facets.remove(box);
      (list.querySelector("button") ?? tools.querySelector("summary")).focus();
    });
    const item = document.createElement("li");
    item.append(button);
    return item;
  });
  list.replaceChildren(...chips);
  list.hidden = !chips.length;
}

/** Put what is chosen into the address, as a step that can be gone back from. */
function keep() {
  const address = new URL(location.href);
  facets.write(address.searchParams);
  address.searchParams.delete("ordning");
  if (sorted.column !== "") address.searchParams.set("ordning", `${sorted.back ? "-" : ""}${sorted.column}`);
  history.pushState(null, "", address);
  show();
}

/** Choose what the address says. */
function read() {
  const { searchParams } = new URL(location.href);
  const order = searchParams.get("ordning") ?? "";
  const column = order.replace("-", "");
  sorted = { column: [...choice.options].some(({ value }) => value === column) ? column : "", back: order.startsWith("-") };
  facets.read(searchParams);
  show();
}

function sortBy(column) {
  sorted = { column, back: sorted.column === column && column !== "" && !sorted.back };
  keep();
}

for (const { heads } of groups) {
  heads.forEach((head) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sort-button" });
    button.append(...head.firstElementChild.childNodes);
    button.addEventListener("click", () => sortBy(head.dataset.column));
    head.replaceChildren(button);
  });
}
tools.addEventListener("submit", (event) => event.preventDefault());
tools.addEventListener("reset", (event) => {
  event.preventDefault();
  facets.clear();
  sorted = { column: "", back: false };
  tools.querySelector("summary").focus();  // before anything changes: focus asks where everything is
  keep();
});
choice.addEventListener("change", () => sortBy(choice.value));
addEventListener("popstate", read);
inSlices(groups, readRows).then(() => {
  ready = true;
  read();
});
const wide = matchMedia("(min-width: 60rem)").matches;
tools.querySelector(".filters").open = wide;
toRows.addEventListener("click", () => {
  if (!wide) tools.querySelector(".filters").open = false;
});
tools.hidden = false;
