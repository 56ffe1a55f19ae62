// Finds everything that can be used, and says of the one that has focus whether that can be seen.
// Run once on a page; then window.controls has the functions.
() => {
  const NATIVE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], iframe";
  const MADE = "[tabindex]:not([tabindex^='-']), [onclick], [role=button], [role=link], [role=checkbox], [role=tab], [contenteditable]";

  const usable = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.getClientRects().length > 0;
  const all = [...document.querySelectorAll(`${NATIVE}, ${MADE}`)].filter(usable);

  const name = (element) => {
    if (!element || element === document.body) return "the page itself";
    const text = (element.innerText || element.getAttribute("aria-label") || element.value || "").trim();
    return `<${element.tagName.toLowerCase()}> “${text.replace(/\s+/g, " ").slice(0, 50)}”`;
  };

  const channels = (colour) => {
    const found = colour.match(/[\d.]+/g).map(Number);
    return colour.startsWith("color(srgb") ? found.map((part, at) => (at < 3 ? part * 255 : part)) : found;
  };
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };

  // The colours of the ring around an element: its outline, and shadows without blur that are drawn outside it.
  const ring = (element) => {
    const style = getComputedStyle(element);
    const colours = [];
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) colours.push(style.outlineColor);
    for (const shadow of style.boxShadow.matchAll(/(rgba?\([^)]*\)|color\([^)]*\)) 0px 0px 0px ([\d.]+)px(?! inset)/g)) {
      if (parseFloat(shadow[2]) >= 2) colours.push(shadow[1]);
    }
    return colours;
  };

  // Where an element is covered by something else, or out of sight: the middle of its largest part.
  const hidden = (element) => {
    const area = (rect) => rect.width * rect.height;
    const rect = [...element.getClientRects()].sort((a, b) => area(b) - area(a))[0];
    if (!rect || area(rect) === 0) return "has no size";
    const [x, y] = [(rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return "is out of sight";
    const top = document.elementFromPoint(x, y);
    const drawn = element.ownerSVGElement?.contains(top); // shapes of a picture overlap in their boxes alone
    return element.contains(top) || drawn ? "" : `is behind ${name(top)}`;
  };

  const first = !window.controls;
  window.controls = {
    number: all.length,
    names: all.map(name),
    // What had focus after each Tab since the start.
    passed: [],
    // From the top, whatever was clicked before.
    start: () => {
      window.controls.passed = [];
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute("tabindex");
      scrollTo(0, 0);
    },
    // As by keyboard.
    focus: (at) => all[at].focus({ focusVisible: true }),
    // What has focus: its number among all (-1: something else, -2: nothing), and what is wrong with how it shows.
    focused: () => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return { at: -2 };
      const around = ground(element.parentElement);
      const best = Math.max(0, ...ring(element).map((colour) => contrast(colour, around)));
      const rect = element.getBoundingClientRect();
      return {
        at: all.indexOf(element), name: name(element), hidden: hidden(element), contrast: Math.floor(best * 100) / 100,
        kind: `${element.tagName} ${element.className} ${element.closest("header, footer, nav, form, .hero")?.className} ${around}`,
        box: { x: rect.x, y: rect.y, width: rect.width, height: rect.height },
      };
    },
  };
  // A key is let go when focus has moved and what has it now has been scrolled into sight.
  if (first) addEventListener("keyup", ({ key }) => key === "Tab" && window.controls.passed.push(window.controls.focused()), true);
  return all.length;
}
