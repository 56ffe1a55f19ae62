// Some browsers forget that a table is a table when style sheets show its rows as blocks. Roles remind them.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };

const role = (element) => ROLES[element.tagName] ?? (element.scope === "row" ? "rowheader" : "columnheader");

/** Remind the browser of one table. */
export function remind(table) {
  for (const element of [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, th, td")]) {
    element.setAttribute("role", role(element));
  }
}

// Lists of thousands of rows are reminded of plan by plan, when they are shown (filters.js).
for (const table of document.querySelectorAll(".table-stack, .table-pair")) {
  if (!table.closest("[data-rows]")) remind(table);
}
