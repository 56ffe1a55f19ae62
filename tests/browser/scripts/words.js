// Everything that is read or told: texts, and the names that screen readers say. Code has no language.
() => {
  const NAMES = ["aria-label", "aria-description", "aria-roledescription", "alt", "title", "placeholder", "data-done", "data-failed", "data-label", "data-text"];
  const words = [document.title, document.querySelector("meta[name=description]")?.content ?? ""];
  for (const element of document.querySelectorAll("*:not(code)")) {
    for (const name of NAMES) words.push(element.getAttribute(name) ?? "");
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) words.push(node.textContent);
  }
  return words.map((text) => text.trim().replace(/\s+/g, " ")).filter(Boolean);
}
