// Every text that is shown, but for those of controls.
() => {
  const ways = "form, button, select, input, [role=status], [aria-live], .only-with-scripts";
  const controls = new Set([...document.querySelectorAll(`:is(${ways}), label:has(+ :is(${ways}))`)]);
  const read = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim().replace(/\s+/g, " ");
    if (!text || !parent.checkVisibility({ visibilityProperty: true })) continue;
    let at = parent;
    while (at && (!controls.has(at) || at.parentElement?.tagName === "TH")) at = at.parentElement;
    if (!at) read.push(text);
  }
  return read;
}
