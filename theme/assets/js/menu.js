// The menu button of narrow screens. Escape closes the menu and gives focus back to the button.
const button = document.querySelector(".menu-button");
const menu = button && document.getElementById(button.getAttribute("aria-controls"));

const isOpen = () => button.getAttribute("aria-expanded") === "true";
const set = (open) => button.setAttribute("aria-expanded", String(open));

if (menu) {
  button.addEventListener("click", () => set(!isOpen()));
  document.addEventListener("keydown", (event) => {
    const within = menu.contains(event.target) || event.target === button;
    if (event.key !== "Escape" || !isOpen() || !within) return;
    set(false);
    button.focus();
  });
}
