// What moves or changes gradually.
() => {
  const style = (element) => getComputedStyle(element);
  const moves = (element) =>
    style(element).transitionDuration.split(", ").some((time) => parseFloat(time) > 0) ||
    style(element).animationName !== "none" || style(element).scrollBehavior === "smooth";
  const names = [...document.querySelectorAll("*")].filter(moves).map((element) => `<${element.localName}> moves`);
  return [...new Set(names), ...document.getAnimations().map((one) => `animation ${one.animationName ?? ""}`)];
}
