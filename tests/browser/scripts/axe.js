// Rules of axe, of a part of the page: rule, number of elements, the first of them and why.
// color-contrast-enhanced asks for more of the same as color-contrast, which is slow, and so the latter is left out.
async ([part, colours]) => {
  const all = axe.getRules().filter(({ ruleId }) => ruleId !== "color-contrast");
  const rules = colours ? ["color-contrast-enhanced", "link-in-text-block"] : all.map(({ ruleId }) => ruleId);
  const options = { runOnly: { type: "rule", values: rules }, resultTypes: ["violations"] };
  const { violations } = await axe.run(part ? document.querySelector(part) : document, options);
  return violations.map((rule) => {
    const [first] = rule.nodes;
    return `${rule.id} (${rule.nodes.length}): ${first.html.slice(0, 200)} ${first.failureSummary.slice(0, 300)}`;
  });
}
