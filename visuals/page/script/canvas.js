// The picture itself: vis-network draws what is shown, where the server has put it.

const READABLE = 1.25; // the scale at which few things are not made any larger
const MANY = 80, NARROW = 600; // things, and pixels across: names of more, and in less, give way to each other
const PART = NAME.least; // the scale up to which a narrow window shows a part of the picture, as high as the whole
const BESIDE = 80; // pixels that a thing with its name takes to a side
const CLOSE = 1.6; // times the first scale: what is in the middle then opens

function drawing(stage, facts, look, still, onWheel) {
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  let shown = [], lines = new Map(), hovered = null, aimed = null, started = false;
  let network = null, scale = 1;
  const whole = () => frameOf(shown, stage);
  const first = () => (shown.length > MANY || stage.clientWidth >= NARROW ? whole() : partOf(shown, stage, facts.view === "route"));
  const travel = (to) => (
    network.moveTo({ ...to, animation: still.matches ? false : { duration: 300, easingFunction: "easeInOutQuad" } }));

  function show(now) {
    lines = now.lines;
    shown = [...now.nodes].map((id) => facts.things.get(id)).sort((a, b) => b.weight - a.weight);
    if (!started) {
      stage.style.height = `${heightFor(shown, stage)}px`;
      scale = first().scale;
    }
    look.suit(shown.length, stage, scale);
    follow(nodes, now.nodes, (id) => placeOf(facts.things.get(id)));
    follow(edges, lines, (id) => look.line(id, lines.get(id)));
    const another = [...lines].filter(([id, { sure }]) => edges.get(id).sure !== sure); // links of it were filtered
    edges.update(another.map(([id, line]) => look.line(id, line)));
    if (!started) start();
  }
  const placeOf = ({ id, x, y, size, shape }) => ({ id, x, y, size, shape });
  // Gathered lines change with what they gather, the others only come and go.
  function follow(set, wanted, item) {
    set.remove(set.getIds().filter((id) => !wanted.has(id) || id.startsWith("g")));
    const there = new Set(set.getIds());
    set.add([...wanted.keys()].filter((id) => !there.has(id)).map(item));
  }
  function start() {
    started = true;
    const options = structuredClone(facts.options);
    options.nodes.ctxRenderer = ({ ctx, id, x, y, state }) => {
      const thing = facts.things.get(id), at = network ? network.getScale() : scale, size = 2 * look.radius(thing, at);
      const hover = state.hover || id === aimed;
      return {
        drawNode: () => look.thing(ctx, thing, x, y, { ...state, hover }, at),
        nodeDimensions: { width: size, height: size },
      };
    };
    // The wheel moves the page, as everywhere; with Ctrl it comes closer, as a pinch of two fingers does.
    stage.addEventListener("wheel", (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.stopPropagation();
      onWheel();
    }, { capture: true, passive: true });
    network = new vis.Network(stage, { nodes, edges }, options);
    network.moveTo(first());
    network.on("afterDrawing", (ctx) => {
      writeNames(ctx, shown, new Set([...network.getSelectedNodes(), hovered, aimed]), look, inView());
    });
    network.once("afterDrawing", () => performance.mark("picture-stable"));
    const frame = stage.firstElementChild;
    network.on("hoverNode", ({ node }) => { hovered = node; frame.classList.add("pointing"); });
    network.on("blurNode", () => { hovered = null; frame.classList.remove("pointing"); });
  }
  function inView() {
    const from = network.DOMtoCanvas({ x: 0, y: 0 });
    const to = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
    return { scale: network.getScale(), left: from.x, top: from.y, right: to.x, bottom: to.y };
  }
  // What lies in the middle part of a view that is closer than the first one.
  function near(ids) {
    if (network.getScale() < CLOSE * scale) return [];
    const { left, right, top, bottom } = inView(), x = (left + right) / 2, y = (top + bottom) / 2;
    return ids.filter((id) => {
      const thing = facts.things.get(id);
      return Math.abs(thing.x - x) < (right - left) / 4 && Math.abs(thing.y - y) < (bottom - top) / 4;
    });
  }
  function aim() {
    const { x, y } = network.getViewPosition(), far = (thing) => Math.hypot(thing.x - x, thing.y - y);
    const nearest = shown.reduce((best, thing) => (best && far(best) <= far(thing) ? best : thing), null);
    aimed = nearest?.id ?? null;
    network.redraw();
    return nearest;
  }
  return {
    show,
    near,
    aim,
    aimed: () => aimed,
    unaim: () => { aimed = null; network.redraw(); },
    repaint: () => { edges.update([...lines].map(([id, line]) => look.line(id, line))); network.redraw(); },
    network: () => network,
    strokesOf: (edge) => lines.get(edge)?.strokes ?? [],
    whole: () => travel(whole()),
    isPart: () => first().scale > whole().scale,
    both(ids, covered) {
      const { position, scale: near } = frameOf(ids.map((id) => facts.things.get(id)), stage, covered);
      travel({ position, offset: { x: -covered / 2, y: 0 }, scale: near });
    },
    zoom: (by) => travel({ scale: Math.min(Math.max(network.getScale() * by, 0.02), 6) }),
    go: ({ x, y }, covered) => travel(
      { position: { x, y }, offset: { x: -covered / 2, y: 0 }, scale: Math.max(network.getScale(), 1) }),
    // What the panel covers comes out from under it, no further than it has to.
    uncover(thing, covered) {
      const at = network.getScale(), over = network.canvasToDOM(thing).x + BESIDE - (stage.clientWidth - covered);
      const { x, y } = network.getViewPosition();
      if (covered && over > 0) travel({ position: { x: x + over / at, y }, scale: at });
    },
  };
}

// Pixels in which all of these have their names, as far as a window is high; the rest of the width is then theirs, too.
function heightFor(things, stage) {
  const usual = stage.clientHeight, most = Math.max(usual, Math.min(1.1 * innerHeight, 1100));
  if (things.length > MANY) return usual;
  const { left, right, top, bottom } = spreadOf(things);
  if (stage.clientWidth < NARROW) return Math.max(Math.min((bottom - top) * PART + 110, 0.7 * innerHeight), usual * 0.8);
  const across = Math.min((stage.clientWidth - 150) / (right - left || 1), READABLE);
  return Math.min(Math.max((bottom - top) * across + 130, usual * 0.6), most);
}

function spreadOf(things) {
  const spread = (axis) => things.reduce(
    ([least, most], { [axis]: at }) => [Math.min(least, at), Math.max(most, at)], [Infinity, -Infinity]);
  const [left, right] = spread("x"), [top, bottom] = spread("y");
  return { left, right, top, bottom };
}

// Where a narrow window looks from at first: names have room at the whole height, and one finger pulls the rest in from
// the sides. The most linked is in the middle, if there is as much beyond it; a route is read from where it begins.
function partOf(things, stage, fromLeft) {
  const whole = frameOf(things, stage), { left, right, top, bottom } = spreadOf(things);
  if (!things.length) return whole;
  const scale = Math.max(Math.min((stage.clientHeight - 110) / (bottom - top || 1), PART), whole.scale);
  const beyond = Math.max((right - left) / 2 - (stage.clientWidth / 2 - BESIDE) / scale, 0);
  const middle = whole.position.x, best = fromLeft ? left : things[0].x;
  const x = Math.max(Math.min(best, middle + beyond), middle - beyond);
  return { position: { x, y: (top + bottom) / 2 + 18 / scale }, scale };
}

// Where to look from so that all of these are seen, with room for their names.
function frameOf(things, stage, covered = 0) {
  if (!things.length) return { position: { x: 0, y: 0 }, scale: 1 };
  const { left, right, top, bottom } = spreadOf(things), wide = stage.clientWidth - covered, high = stage.clientHeight;
  const across = (wide - Math.min(150, wide * 0.25)) / (right - left || 1), down = (high - 110) / (bottom - top || 1);
  const scale = Math.min(across, down, READABLE);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 + 18 / scale }, scale };
}
