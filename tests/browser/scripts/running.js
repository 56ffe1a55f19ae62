// What could run something, or lead to something that does.
() => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || ["style", "srcdoc"].includes(name)) found.push(`${element.localName} ${name}`);
      if (/^\s*(javascript|vbscript|data):/i.test(value)) found.push(`${element.localName} ${name}=${value}`);
    }
  }
  const data = "[type='application/ld+json'], [type='application/json']";
  const foreign = `script:not([src], ${data}), iframe, object, embed, base, style, math, main svg a`;
  return [...found, ...[...document.querySelectorAll(foreign)].map((element) => element.outerHTML.slice(0, 200))];
}
