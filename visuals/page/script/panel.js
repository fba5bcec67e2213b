// The panel tells of one thing or line all that the page knows. It takes the focus and gives it back.

function panel(root, facts, { go, endOf, network }) {
  const { dots, strokes, say } = facts;
  const aside = root.querySelector(".picture-panel"), heading = aside.querySelector("h2");
  let before = null;

  function open(title, { fictional, lang = facts.language }, parts) {
    const from = document.activeElement;
    if (!aside.contains(from)) before = from;
    const mark = fictional ? [" ", make("span", { className: "made-up", textContent: say("made-up") })] : [];
    heading.replaceChildren(make("span", { lang, textContent: title }), ...mark);
    aside.querySelector(".panel-body").replaceChildren(...parts.filter(Boolean));
    aside.hidden = false;
    aside.scrollTop = 0;
    heading.focus();
  }
  function close() {
    aside.hidden = true;
    network().unselectAll();
    const back = before?.isConnected && before !== document.body && before.checkVisibility() ? before : null;
    (back ?? root.querySelector("[data-act=keys]")).focus();
  }
  aside.addEventListener("keydown", (event) => event.key === "Escape" && close());

  function showDot(number) {
    const dot = dots[number], id = `n${number}`;
    const own = strokes.filter(({ source, target }) => source === number || target === number);
    const links = own.flatMap((stroke) => stroke.links.map((link) => linkItem(stroke, link, number)));
    const notes = [...(dot.marks ?? []), ...own.flatMap((stroke) => stroke.marks ?? [])];
    if (endOf(number) === id) network().selectNodes([id]);
    open(facts.name(number), dot, [
      aboutDot(dot),
      notes.length > 0 && titled(say("marks"), listed(facts.told([...new Set(notes)]))),
      links.length > 0 && titled(say("links", { count: links.length }), make("ul", { className: "links" }, ...links)),
      dot.more && make("p", { textContent: say("more", { count: dot.more }) }),
      dot.sources && titled(say("sources"), listed(facts.told(dot.sources))),
    ]);
  }
  function aboutDot(dot) {
    const page = facts.addresses.thing?.replace(":id", () => dot.id.split("/").map(encodeURIComponent).join("/"));
    const pairs = [
      [say("kinds"), facts.entry("kinds", dot.kind)],
      [say("standings"), facts.entry("standings", dot.standing)],
      [say("sectors"), facts.entries("sectors", dot.sectors)],
      [say("areas"), facts.entries("areas", dot.areas)],
      [say("age"), facts.texts[dot.age]],
      ...(dot.facts ?? []).map(facts.told),
      ...(page ? [] : [[say("id"), dot.id]]),
    ];
    return make("div", {}, terms(pairs), ...(page ? [make("a", { href: page, textContent: say("page") })] : []));
  }
  function showStrokes(numbers, edge) {
    const chosen = numbers.map((number) => strokes[number]);
    const ends = new Set(chosen.flatMap(({ source, target }) => [endOf(source), endOf(target)]));
    const notes = new Set(chosen.flatMap((stroke) => stroke.marks ?? []));
    const links = chosen.flatMap((stroke) => stroke.links.map((link) => linkItem(stroke, link)));
    network().setSelection({ nodes: [], edges: [edge] });
    open([...ends].map((id) => facts.things.get(id).label).join(" – "), {}, [
      make("p", { textContent: say("lines", { count: links.length }) }),
      notes.size > 0 && titled(say("marks"), listed(facts.told([...notes]))),
      make("ul", { className: "links" }, ...links),
    ]);
  }
  // A link with buttons to its ends, or to the other one where it is seen from one of them.
  function linkItem({ source, target }, link, seenFrom) {
    const [from, to] = link.backwards ? [target, source] : [source, target];
    const arrow = !link.directed ? "↔" : seenFrom === to ? "←" : "→";
    const named = (dot) => button(facts.name(dot), () => go(dot), { className: "to" });
    const other = seenFrom === from ? to : from;
    const ends = seenFrom === undefined ? [named(from), ` ${arrow} `, named(to)] : [`${arrow} `, named(other)];
    const state = [facts.entry("standings", link.standing), facts.texts[link.age], link.fictional && say("made-up")];
    return make("li", {},
      make("strong", { textContent: facts.entry("links", link.kind) }), " ", ...ends,
      make("p", { textContent: facts.texts[link.text] }),
      make("p", { className: "soft", textContent: state.filter(Boolean).join(" · ") }),
      ...(link.sources ? [listed(facts.told(link.sources))] : []));
  }
  return { showDot, showStrokes, close };
}
