// Parts of the page. Names and texts come from anybody: they are put in as text only, never as markup.

function make(tag, properties = {}, ...inside) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
}

function button(text, act, properties = {}) {
  const made = make("button", { type: "button", textContent: text, ...properties });
  made.addEventListener("click", () => act(made));
  return made;
}

const listed = (items) => make("ul", {}, ...items.map((item) => make("li", {}, item)));

const titled = (text, content) => make("section", {}, make("h3", { textContent: text }), content);

function terms(pairs) {
  const rows = pairs.filter(([, text]) => text).map(([term, text]) => (
    make("div", {}, make("dt", { textContent: term }), make("dd", { textContent: text }))));
  return make("dl", {}, ...rows);
}
