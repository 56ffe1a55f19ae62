// Rules of axe, of a part of the page: rule, number of elements, the first of them and why.
// color-contrast-enhanced does not tell of what color-contrast does, so both are needed.
async ([part, colours]) => {
  const looking = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"];
  const rules = colours ? looking : axe.getRules().map(({ ruleId }) => ruleId);
  const options = { runOnly: { type: "rule", values: rules }, resultTypes: ["violations"] };
  const { violations } = await axe.run(part ? document.querySelector(part) : document, options);
  return violations.map((rule) => {
    const [first] = rule.nodes;
    return `${rule.id} (${rule.nodes.length}): ${first.html.slice(0, 200)} ${first.failureSummary.slice(0, 300)}`;
  });
}
