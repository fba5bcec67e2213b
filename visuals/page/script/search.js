// Searching by name: a box with a list under it, used with the keyboard alone or with a pointer.

const HITS = 12;

function searchBox(root, facts, { go, status, tell }) {
  const box = root.querySelector("#picture-search"), list = root.querySelector("#picture-found");
  const plain = (text) => text.toLocaleLowerCase(facts.language).normalize("NFD").replace(/\p{M}/gu, "");
  const names = facts.dots.map((_, number) => plain(facts.name(number)));
  let hits = [], at = -1;

  function seek() {
    const wanted = plain(box.value.trim());
    const rank = (name) => (name.startsWith(wanted) ? 0 : name.includes(` ${wanted}`) ? 1 : 2);
    const all = wanted ? names.flatMap((name, number) => (name.includes(wanted) ? [[rank(name), number]] : [])) : [];
    hits = all.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, HITS).map(([, number]) => number);
    list.replaceChildren(...hits.map(option));
    if (wanted) status(all.length ? facts.say("hits", { count: all.length }) : facts.say("none"));
    else tell();
    point(hits.length ? 0 : -1);
  }
  function option(number, place) {
    const kind = make("span", { className: "soft", textContent: facts.entry("kinds", facts.dots[number].kind) });
    const made = make("li", { id: `picture-hit-${place}`, role: "option" }, facts.name(number), " ", kind);
    made.addEventListener("mousedown", (event) => { event.preventDefault(); choose(place); });
    return made;
  }
  function point(place) {
    at = place;
    list.hidden = hits.length === 0;
    box.setAttribute("aria-expanded", `${hits.length > 0}`);
    [...list.children].forEach((made, number) => made.setAttribute("aria-selected", `${number === place}`));
    list.children[place]?.scrollIntoView({ block: "nearest" });
    if (place < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `picture-hit-${place}`);
  }
  function forget() {
    hits = [];
    list.replaceChildren();
    point(-1);
  }
  function choose(place) {
    const number = hits[place];
    forget();
    tell();
    go(number);
  }
  box.addEventListener("input", seek);
  box.addEventListener("blur", forget);
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) point((at + step + hits.length) % hits.length);
    else if (event.key === "Enter" && at >= 0) choose(at);
    else if (event.key === "Escape" && hits.length) forget();
    else return;
    event.preventDefault();
  });
}
