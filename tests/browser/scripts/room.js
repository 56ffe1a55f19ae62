// What does not have room: the page scrolls sideways, a part of it does, or text is cut off.
() => {
  const found = [];
  const name = (element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> “${(element.innerText ?? "").trim().slice(0, 40)}”`;
  const page = document.documentElement;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const kept = (element) => getComputedStyle(element).clipPath === "none" && element.clientWidth > 1 && element.clientHeight > 1;
  if (page.scrollWidth > page.clientWidth) {
    const widest = [...document.body.querySelectorAll("*")].filter(seen).find((element) => element.getBoundingClientRect().right > page.clientWidth + 0.5);
    found.push(`the page is ${page.scrollWidth} pixels wide, in a window of ${page.clientWidth}: ${widest ? name(widest) : ""}`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    if (!seen(element) || !kept(element) || element instanceof SVGElement) continue;
    const style = getComputedStyle(element);
    if (style.display === "inline" || element.tagName === "SELECT") continue;
    const wide = element.scrollWidth > element.clientWidth + 1;
    const high = element.scrollHeight > element.clientHeight + 1;
    if (wide && style.overflowX !== "visible") found.push(`${name(element)} is cut off or scrolls sideways`);
    else if (high && ["hidden", "clip"].includes(style.overflowY)) found.push(`${name(element)} is cut off below`);
  }
  // Text that is drawn over other text: the words of two blocks that are not within each other.
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !seen(parent) || parent.closest(".skip-link, select, thead")) continue;
    if (getComputedStyle(parent).clipPath !== "none" || getComputedStyle(parent.parentElement).clipPath !== "none") continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const rect of range.getClientRects()) words.push({ parent, rect });
  }
  words.sort((a, b) => a.rect.top - b.rect.top);
  for (let at = 0; at < words.length; at += 1) {
    const one = words[at];
    for (let next = at + 1; next < words.length && words[next].rect.top < one.rect.bottom - 1; next += 1) {
      const other = words[next];
      if (one.parent === other.parent) continue;
      const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const down = one.rect.bottom - other.rect.top;
      const least = Math.min(one.rect.height, other.rect.height);
      if (across > 2 && down > least * 0.4) found.push(`${name(one.parent)} and ${name(other.parent)} are on top of each other`);
    }
  }
  return [...new Set(found)].slice(0, 10);
}
