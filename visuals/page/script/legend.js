// The legend filters: each of its entries can be taken out of the picture and the tables.

function legendFilter(root, facts, off, changed) {
  for (const field of root.querySelectorAll("fieldset[data-section]")) {
    const labels = [...field.querySelectorAll("label")];
    const explains = field.dataset.section === "signs"; // nobody filters by what is said of a thing besides
    if (labels.length > 1 && !explains) filterSection(field, labels, off[field.dataset.section]);
  }

  function filterSection(field, labels, without) {
    const set = (number, on) => (on ? without.delete(number) : without.add(number));
    const boxes = labels.map((label, number) => {
      const box = make("input", { type: "checkbox", checked: true });
      box.addEventListener("change", () => { set(number, box.checked); changed(); });
      label.prepend(box);
      return box;
    });
    const all = (key, on) => button(facts.say(key), () => {
      boxes.forEach((box, number) => { box.checked = on; set(number, on); });
      changed();
    }, { ariaLabel: `${facts.say(key)}: ${facts.sections.get(field.dataset.section).title}` });
    if (labels.length > 3) field.querySelector("ul").before(make("p", { className: "quick" }, all("all", true), all("no-one", false)));
  }

  return function everything() {
    Object.values(off).forEach((set) => set.clear());
    root.querySelectorAll("fieldset input").forEach((box) => { box.checked = true; });
    changed();
  };
}
