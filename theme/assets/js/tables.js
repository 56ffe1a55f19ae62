// Some browsers forget that a table is a table when style sheets show its rows as blocks. Roles remind them.
import { inSlices } from "./slices.js";

const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };

const role = (element) => ROLES[element.tagName] ?? (element.scope === "row" ? "rowheader" : "columnheader");

inSlices(document.querySelectorAll(".table-stack, .table-pair"), (table) => {
  for (const element of [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, th, td")]) {
    element.setAttribute("role", role(element));
  }
});
