// The picture one can move, search and filter. Without it the page shows the still picture and the tables.

function begin(root) {
  const facts = readFacts(JSON.parse(root.querySelector("script[type='application/json']").textContent));
  const { dots, strokes, bunches, say } = facts;
  const one = (selector) => root.querySelector(selector);
  const dark = matchMedia("(prefers-color-scheme: dark)"), still = matchMedia("(prefers-reduced-motion: reduce)");
  const stage = one(".stage"), status = (text) => { one(".picture-shown").textContent = text; };
  const choice = choosing(facts), { opened, endOf } = choice, look = brush(facts, dark);
  const picture = drawing(stage, facts, look, still, hinting(one(".wheel-hint"))), network = picture.network;
  const tables = twinTables(facts, showRow);
  let now = null;

  stage.hidden = false;
  root.classList.add("moving");
  refresh();
  const canvas = stage.querySelector("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", stage.dataset.label);

  function refresh() {
    now = choice.now();
    bunches.forEach((_, number) => { facts.things.get(`b${number}`).inside = now.inside[number]; });
    picture.show(now);
    tables.filter(now);
    tell();
  }
  function tell() {
    const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
    const are = (list) => list.filter(Boolean).length, size = (list) => list.length;
    const shown = {
      shown: are(now.on), all: dots.length, links: sum(now.links.map(are)), links_all: sum(now.links.map(size)),
    };
    const closed = sum(now.inside.filter((_, number) => !opened.has(number)));
    const told = [say("shown", shown), closed && say("closed", { count: closed }), picture.isPart() && say("sideways")];
    status(told.filter(Boolean).join(" "));
    one("[data-act=everything]").hidden = Object.values(choice.off).every((set) => set.size === 0);
  }

  const everything = legendFilter(root, facts, choice.off, refresh);
  const panels = panel(root, facts, { go, endOf, network });

  // Goes to a thing wherever it is: in a closed bunch, or filtered away.
  function go(number) {
    reveal([number]);
    panels.showDot(number);
    picture.go(facts.things.get(`n${number}`), panels.covers(stage));
  }
  function reveal(numbers) {
    if (numbers.some((number) => !now.on[number])) everything();
    open(numbers.filter((number) => endOf(number) !== `n${number}`).map((number) => facts.bunchOf.get(number)));
  }
  function showRow(key) {
    stage.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
    const [number, place] = key.slice(1).split("-").map(Number);
    if (place === undefined) return go(number);
    const { source, target } = strokes[number];
    reveal([source, target]);
    panels.showStrokes([number], `e${number}`);
    picture.both([`n${source}`, `n${target}`], panels.covers(stage));
  }

  function open(numbers) {
    if (numbers.length) changeBunches(() => numbers.forEach((number) => opened.add(number)));
  }
  function changeBunches(change) {
    change();
    refresh();
    listBunches();
  }
  function openNear() {
    const closed = bunches.flatMap((_, number) => (opened.has(number) ? [] : [`b${number}`]));
    open(picture.near(closed).map((id) => +id.slice(1)));
  }
  function listBunches() {
    const list = one(".picture-bunches ul");
    if (!list) return;
    const at = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    list.replaceChildren(...bunches.map((_, number) => {
      const { label: name } = facts.things.get(`b${number}`);
      const shut = () => changeBunches(() => opened.delete(number));
      const is = opened.has(number);
      return make("li", {}, button(say(is ? "shut" : "open", { name }), is ? shut : () => open([number])));
    }));
    list.querySelectorAll("button")[at]?.focus(); // the buttons are new, the reader stays where they were
  }

  function act(id) {
    if (id.startsWith("b")) return open([+id.slice(1)]);
    panels.showDot(+id.slice(1));
    picture.uncover(facts.things.get(id), panels.covers(stage));
  }
  network().on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node) act(node);
    else if (edge) panels.showStrokes(picture.strokesOf(edge), edge);
  });
  network().on("zoom", ({ direction }) => direction === "+" && openNear());
  dark.addEventListener("change", picture.repaint);
  searchBox(root, facts, { go, status, tell });
  const out = () => one("[data-act=keys]").focus();
  const enter = keyMoves(stage, facts, picture, { act, status, tell, out, closer: openNear });

  const acts = {
    closer: () => { picture.zoom(1.4); setTimeout(openNear, still.matches ? 0 : 350); }, // when it has come closer
    farther: () => picture.zoom(1 / 1.4),
    whole: () => picture.whole(),
    keys: enter,
    everything: () => { everything(); one("#picture-search").focus(); },
    close: panels.close,
    "open-all": () => open(bunches.map((_, number) => number)),
  };
  for (const made of root.querySelectorAll("[data-act]")) made.addEventListener("click", acts[made.dataset.act]);
  one(".picture-take ul").prepend(
    make("li", {}, button(say("png"), () => asPng(stage, facts, look, network(), now))),
    ...facts.packed.map((file) => make("li", {}, button(say("file", { name: file.name }), () => unpack(file)))),
  );

  one(".picture-bar").hidden = false;
  if (bunches.length) one(".picture-bunches").hidden = false;
  one(".picture-legend").open = matchMedia("(min-width: 48rem)").matches;
  listBunches();
  const twin = () => { tables.begin(); tables.filter(now); };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", twin);
  else twin();
}

// Says for a while how to come closer.
function hinting(hint) {
  let ending = 0;
  return () => {
    hint.hidden = false;
    clearTimeout(ending);
    ending = setTimeout(() => { hint.hidden = true; }, 2500);
  };
}

for (const root of document.querySelectorAll(".picture")) begin(root);
