// The button for dark mode. The page follows the system until the visitor chooses otherwise, and only then is
// anything stored; a choice that equals the system's is forgotten again.
const KEY = "klarplan-scheme";
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const button = document.querySelector(".scheme");

const isDark = () => (root.dataset.scheme ?? (system.matches ? "dark" : "light")) === "dark";
const show = () => button.setAttribute("aria-pressed", String(isDark()));

function choose(scheme) {
  const followsSystem = (scheme === "dark") === system.matches;
  if (followsSystem) delete root.dataset.scheme;
  else root.dataset.scheme = scheme;
  try {
    if (followsSystem) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, scheme);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
  show();
}

if (button) {
  button.addEventListener("click", () => choose(isDark() ? "light" : "dark"));
  system.addEventListener("change", show);
  show();
}
