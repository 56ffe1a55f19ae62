// Rules of axe, of a part of the page: rule, number of elements, the first of them and why.
// The rule of the highest level asks for more contrast than color-contrast does, but is silent where that one speaks
// (minThreshold). Without that it tells of both, and measures each text once.
async ([part, colours]) => {
  const contrastRatio = { normal: { expected: 7 }, large: { expected: 4.5 } };
  const options = {
    ignoreUnicode: true, ignoreLength: false, ignorePseudo: false, boldValue: 700, boldTextPt: 14, largeTextPt: 18,
    contrastRatio, pseudoSizeThreshold: 0.25, shadowOutlineEmMax: 0.1, textStrokeEmMin: 0.03,
  }; // as axe has them, but for that
  axe.configure({ checks: [{ id: "color-contrast-enhanced", options }] });
  const looking = ["color-contrast-enhanced", "link-in-text-block"];
  const all = axe.getRules().map(({ ruleId }) => ruleId).filter((rule) => rule !== "color-contrast");
  const asked = { runOnly: { type: "rule", values: colours ? looking : all }, resultTypes: ["violations"] };
  const { violations } = await axe.run(part ? document.querySelector(part) : document, asked);
  return violations.map((rule) => {
    const [first] = rule.nodes;
    return `${rule.id} (${rule.nodes.length}): ${first.html.slice(0, 200)} ${first.failureSummary.slice(0, 300)}`;
  });
}
