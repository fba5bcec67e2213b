// The tables tell the same as the picture: the same filter, sorted as the reader likes, with ways back into the picture.

function twinTables(facts, show) {
  const rows = new Map();

  function filter(now) {
    now.on.forEach((is, number) => hide(`n${number}`, !is));
    now.links.forEach((links, number) => links.forEach((is, place) => hide(`e${number}-${place}`, !is)));
  }
  function hide(key, hidden) {
    const row = rows.get(key);
    if (row) row.hidden = hidden;
  }
  // The tables come after the picture in the page, and are not read yet when it is drawn.
  function begin() {
    for (const row of document.querySelectorAll(".picture-tables tr[data-key]")) {
      const key = row.dataset.key, name = row.querySelector(".thing").textContent;
      const properties = { className: "show", ariaLabel: facts.say("show-named", { name }) };
      rows.set(key, row);
      row.firstElementChild.append(" ", button(facts.say("show"), () => show(key), properties));
    }
    document.querySelectorAll("table[data-twin]").forEach((table) => sortable(table, facts.language));
  }
  return { begin, filter };
}

function sortable(table, language) {
  const compare = new Intl.Collator(language, { numeric: true }).compare, heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    if ("inWords" in head.dataset) return; // "3 months" and "2 years" have no order as texts
    const text = head.textContent;
    head.replaceChildren(button(text, () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      sort(table.tBodies[0], column, up ? compare : (a, b) => compare(b, a));
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
    }, { className: "sort" }));
  });
}

// What is empty comes last either way.
function sort(body, column, compare) {
  const keyed = [...body.rows].map((row) => [row.cells[column].textContent, row]);
  keyed.sort(([a], [b]) => (a === "") - (b === "") || compare(a, b));
  body.append(...keyed.map(([, row]) => row));
}
