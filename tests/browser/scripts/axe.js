// Every rule of axe: rule, number of elements, the first of them and why.
async () => {
  const tags = [...new Set(axe.getRules().flatMap((rule) => rule.tags))];
  const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  return violations.map((rule) => {
    const [first] = rule.nodes;
    return `${rule.id} (${rule.nodes.length}): ${first.html.slice(0, 200)} ${first.failureSummary.slice(0, 300)}`;
  });
}
