// The picture one can move, search and filter. Without it the page shows the still picture and the tables.
// Names and texts come from anybody: they are put into the page as text only, never as markup.
(() => {
  "use strict";
  const root = document.querySelector(".picture");
  if (!root || !window.vis) return;
  const data = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const { dots, strokes, bunches, texts, words } = data;
  const one = (selector) => root.querySelector(selector);
  const say = (key, facts = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
  const query = (text) => matchMedia(text);
  const dark = query("(prefers-color-scheme: dark)"), still = query("(prefers-reduced-motion: reduce)");
  const tone = (name, ground = +dark.matches) => data.colours[name][ground];
  const entry = (section, number) => sections.get(section).entries[number][1];
  const sections = new Map(data.sections.map((section) => [section.name, section]));

  function make(tag, properties = {}, ...inside) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  }
  const button = (text, act, properties = {}) => {
    const made = make("button", { type: "button", textContent: text, ...properties });
    made.addEventListener("click", () => act(made));
    return made;
  };

  // ---- What is shown: the filter and the open bunches decide.

  const off = Object.fromEntries(data.sections.map(({ name }) => [name, new Set()]));
  const has = (section, number) => off[section]?.has(number) ?? false;
  const allHidden = (section, numbers = []) => numbers.length > 0 && numbers.every((number) => has(section, number));
  const passes = (dot) => !has("kinds", dot.kind) && !has("standings", dot.standing) && !has("ages", dot.fresh)
    && !allHidden("sectors", dot.sectors) && !allHidden("areas", dot.areas);
  const linkPasses = (link) => !has("links", link.kind) && !has("standings", link.standing) && !has("ages", link.fresh);

  const bunchOf = new Map(bunches.flatMap((bunch, number) => bunch.members.map((dot) => [dot, number])));
  const opened = new Set();
  const endOf = (dot) => (bunchOf.has(dot) && !opened.has(bunchOf.get(dot)) ? `b${bunchOf.get(dot)}` : `n${dot}`);

  // What is drawn, by id: nodes of pyvis with what the drawing adds to them.
  const things = new Map(data.nodes.map((node) => [node.id, node]));
  dots.forEach((dot, number) => Object.assign(things.get(`n${number}`), {
    ring: dot.alone, noted: (dot.marks?.length ?? 0) - (dot.alone ?? 0), more: dot.more ?? 0, weight: things.get(`n${number}`).size,
  }));
  bunches.forEach((bunch, number) => Object.assign(things.get(`b${number}`), { bunch: true, weight: 1000 }));

  let gathered = new Map(); // by edge id the numbers of the strokes it stands for

  function shownNow() {
    const on = dots.map(passes), nodes = new Map(), edges = new Map(), bundles = new Map();
    const linksOn = strokes.map((stroke) => (on[stroke.source] && on[stroke.target] && !has("families", stroke.family)
      ? stroke.links.filter(linkPasses).length : 0));
    const inside = bunches.map((bunch) => bunch.members.filter((dot) => on[dot]).length);
    on.forEach((passed, dot) => passed && nodes.set(endOf(dot), true));
    gathered = new Map();
    strokes.forEach((stroke, number) => {
      if (!linksOn[number]) return;
      const from = endOf(stroke.source), to = endOf(stroke.target);
      if (from === `n${stroke.source}` && to === `n${stroke.target}`) {
        edges.set(`e${number}`, dressed(data.edges[number]));
        gathered.set(`e${number}`, [number]);
      } else if (from !== to) {
        const key = JSON.stringify([...[from, to].sort(), stroke.family]);
        if (!bundles.has(key)) bundles.set(key, []);
        bundles.get(key).push(number);
      }
    });
    for (const [key, numbers] of bundles) {
      const [from, to, family] = JSON.parse(key), id = `g${key}`;
      edges.set(id, bundle(id, from, to, family, numbers));
      gathered.set(id, numbers);
    }
    return { on, nodes, edges, linksOn, inside };
  }

  // ---- How things and lines look.

  function dressed(edge) {
    const { color, faint, bend, ...kept } = edge;
    const questioned = color === "missing";
    return {
      ...kept,
      color: { color: tone(color), highlight: tone(color), hover: tone(color), opacity: faint ? 0.35 : questioned ? 1 : 0.75 },
      smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
      ...(questioned && { label: "?", font: { size: 20, bold: true, color: tone("missing"), strokeColor: tone("ground"), strokeWidth: 6 } }),
    };
  }
  function bundle(id, from, to, family, numbers) {
    const first = data.edges[numbers[0]], same = (name) => numbers.every((n) => `${data.edges[n][name]}` === `${first[name]}`);
    const width = Math.min(data.lines[sections.get("families").entries[family][0]].width + Math.log2(numbers.length), 8);
    return dressed({ id, from, to, width, color: first.color, arrows: "", dashes: same("dashes") ? first.dashes : false,
      bend: family ? 0.08 * family : 0 });
  }

  function outlined(ctx, name, x, y, r) {
    const corners = data.outlines[name];
    ctx.beginPath();
    if (corners.length) corners.forEach(([cx, cy]) => ctx.lineTo(x + cx * r, y + cy * r));
    else ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.closePath();
  }
  const FONT = '"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif';
  const SMALLEST = 5; // pixels on the screen: what is smaller than that is no shape any more
  let ground = +dark.matches, aimed = null;

  const radius = (thing, scale) => Math.max(thing.size, SMALLEST / scale);

  function drawThing(ctx, thing, x, y, state, scale) {
    const r = radius(thing, scale), ink = tone(thing.color, ground), far = r * scale < 9;
    ctx.lineWidth = Math.max(state.selected || state.hover ? 4 : 2.5, 1.2 / scale);
    if (thing.bunch) { // a second edge behind: there is more than one in it
      outlined(ctx, "circle", x + r * 0.22, y - r * 0.22, r);
      ctx.fillStyle = tone("inside", ground); ctx.fill(); ctx.strokeStyle = tone("soft", ground); ctx.stroke();
    }
    outlined(ctx, thing.outline, x, y, r);
    ctx.fillStyle = far && !thing.dashed ? ink : tone("inside", ground);
    ctx.fill();
    if (!far) { ctx.globalAlpha = 0.14; ctx.fillStyle = ink; ctx.fill(); ctx.globalAlpha = 1; }
    ctx.strokeStyle = ink;
    ctx.setLineDash(thing.dashed ? [r * 0.4, r * 0.3] : []);
    ctx.stroke();
    ctx.setLineDash([]);
    const within = thing.bunch ? `${thing.inside ?? ""}` : thing.sign;
    if (within && !far) written(ctx, within, x, y, r * (within.length > 2 ? 0.7 : 0.85), ink);
    if (thing.ring) ringed(ctx, x, y, r * 1.3 + 3, tone("missing", ground), Math.max(3, 1.5 / scale));
    if (state.selected) ringed(ctx, x, y, r * 1.3 + 9, tone("ink", ground), Math.max(2, 2 / scale));
    if (far) return;
    if (thing.noted > 0) badge(ctx, thing.noted > 1 ? `!${thing.noted}` : "!", x + r, y - r, tone("missing", ground));
    if (thing.more) badge(ctx, `+${thing.more}`, x + r, y + r * 0.9, tone("soft", ground));
  }
  function written(ctx, text, x, y, size, colour) {
    ctx.font = `700 ${size}px ${FONT}`;
    ctx.textAlign = "center"; ctx.textBaseline = "middle"; ctx.fillStyle = colour;
    ctx.fillText(text, x, y + size * 0.06);
  }
  function ringed(ctx, x, y, r, colour, width) {
    outlined(ctx, "circle", x, y, r);
    ctx.strokeStyle = colour; ctx.lineWidth = width; ctx.stroke();
  }
  function badge(ctx, text, x, y, colour) {
    const half = 8 + 3.6 * (text.length - 1);
    ctx.beginPath(); ctx.roundRect(x - half, y - 8, 2 * half, 16, 8);
    ctx.fillStyle = colour; ctx.fill();
    ctx.strokeStyle = tone("ground", ground); ctx.lineWidth = 1.5; ctx.stroke();
    written(ctx, text, x, y, 12, tone("ground", ground));
  }

  // Names have the size of a text on the screen, however far away; one that would lie on another waits for a closer look.
  const NAME = 13, LINE = 16, WIDE = 21;
  const wrapped = (thing) => (thing.lines ??= thing.label.replace(/\s+/g, " ").split(" ").reduce((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > 30 ? `${word.slice(0, 29)}…` : word);
    return lines;
  }, []));
  function widthOf(ctx, thing) {
    return (thing.wide ??= Math.max(...wrapped(thing).slice(0, 4).map((line) => ctx.measureText(line).width)));
  }
  function drawNames(ctx) {
    const scale = network.getScale(), size = Math.max(1, Math.min(scale, 1.5)), unit = size / scale;
    const from = network.DOMtoCanvas({ x: 0, y: 0 }), to = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
    const taken = new Map(), cell = 48;
    const chosen = new Set([...network.getSelectedNodes(), hovered, aimed]);
    const order = inOrder.filter((thing) => chosen.has(thing.id)).concat(inOrder.filter((thing) => !chosen.has(thing.id)));
    ctx.font = `${NAME}px ${FONT}`;
    for (const thing of order) {
      if (thing.x < from.x || thing.x > to.x || thing.y < from.y || thing.y > to.y) continue;
      const wide = widthOf(ctx, thing) * unit, told = chosen.has(thing.id) ? wrapped(thing) : wrapped(thing).slice(0, 3);
      const top = thing.y + radius(thing, scale) * 1.1 + 3 * unit, high = told.length * LINE * unit;
      const box = [thing.x - wide / 2, top, thing.x + wide / 2, top + high].map((edge) => edge * scale);
      if (!free(taken, box, cell) && !chosen.has(thing.id)) continue;
      written3(ctx, told, thing, top, unit, told.length < wrapped(thing).length);
    }
  }
  function free(taken, [left, top, right, bottom], cell) {
    const cells = [];
    for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x++) {
      for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y++) cells.push(x * 100003 + y);
    }
    const meets = (box) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top;
    if (cells.some((key) => taken.get(key)?.some(meets))) return false;
    for (const key of cells) taken.set(key, [...(taken.get(key) ?? []), [left, top, right, bottom]]);
    return true;
  }
  function written3(ctx, lines, thing, top, unit, cut) {
    ctx.save();
    ctx.translate(thing.x, top); ctx.scale(unit, unit);
    ctx.font = `${thing.bunch ? 700 : 400} ${NAME}px ${FONT}`;
    ctx.textAlign = "center"; ctx.textBaseline = "top"; ctx.lineJoin = "round";
    ctx.strokeStyle = tone("ground", ground); ctx.lineWidth = 4; ctx.fillStyle = tone("ink", ground);
    lines.forEach((line, number) => {
      const text = cut && number === lines.length - 1 ? `${line} …` : line;
      ctx.strokeText(text, 0, number * LINE); ctx.fillText(text, 0, number * LINE);
    });
    ctx.restore();
  }

  // ---- The picture itself.

  const stage = one(".stage");
  stage.hidden = false;
  root.classList.add("moving");
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  let inOrder = [], hovered = null, firstScale = 1, view = null;
  const options = structuredClone(data.options);
  options.nodes.ctxRenderer = ({ ctx, id, x, y, state }) => {
    const thing = things.get(id), scale = network.getScale(), r = radius(thing, scale);
    return {
      drawNode: () => drawThing(ctx, thing, x, y, { ...state, hover: state.hover || id === aimed }, scale),
      nodeDimensions: { width: 2 * r, height: 2 * r },
    };
  };
  const asNode = ({ id, x, y, size, shape }) => ({ id, x, y, size, shape });

  function refresh() {
    view = shownNow();
    bunches.forEach((_, number) => { things.get(`b${number}`).inside = view.inside[number]; });
    follow(nodes, view.nodes, (id) => asNode(things.get(id)));
    follow(edges, view.edges, (id) => view.edges.get(id));
    inOrder = [...view.nodes.keys()].map((id) => things.get(id)).sort((a, b) => b.weight - a.weight);
    twin.filter(view);
    tell();
  }
  function follow(set, wanted, item) {
    set.remove(set.getIds().filter((id) => !wanted.has(id) || `${id}`.startsWith("g")));
    const there = new Set(set.getIds());
    set.add([...wanted.keys()].filter((id) => !there.has(id)).map(item));
  }
  function tell() {
    const count = (list) => list.reduce((sum, number) => sum + number, 0);
    const shown = count(view.on.map(Number)), closed = count(view.inside.filter((_, number) => !opened.has(number)));
    const all = count(strokes.map((stroke) => stroke.links.length));
    one(".picture-shown").textContent = say("shown", { shown, all: dots.length, links: count(view.linksOn), links_all: all })
      + (closed ? ` ${say("closed", { count: closed })}` : "");
    one("[data-act=everything]").hidden = Object.values(off).every((set) => set.size === 0);
  }

  const animation = () => (still.matches ? false : { duration: 300, easingFunction: "easeInOutQuad" });
  const fit = (moved) => network.fit({ maxZoomLevel: 1.25, animation: moved && animation() });
  const zoom = (by) => network.moveTo({ scale: Math.min(Math.max(network.getScale() * by, 0.02), 6), animation: animation() });

  const twin = { filter() {} };
  let network = { getScale: () => 1 };
  refresh();
  network = new vis.Network(stage, { nodes, edges }, options);
  const frame = stage.firstElementChild, canvas = stage.querySelector("canvas");
  frame.tabIndex = -1; // on purpose only: the button leads into it
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", stage.dataset.keys);
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", stage.dataset.label);
  fit(false);
  firstScale = network.getScale();
  network.on("afterDrawing", drawNames);
  network.once("afterDrawing", () => performance.mark("picture-stable"));
  network.on("hoverNode", ({ node }) => { hovered = node; frame.classList.add("pointing"); });
  network.on("blurNode", () => { hovered = null; frame.classList.remove("pointing"); });
  network.on("click", ({ nodes: [node], edges: [edge] }) => (node ? act(node) : edge && showStrokes(gathered.get(edge), edge)));
  network.on("zoom", ({ direction }) => direction === "+" && openWhatIsNear());
  dark.addEventListener("change", () => {
    ground = +dark.matches;
    edges.update(edges.get().map(({ id }) => (id.startsWith("e") ? dressed(data.edges[+id.slice(1)]) : shownNow().edges.get(id))));
    network.redraw();
  });

  function act(id) {
    if (id.startsWith("b")) open(+id.slice(1));
    else showDot(+id.slice(1));
  }
  function open(number) { opened.add(number); bunchesChanged(); }
  function shut(number) { opened.delete(number); bunchesChanged(); }
  function bunchesChanged() { refresh(); listBunches(); }
  function openWhatIsNear() {
    if (network.getScale() < 1.6 * firstScale) return;
    const { x, y } = network.getViewPosition(), far = { x: stage.clientWidth / 4 / network.getScale(), y: stage.clientHeight / 4 / network.getScale() };
    const near = bunches.map((_, number) => number).filter((number) => {
      const thing = things.get(`b${number}`);
      return !opened.has(number) && Math.abs(thing.x - x) < far.x && Math.abs(thing.y - y) < far.y;
    });
    if (!near.length) return;
    near.forEach((number) => opened.add(number));
    bunchesChanged();
  }
  function listBunches() {
    const list = one(".picture-bunches ul");
    if (!list) return;
    const at = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    list.replaceChildren(...bunches.map((_, number) => {
      const name = things.get(`b${number}`).label, is = opened.has(number);
      return make("li", {}, button(say(is ? "shut" : "open", { name }), () => (is ? shut : open)(number)));
    }));
    list.querySelectorAll("button")[at]?.focus(); // the buttons are new, the reader is where they were
  }

  // ---- The legend filters.

  for (const field of root.querySelectorAll("fieldset[data-section]")) {
    const section = field.dataset.section, items = [...field.querySelectorAll("li")];
    if (items.length < 2) continue;
    const boxes = items.map((item, number) => {
      const box = make("input", { type: "checkbox", checked: true });
      box.addEventListener("change", () => { off[section][box.checked ? "delete" : "add"](number); refresh(); });
      item.firstElementChild.prepend(box);
      return box;
    });
    const set = (checked) => () => {
      boxes.forEach((box, number) => { box.checked = checked; off[section][checked ? "delete" : "add"](number); });
      refresh();
    };
    const named = (key) => ({ ariaLabel: `${sections.get(section).title}: ${say(key)}` });
    if (items.length > 3) field.append(make("p", { className: "quick" }, button(say("all"), set(true), named("all")), button(say("no-one"), set(false), named("no-one"))));
  }
  function everything() {
    Object.values(off).forEach((set) => set.clear());
    root.querySelectorAll("fieldset input").forEach((box) => { box.checked = true; });
    refresh();
  }

  // ---- The panel tells of one thing or line.

  const panel = one(".picture-panel"), heading = one("#picture-panel-title");
  let camefrom = null;

  function openPanel(title, fictional, parts) {
    if (!panel.contains(document.activeElement)) camefrom = document.activeElement === document.body ? null : document.activeElement;
    heading.replaceChildren(title, ...(fictional ? [" ", make("span", { className: "made-up", textContent: say("made-up") })] : []));
    one(".panel-body").replaceChildren(...parts.filter(Boolean));
    panel.hidden = false;
    panel.scrollTop = 0;
    heading.focus({ preventScroll: matchMedia("(min-width: 60rem)").matches });
  }
  function closePanel() {
    panel.hidden = true;
    network.unselectAll();
    (camefrom?.isConnected && camefrom.checkVisibility() ? camefrom : one("[data-act=keys]")).focus();
  }
  panel.addEventListener("keydown", (event) => event.key === "Escape" && closePanel());

  const list = (items) => make("ul", {}, ...items.map((item) => make("li", {}, item)));
  const titled = (text, content) => make("section", {}, make("h3", { textContent: text }), content);
  function terms(pairs) {
    return make("dl", {}, ...pairs.filter(([, text]) => text).map(([term, text]) => make("div", {}, make("dt", { textContent: term }), make("dd", { textContent: text }))));
  }
  const numbered = (numbers) => numbers.map((number) => texts[number]);
  const entries = (section, numbers = []) => numbers.map((number) => entry(section, number)).join(", ");

  function showDot(number) {
    const dot = dots[number], own = strokes.flatMap((stroke, at) => (stroke.source === number || stroke.target === number ? [at] : []));
    const links = own.flatMap((at) => strokes[at].links.map((link) => linkItem(strokes[at], link, number)));
    const page = data.addresses.thing?.replace("{id}", dot.id.split("/").map(encodeURIComponent).join("/"));
    network.selectNodes([`n${number}`]);
    openPanel(things.get(`n${number}`).label, dot.fictional, [
      terms([[say("kinds"), entry("kinds", dot.kind)], [say("standings"), entry("standings", dot.standing)], [say("sectors"), entries("sectors", dot.sectors)],
        [say("areas"), entries("areas", dot.areas)], [say("age"), texts[dot.age]], ...(dot.facts ?? []).map(numbered), ...(page ? [] : [[say("id"), dot.id]])]),
      page && make("p", {}, make("a", { href: page, textContent: say("page") })),
      dot.marks && titled(say("marks"), list(numbered(dot.marks))),
      links.length > 0 && titled(say("links", { count: links.length }), make("ul", { className: "links" }, ...links)),
      dot.more && make("p", { textContent: say("more", { count: dot.more }) }),
      dot.sources && titled(say("sources"), list(numbered(dot.sources))),
    ]);
  }
  function showStrokes(numbers, edge) {
    const ends = new Set(numbers.flatMap((at) => [endOf(strokes[at].source), endOf(strokes[at].target)]));
    const notes = [...new Set(numbers.flatMap((at) => numbered(strokes[at].marks ?? [])))];
    const links = numbers.flatMap((at) => strokes[at].links.map((link) => linkItem(strokes[at], link)));
    network.setSelection({ nodes: [], edges: [edge] });
    openPanel([...ends].map((id) => things.get(id).label).join(" – "), false, [
      make("p", { textContent: say("lines", { count: links.length }) }),
      notes.length > 0 && titled(say("marks"), list(notes)),
      make("ul", { className: "links" }, ...links),
    ]);
  }
  function linkItem(stroke, link, seenFrom) {
    const [from, to] = link.backwards ? [stroke.target, stroke.source] : [stroke.source, stroke.target];
    const others = [from, to].filter((dot) => dot !== seenFrom), arrow = link.directed ? (seenFrom === to ? "← " : "→ ") : "↔ ";
    const named = (dot) => button(things.get(`n${dot}`).label, () => go(dot), { className: "to" });
    const soft = [entry("standings", link.standing), texts[link.age], link.fictional && say("made-up")].filter(Boolean).join(" · ");
    return make("li", {},
      make("strong", { textContent: entry("links", link.kind) }), " ",
      ...(others.length > 1 ? [named(from), ` ${arrow}`, named(to)] : [arrow, named(others[0] ?? from)]),
      make("p", { textContent: texts[link.text] }), make("p", { className: "soft", textContent: soft }),
      ...(link.sources ? [list(numbered(link.sources))] : []));
  }
  // Goes to a thing wherever it is: in a closed bunch, or filtered away.
  function go(number) {
    const id = `n${number}`, thing = things.get(id);
    if (!passes(dots[number])) everything();
    if (endOf(number) !== id) open(bunchOf.get(number));
    const aside = root.clientWidth > 960 ? -160 : 0; // beside the panel
    network.moveTo({ position: { x: thing.x, y: thing.y }, offset: { x: aside, y: 0 }, scale: Math.max(network.getScale(), 1), animation: animation() });
    showDot(number);
  }

  // ---- Searching by name.

  const search = one("#picture-search"), found = one("#picture-found");
  const plain = (text) => text.toLocaleLowerCase(data.language).normalize("NFD").replace(/\p{M}/gu, "");
  const haystack = dots.map((_, number) => plain(things.get(`n${number}`).label));
  let hits = [], at = -1;
  function seek() {
    const wanted = plain(search.value.trim());
    const rank = (text) => (text.startsWith(wanted) ? 0 : text.includes(` ${wanted}`) ? 1 : 2);
    const all = wanted ? haystack.flatMap((text, number) => (text.includes(wanted) ? [[rank(text), number]] : [])) : [];
    hits = all.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 12).map(([, number]) => number);
    found.replaceChildren(...hits.map((number, place) => {
      const option = make("li", { id: `picture-hit-${place}`, role: "option" }, things.get(`n${number}`).label, " ", make("span", { className: "soft", textContent: entry("kinds", dots[number].kind) }));
      option.addEventListener("mousedown", (event) => { event.preventDefault(); choose(place); });
      return option;
    }));
    if (wanted) one(".picture-shown").textContent = all.length ? say("hits", { count: all.length }) : say("none");
    else tell();
    point(hits.length ? 0 : -1);
  }
  function point(place) {
    at = place;
    found.hidden = hits.length === 0;
    search.setAttribute("aria-expanded", `${hits.length > 0}`);
    [...found.children].forEach((option, number) => option.setAttribute("aria-selected", `${number === place}`));
    found.children[place]?.scrollIntoView({ block: "nearest" });
    if (place < 0) search.removeAttribute("aria-activedescendant");
    else search.setAttribute("aria-activedescendant", `picture-hit-${place}`);
  }
  function forget() { hits = []; found.replaceChildren(); point(-1); }
  function choose(place) { const number = hits[place]; forget(); tell(); go(number); }
  search.addEventListener("input", seek);
  search.addEventListener("blur", forget);
  search.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) point((at + step + hits.length) % hits.length);
    else if (event.key === "Enter" && at >= 0) choose(at);
    else if (event.key === "Escape" && hits.length) forget();
    else return;
    event.preventDefault();
  });

  // ---- Buttons, and moving with keys.

  const acts = {
    closer: () => { zoom(1.4); setTimeout(openWhatIsNear, still.matches ? 0 : 350); },
    farther: () => zoom(1 / 1.4),
    whole: () => fit(true),
    keys: () => { frame.focus(); aim(); },
    everything: () => { everything(); search.focus(); },
    close: closePanel,
    "open-all": () => { bunches.forEach((_, number) => opened.add(number)); bunchesChanged(); },
  };
  for (const made of root.querySelectorAll("[data-act]")) made.addEventListener("click", acts[made.dataset.act]);

  function aim() { // what is nearest to the middle is what Enter opens
    const { x, y } = network.getViewPosition(), far = (thing) => Math.hypot(thing.x - x, thing.y - y);
    const nearest = inOrder.reduce((best, thing) => (best && far(best) <= far(thing) ? best : thing), null);
    aimed = nearest?.id ?? null;
    if (nearest) one(".picture-shown").textContent = say("middle", { name: nearest.label });
    network.redraw();
  }
  frame.addEventListener("blur", () => { aimed = null; network.redraw(); tell(); });
  frame.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const { x, y } = network.getViewPosition(), scale = network.getScale();
    if (step) network.moveTo({ position: { x: x + step[0] * 60 / scale, y: y + step[1] * 60 / scale } });
    else if (event.key === "+" || event.key === "-") network.moveTo({ scale: scale * (event.key === "+" ? 1.25 : 0.8) });
    else if (event.key === "Enter" && aimed) return act(aimed), event.preventDefault();
    else if (event.key === "Escape") return one("[data-act=keys]").focus();
    else return;
    event.preventDefault();
    if (event.key === "+") openWhatIsNear();
    aim();
  });

  // ---- Taking along.

  function save(blob, name) {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
  async function unpack({ name, type, content }) {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    save(new Blob([await new Response(stream).arrayBuffer()], { type }), name);
  }
  const SHARP = 2, EDGE = 24;
  function photograph() { // the canvas draws itself once at twice the size: positions and sizes stay what they are
    const { clientWidth: width, clientHeight: height } = stage, inner = network.canvas;
    inner.pixelRatio = SHARP;
    Object.assign(canvas, { width: width * SHARP, height: height * SHARP });
    network.renderer._redraw();
    const taken = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
    taken.getContext("2d").drawImage(canvas, 0, 0);
    inner.setSize();
    network.redraw();
    return { taken, width, height };
  }
  function png() {
    const { taken, width, height } = photograph(), signs = legendPlaces(width - 2 * EDGE);
    const head = [data.title, ...(data.fictional ? [say("made-up").toLocaleUpperCase(data.language)] : []), ...data.about];
    const top = EDGE + 30 + 18 * head.length, whole = top + height + signs.high + 2 * EDGE;
    const paper = Object.assign(document.createElement("canvas"), { width: width * SHARP, height: whole * SHARP });
    const ctx = paper.getContext("2d");
    ctx.scale(SHARP, SHARP);
    ctx.fillStyle = tone("ground", ground); ctx.fillRect(0, 0, width, whole);
    ctx.fillStyle = tone("ink", ground);
    head.forEach((text, number) => {
      ctx.font = number ? `13px ${FONT}` : `700 20px ${FONT}`;
      ctx.fillText(text, EDGE, EDGE + 18 + 20 * number, width - 2 * EDGE);
    });
    ctx.drawImage(taken, 0, top, width, height);
    ctx.translate(EDGE, top + height + EDGE);
    signs.places.forEach((sign) => drawSign(ctx, sign));
    paper.toBlob((blob) => save(blob, `${data.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "picture"}.png`));
  }
  function legendPlaces(width) {
    const ctx = document.createElement("canvas").getContext("2d"), places = [];
    let x = 0, y = 0;
    ctx.font = `13px ${FONT}`;
    for (const { text, thing, line } of signsInUse()) {
      const wide = ctx.measureText(text).width + 56;
      if (x && x + wide > width) { x = 0; y += 26; }
      places.push({ x, y, text, thing, line });
      x += wide;
    }
    return { places, high: y + 26 };
  }
  // One sample each of the shapes and lines that are in the picture, as the reader sees them there.
  function signsInUse() {
    const signs = new Map();
    dots.forEach((dot, number) => {
      const { outline, color, sign } = things.get(`n${number}`), text = [entry("kinds", dot.kind), sign && entries("sectors", dot.sectors.slice(0, 1))].filter(Boolean).join(", ");
      if (view.on[number] && !signs.has(text)) signs.set(text, { text, thing: { outline, color, sign, size: 9 } });
    });
    strokes.forEach((stroke, number) => {
      const [code, text] = sections.get("families").entries[stroke.family], { width, color, dashes } = data.edges[number];
      if (view.linksOn[number] && !signs.has(code)) signs.set(code, { text, line: { width, color, dashes } });
    });
    return signs.values();
  }
  function drawSign(ctx, { x, y, text, thing, line }) {
    if (thing) drawThing(ctx, thing, x + 14, y, {}, 1);
    else {
      ctx.strokeStyle = tone(line.color, ground); ctx.lineWidth = line.width; ctx.setLineDash(line.dashes ?? []);
      ctx.beginPath(); ctx.moveTo(x, y); ctx.lineTo(x + 28, y); ctx.stroke(); ctx.setLineDash([]);
    }
    ctx.font = `13px ${FONT}`; ctx.textAlign = "left"; ctx.textBaseline = "middle"; ctx.fillStyle = tone("ink", ground);
    ctx.fillText(text, x + 34, y);
  }
  one(".picture-take ul").prepend(
    make("li", {}, button(say("png"), png)),
    ...data.packed.map((file) => make("li", {}, button(say("file", file), () => unpack(file)))),
  );

  // ---- The tables: the same filter, sorted as the reader likes, with ways back into the picture.

  function twins() {
    const rows = new Map([...document.querySelectorAll(".picture-tables tr[data-key]")].map((row) => [row.dataset.key, row]));
    const shownLink = (stroke, link, number) => view.linksOn[number] > 0 && linkPasses(link);
    twin.filter = () => {
      view.on.forEach((is, number) => { const row = rows.get(`n${number}`); if (row) row.hidden = !is; });
      strokes.forEach((stroke, number) => stroke.links.forEach((link, place) => {
        const row = rows.get(`e${number}-${place}`);
        if (row) row.hidden = !shownLink(stroke, link, number);
      }));
    };
    for (const [key, row] of rows) {
      const name = row.querySelector(".thing").textContent;
      row.firstElementChild.append(" ", button(say("show"), () => showRow(key), { ariaLabel: say("show-named", { name }), className: "show" }));
    }
    document.querySelectorAll("table[data-twin]").forEach(sortable);
  }
  function showRow(key) {
    stage.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
    if (key.startsWith("n")) return go(+key.slice(1));
    const [number] = key.slice(1).split("-").map(Number), { source, target } = strokes[number];
    if ([source, target].some((dot) => !passes(dots[dot]))) everything();
    [source, target].filter((dot) => endOf(dot) !== `n${dot}`).forEach((dot) => open(bunchOf.get(dot)));
    network.fit({ nodes: [`n${source}`, `n${target}`], maxZoomLevel: 1.25, animation: animation() });
    showStrokes([number], `e${number}`);
  }
  function sortable(table) {
    const order = new Intl.Collator(data.language, { numeric: true }).compare, body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const text = head.textContent;
      head.replaceChildren(button(text, () => {
        const up = head.getAttribute("aria-sort") !== "ascending", side = up ? 1 : -1;
        const keyed = [...body.rows].map((row) => [row.cells[column].innerText ?? "", row]);
        keyed.sort(([a], [b]) => (a === "") - (b === "") || side * order(a, b)); // what is empty comes last, both ways
        for (const cell of table.tHead.rows[0].cells) cell.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        body.append(...keyed.map(([, row]) => row));
      }, { className: "sort" }));
    });
  }

  one(".picture-bar").hidden = false;
  if (one(".picture-bunches")) one(".picture-bunches").hidden = false;
  if (!query("(min-width: 48rem)").matches) one(".picture-legend").open = false;
  listBunches();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", twins);
  else twins();
})();
