// Narrows and sorts the tables of all activities. The tables are complete without it; what is chosen stands in the
// address, so that it can be shared and gone back to.
import { Facets } from "./facets.js";

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
}));
const all = groups.flatMap(({ rows }) => rows);
const keys = new Map([...document.querySelectorAll(".facet")].map(({ dataset }) => [dataset.facet, dataset.key]));
const facets = new Facets(tools, () => keep());
const { lang } = document.documentElement;
const { compare } = new Intl.Collator(lang, { numeric: true });

/** The column that the rows are sorted by, and whether backwards; "" is the order of the plans. */
let sorted = { column: "", back: false };

const valuesOf = (row, name) => (row.dataset[keys.get(name)] ?? "").split(" ");
const fits = (row, chosen) =>
  Object.entries(chosen).every(([name, values]) => valuesOf(row, name).some((value) => values.includes(value)));

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

function show() {
  const { chosen } = facets;
  for (const row of all) row.hidden = !fits(row, chosen);
  for (const { group, body, heads, rows } of groups) {
    group.hidden = rows.every(({ hidden }) => hidden);
    body.append(...inOrder(rows, heads));
    heads.forEach((head) => {
      if (head.dataset.column === sorted.column) head.ariaSort = sorted.back ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    });
  }
  // a value is worth offering where the other facets leave something that has it
  facets.offer((name, value) => all.filter((row) => fits(row, { ...chosen, [name]: [value] })).length);
  const left = all.filter(({ hidden }) => !hidden).length;
  const number = (n) => n.toLocaleString(lang);
  count.textContent = count.dataset.text.replace("{n}", number(left)).replace("{total}", number(all.length));
  toRows.textContent = toRows.dataset.text.replace("{n}", number(left));
  showChips();
  clear.hidden = !facets.any && sorted.column === "";
  choice.value = sorted.column;
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
  keep();
  tools.querySelector("summary").focus();
});
choice.addEventListener("change", () => sortBy(choice.value));
addEventListener("popstate", read);

read();
const wide = matchMedia("(min-width: 60rem)").matches;
tools.querySelector(".filters").open = wide;
toRows.addEventListener("click", () => {
  if (!wide) tools.querySelector(".filters").open = false;
});
tools.hidden = false;
