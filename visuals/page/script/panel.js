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
  // Pixels of the picture that lie under the panel, from its right; none where the panel stands below it.
  function covers(stage) {
    const own = aside.getBoundingClientRect(), under = stage.getBoundingClientRect();
    return aside.hidden || own.top >= under.bottom ? 0 : Math.max(under.right - own.left, 0);
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
    const notes = [...(dot.marks ?? []), ...own.flatMap((stroke) => stroke.marks ?? [])];
    if (endOf(number) === id) network().selectNodes([id]);
    open(facts.name(number), dot, [
      aboutDot(dot),
      notes.length > 0 && titled(say("marks"), listed(facts.told([...new Set(notes)]))),
      own.length > 0 && linksByKind(own, number),
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
    const own = page && make("p", { className: "own-page" }, make("a", { href: page, textContent: say("page") }));
    return make("div", {}, ...(own ? [own] : []), terms(pairs));
  }
  // The links of one kind and direction stand together, as many as there are of it.
  function linksByKind(own, number) {
    const groups = new Map(), links = own.flatMap((stroke) => stroke.links.map((link) => ({ stroke, link })));
    for (const { stroke, link } of links) {
      const name = `${facts.entry("links", link.kind)} ${arrowOf(stroke, link, number)}`;
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(linkItem(stroke, link, number));
    }
    const named = ([name, items]) => make("section", {},
      make("h4", { textContent: `${name} (${items.length})` }), make("ul", { className: "links" }, ...items));
    const sorted = [...groups].sort(([a], [b]) => a.localeCompare(b, facts.language));
    return titled(say("links", { count: links.length }), make("div", {}, ...sorted.map(named)));
  }
  const endsOf = ({ source, target }, link) => (link.backwards ? [target, source] : [source, target]);
  const arrowOf = (stroke, link, from) => (!link.directed ? "↔" : endsOf(stroke, link)[1] === from ? "←" : "→");
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
  // A link with buttons to its ends under its kind, or with one to the other end where it is seen from one of them.
  function linkItem(stroke, link, seenFrom) {
    const [from, to] = endsOf(stroke, link);
    const named = (dot) => button(facts.name(dot), () => go(dot), { className: "to" });
    const kind = make("strong", { textContent: facts.entry("links", link.kind) });
    const ends = seenFrom === undefined ? [kind, " ", named(from), ` ${arrowOf(stroke, link)} `, named(to)]
      : [named(seenFrom === from ? to : from)];
    const state = [facts.entry("standings", link.standing), facts.texts[link.age], link.fictional && say("made-up")];
    return make("li", {},
      ...ends,
      make("p", { textContent: facts.texts[link.text] }),
      make("p", { className: "soft", textContent: state.filter(Boolean).join(" · ") }),
      ...(link.sources ? [sourcesOf(link)] : []));
  }
  const sourcesOf = ({ sources }) => make("details", {},
    make("summary", { textContent: `${say("sources")} (${sources.length})` }), listed(facts.told(sources)));
  return { showDot, showStrokes, close, covers };
}
