// What leads elsewhere or does something, and folds that hide what they hold. A contents list has its use on paper, and so
// has where the page belongs; a column is called what its button is called.
() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const kinds = "nav:not(.contents, .breadcrumb), :not(th) > button, form, input, select, .skip-link";
  const name = (element) => `<${element.localName} class="${element.className}">`;
  const hides = (fold) => seen(fold) && ![...fold.children].some((part) => part.localName !== "summary" && seen(part));
  const folds = [...document.querySelectorAll("details:not([open])")].filter(hides);
  return [...[...document.querySelectorAll(kinds)].filter(seen), ...folds].map(name);
}
