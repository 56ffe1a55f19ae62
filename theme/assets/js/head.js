// Before anything is painted: say that scripts run, and use the colour scheme that the visitor has chosen.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const scheme = localStorage.getItem("klarplan-scheme");
    if (scheme === "dark" || scheme === "light") root.dataset.scheme = scheme;
  } catch {
    // Storage is switched off: the page follows the system.
  }
})();
