// Finds areas in the list of a site of files: where each typed word begins a word of one of an area's names, or
// its code. Without scripts the list stands as it is.
const box = document.getElementById("cari");
const told = document.getElementById("ditemukan");
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
const areas = [...document.querySelectorAll("[data-names]")].map((item) => ({
  item,
  names: item.dataset.names.split("|").map((name) => ` ${plain(name)}`),
}));
const groups = [...document.querySelectorAll("main section")];
box.form.hidden = false;
box.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const found = areas.filter(({ item }) => !item.hidden);
  if (found.length === 1) location.href = found[0].item.querySelector("a").href;
});
box.addEventListener("input", () => {
  const words = plain(box.value).split(" ").filter(Boolean);
  let count = 0;
  for (const { item, names } of areas) {
    item.hidden = !names.some((name) => words.every((word) => name.includes(` ${word}`)));
    if (!item.hidden) count += 1;
  }
  for (const group of groups) group.hidden = ![...group.querySelectorAll("[data-names]")].some((item) => !item.hidden);
  told.textContent = words.length ? told.dataset[count ? "found" : "none"].replace("#", count) : "";
});
