// What leads elsewhere or does something. A contents list has its use on paper, and so
// has where the page belongs; a column is called what its button is called.
() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const kinds = "nav:not(.contents, .breadcrumb), :not(th) > button, form, input, select, .skip-link, details:not([open]) > summary";
  const name = (element) => `<${element.localName} class="${element.className}">`;
  return [...document.querySelectorAll(kinds)].filter(seen).map(name);
}
