// Before anything is painted: say that scripts run, and use the colour scheme that the visitor has chosen.
(() => {
  const root = document.documentElement;
  // Of a site that is opened from disk no module runs, since a file has no origin: its pages are as they are without
  // scripts, and say what that leaves out.
  root.classList.add(location.protocol === "file:" ? "from-disk" : "js");
  try {
    const scheme = localStorage.getItem("klarplan-scheme");
    if (scheme === "dark" || scheme === "light") root.dataset.scheme = scheme;
  } catch {
    // Storage is switched off: the page follows the system.
  }
})();
