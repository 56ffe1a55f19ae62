// The municipality finder goes straight to the municipality's page. Without a choice the form leads to the list.
for (const form of document.querySelectorAll(".finder")) {
  form.addEventListener("submit", (event) => {
    const address = form.querySelector("select").value;
    if (!address) return;
    event.preventDefault();
    location.assign(address);
  });
}
