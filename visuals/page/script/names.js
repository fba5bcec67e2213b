// Names have at least 12 pixels of the screen however far away the picture is. One that would lie on another waits for a
// closer look; so does one that would lie on a thing, unless it is among the most linked or of few. Whatever the reader
// points at or has chosen always has its name. At the edge of the canvas names move inwards, where there is room.

const NAME = { size: 13, line: 16, least: 12 / 13, first: 10, few: 60 };

function writeNames(ctx, things, chosen, look, view) {
  const names = takenPlaces(), bodies = takenPlaces(), unit = Math.min(Math.max(view.scale, NAME.least), 1.5) / view.scale;
  const seen = things.filter(({ x, y }) => x >= view.left && x <= view.right && y >= view.top && y <= view.bottom);
  seen.forEach((thing) => bodies.put(bodyOf(thing, look, view)));
  ctx.font = `${NAME.size}px ${FONT}`;
  seen.forEach((thing) => { thing.wide ??= Math.max(...thing.lines.map((line) => ctx.measureText(line).width)); });
  function inside(thing) {
    const edge = (thing.wide / 2 + 4) * unit;
    return Math.max(Math.min(thing.x, view.right - edge), view.left + edge);
  }
  function boxAt(thing, x) {
    const half = thing.wide * unit / 2, top = topOf(thing);
    return [x - half, top, x + half, top + thing.lines.length * NAME.line * unit].map((one) => one * view.scale);
  }
  const topOf = (thing) => thing.y + look.depth(thing, view.scale) + 3 * unit;
  const turnOf = (thing) => (chosen.has(thing.id) ? 0 : inside(thing) === thing.x ? 1 : 2);
  const turns = [[], [], []];
  seen.forEach((thing) => turns[turnOf(thing)].push(thing));
  turns.flat().forEach((thing, rank) => {
    const over = rank < NAME.first || things.length <= NAME.few; // may lie on a thing
    const free = (x) => names.free(boxAt(thing, x)) && (over || bodies.free(boxAt(thing, x)));
    const x = chosen.has(thing.id) ? inside(thing) : [inside(thing), thing.x].find(free);
    if (x === undefined) return;
    names.put(boxAt(thing, x));
    writeName(ctx, thing, x, topOf(thing), unit, look);
  });
}

function bodyOf(thing, look, { scale }) {
  const r = look.radius(thing, scale) * 0.8;
  return [thing.x - r, thing.y - r, thing.x + r, thing.y + r].map((one) => one * scale);
}

function writeName(ctx, thing, x, top, unit, look) {
  ctx.save();
  ctx.translate(x, top);
  ctx.scale(unit, unit);
  Object.assign(ctx, {
    font: `${thing.bunch ? 700 : 400} ${NAME.size}px ${FONT}`, textAlign: "center", textBaseline: "top", lineJoin: "round",
    strokeStyle: look.tone("ground"), lineWidth: 4, fillStyle: look.tone(thing.faint ? "soft" : "ink"),
  });
  thing.lines.forEach((line, number) => {
    ctx.strokeText(line, 0, number * NAME.line);
    ctx.fillText(line, 0, number * NAME.line);
  });
  ctx.restore();
}

// Boxes on the screen, found by the cells they lie in.
function takenPlaces(cell = 48) {
  const boxes = new Map();
  const cells = ([left, top, right, bottom]) => {
    const keys = [];
    for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x++) {
      for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y++) keys.push(x * 100003 + y);
    }
    return keys;
  };
  const meet = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
  const free = (box) => !cells(box).some((key) => boxes.get(key)?.some((other) => meet(box, other)));
  function put(box) {
    for (const key of cells(box)) {
      if (boxes.has(key)) boxes.get(key).push(box);
      else boxes.set(key, [box]);
    }
  }
  return { free, put };
}
