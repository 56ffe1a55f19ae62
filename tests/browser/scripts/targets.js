// Controls smaller than 24 by 24 pixels that have no exception: WCAG 2.2, success criterion 2.5.8.
() => {
  const LEAST = 24;
  const usable = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.getClientRects().length > 0;
  const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]")].filter(usable);
  const clipped = (element) => getComputedStyle(element).clipPath !== "none" || element.getBoundingClientRect().bottom < 0;

  // A link among words of a sentence is as high as its line.
  const inSentence = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    const block = element.parentElement.closest("p, li, dd, dt, td, th, figcaption, caption, blockquote, h1, h2, h3, h4, h5, h6, div");
    return [...block.childNodes].some((node) => node !== element && !node.contains?.(element) && /[\p{L}\d]/u.test(node.textContent));
  };

  const boxes = targets.map((element) => ({ element, rect: element.getBoundingClientRect() }));
  const small = boxes.filter(({ rect }) => rect.width < LEAST - 0.01 || rect.height < LEAST - 0.01);
  const centre = ({ rect }) => [(rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2];
  const near = (one, other) => {
    const [x, y] = centre(one);
    if (small.includes(other)) return Math.hypot(x - centre(other)[0], y - centre(other)[1]) < LEAST;
    const dx = Math.max(other.rect.left - x, 0, x - other.rect.right);
    const dy = Math.max(other.rect.top - y, 0, y - other.rect.bottom);
    return Math.hypot(dx, dy) < LEAST / 2;
  };
  const found = [];
  for (const one of small) {
    if (clipped(one.element) || inSentence(one.element)) continue;
    const neighbour = boxes.find((other) => other.element !== one.element && !clipped(other.element) && near(one, other));
    const size = `${one.rect.width.toFixed(1)}×${one.rect.height.toFixed(1)}`;
    const text = one.element.innerText?.trim().slice(0, 40);
    if (neighbour) found.push(`<${one.element.tagName.toLowerCase()}> “${text}” is ${size} and close to “${neighbour.element.innerText?.trim().slice(0, 40)}”`);
  }
  return found.slice(0, 10);
}
