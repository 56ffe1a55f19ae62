// Buttons that copy an activity's permanent address. The page has plain links for those without scripts.
const report = document.createElement("p");
report.className = "visually-hidden";
report.setAttribute("role", "status");
document.querySelector("main").append(report);

const labels = new WeakMap();

async function copy(button) {
  if (labels.has(button)) return;
  labels.set(button, button.textContent);
  try {
    await navigator.clipboard.writeText(new URL(button.dataset.address, location.href).href);
    button.textContent = button.dataset.done;
  } catch {
    button.textContent = button.dataset.failed;
  }
  report.textContent = button.textContent;
  setTimeout(() => {
    button.textContent = labels.get(button);
    labels.delete(button);
    report.textContent = "";
  }, 4000);
}

for (const button of document.querySelectorAll(".copy-link")) {
  button.addEventListener("click", () => copy(button));
}
