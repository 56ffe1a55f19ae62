// Narrows and sorts the tables of all activities. The tables are complete without it; what is chosen stands in the
// address, so that it can be shared and gone back to.
import { Facets } from "./facets.js";
import { remind } from "./tables.js";

const tools = document.getElementById("tools");
const count = document.getElementById("count");
const choice = document.getElementById("sort");
const clear = tools.querySelector("[type=reset]");
const toRows = document.getElementById("show");
const list = document.getElementById("chips");
/** How many rows are shown at once: a phone that must lay out thousands answers nothing meanwhile. */
const MOST = 200;
const more = document.querySelector("#more button");
const groups = [...document.querySelectorAll("[data-rows]")].map((group) => ({
  group,
  table: group.querySelector("table"),
  heads: [...group.querySelectorAll("thead th")],
  body: group.querySelector("tbody"),
  rows: undefined, // in the order of the page, as soon as they are needed
  standing: "", // the order that they stand in
}));
const { sizes, facets: index } = JSON.parse(document.getElementById("row-index").textContent);
const total = sizes.reduce((sum, size) => sum + size, 0);
const keys = new Map([...document.querySelectorAll(".facet")].map(({ dataset }) => [dataset.facet, dataset.key]));
/** By the names of the facets: all values, the sets of them that rows have, and which of the sets each row has. */
const known = [...keys].map(([name, key]) => ({ name, ...index[key] }));
const facets = new Facets(tools, () => keep());
const { lang } = document.documentElement;
const { format } = new Intl.NumberFormat(lang);
const { compare } = new Intl.Collator(lang, { numeric: true });

/** The column that the rows are sorted by, and whether backwards; "" is the order of the plans. */
let sorted = { column: "", back: false };
let limit = MOST;

/** Which rows fit what is chosen, by their numbers, and how many there would be with each value: a map by facet and
    value. A row counts for a facet where nothing but the choice in that facet itself leaves it out. */
function fitting(chosen) {
  const fits = known.map(({ name, values, sets }) => {
    const wanted = new Set(chosen[name]);
    return wanted.size ? sets.map((set) => set.some((value) => wanted.has(values[value]))) : undefined;
  });
  const perSet = known.map(({ sets }) => new Uint32Array(sets.length));
  const left = [];
  for (let row = 0; row < total; row += 1) {
    let missed = 0;
    let where = -1;
    for (let facet = 0; facet < known.length && missed < 2; facet += 1) {
      if (fits[facet] && !fits[facet][known[facet].of[row]]) {
        missed += 1;
        where = facet;
      }
    }
    if (missed === 0) {
      left.push(row);
      known.forEach(({ of }, facet) => { perSet[facet][of[row]] += 1; });
    } else if (missed === 1) perSet[where][known[where].of[row]] += 1;
  }
  const counts = new Map(known.map(({ name, values, sets }, facet) => {
    const found = new Map();
    sets.forEach((set, number) => {
      for (const value of set) found.set(values[value], (found.get(values[value]) ?? 0) + perSet[facet][number]);
    });
    return [name, found];
  }));
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

/** What a plan's table needs when it is shown for the first time. */
function open(group) {
  group.rows = [...group.body.rows];
  group.standing = JSON.stringify({ column: "", back: false });
  for (const head of group.heads) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sort-button" });
    button.append(...head.firstElementChild.childNodes);
    button.addEventListener("click", () => sortBy(head.dataset.column));
    head.replaceChildren(button);
  }
  remind(group.table);
}

/** Put a plan's rows into the order that is asked for, where they stand in another. */
function arrange(group) {
  const order = JSON.stringify(sorted);
  if (!group.rows) open(group);
  if (group.standing === order) return;
  group.standing = order;
  group.body.append(...inOrder(group.rows, group.heads));
  for (const head of group.heads) {
    if (head.dataset.column === sorted.column) head.ariaSort = sorted.back ? "descending" : "ascending";
    else head.removeAttribute("aria-sort");
  }
}

/** Show rows by their numbers, as many as the limit allows: only the plans that they are of are touched. */
function put(left) {
  let first = 0;
  let room = limit;
  let next = 0;
  groups.forEach((group, number) => {
    const end = first + sizes[number];
    const wanted = new Set();
    for (; left[next] < end; next += 1) wanted.add(left[next] - first);
    group.group.hidden = !wanted.size || room <= 0;
    if (!group.group.hidden) {
      arrange(group);
      const places = new Map(group.rows.map((row, place) => [row, place]));
      for (const row of group.body.rows) {
        const shown = room > 0 && wanted.has(places.get(row));
        if (row.hidden === shown) row.hidden = !shown;
        if (shown) room -= 1;
      }
    }
    first = end;
  });
}

function show() {
  const { left, counts } = fitting(facets.chosen);
  put(left);
  // a value is worth offering where the other facets leave something that has it
  facets.offer((name, value) => counts.get(name)?.get(value) ?? 0);
  count.textContent = count.dataset.text.replace("{n}", format(left.length)).replace("{total}", format(total));
  toRows.textContent = toRows.dataset.text.replace("{n}", format(left.length));
  more.parentElement.hidden = left.length <= limit;
  more.textContent = more.dataset.text.replace("{n}", format(Math.min(MOST, left.length - limit)));
  showChips();
  clear.hidden = !facets.any && sorted.column === "";
  choice.value = sorted.column;
}

const SHOWN = "[data-rows]:not([hidden]) tbody tr:not([hidden])";

more.addEventListener("click", () => {
  const before = new Set(document.querySelectorAll(SHOWN));
  limit += MOST;
  show();
  [...document.querySelectorAll(SHOWN)].find((row) => !before.has(row))?.querySelector("a").focus();
});
addEventListener("beforeprint", () => {
  limit = Infinity;
  show();
});

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
  limit = MOST;
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
