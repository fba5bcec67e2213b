// Taking along: the canvas as a picture with its title and its signs, and the files that are packed in the page.

const SHARP = 2, MARGIN = 24, ROW = 26; // the picture's pixels are twice as many as the screen's

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

function sheet(width, height) {
  const canvas = make("canvas", { width: width * SHARP, height: height * SHARP });
  const ctx = canvas.getContext("2d");
  ctx.scale(SHARP, SHARP);
  return [canvas, ctx];
}

// The canvas draws itself once at twice the size; places and sizes stay what they are.
function photograph(stage, network) {
  const { clientWidth: width, clientHeight: height } = stage, canvas = stage.querySelector("canvas");
  const before = { width: canvas.width, height: canvas.height }, { pixelRatio } = network.canvas;
  network.canvas.pixelRatio = SHARP;
  Object.assign(canvas, { width: width * SHARP, height: height * SHARP });
  network.renderer._redraw();
  const [taken, ctx] = sheet(width, height);
  ctx.drawImage(canvas, 0, 0, width, height);
  network.canvas.pixelRatio = pixelRatio;
  Object.assign(canvas, before);
  network.renderer._redraw();
  return { taken, width, height };
}

function asPng(stage, facts, look, network, now) {
  const { taken, width, height } = photograph(stage, network);
  const room = width - 2 * MARGIN, head = headOf(facts, room), signs = placesOf(signsInUse(facts, now), room);
  const top = head.reduce((high, { size }) => high + size + 7, MARGIN);
  const [paper, ctx] = sheet(width, top + height + signs.high + MARGIN);
  ctx.fillStyle = look.tone("ground");
  ctx.fillRect(0, 0, paper.width, paper.height);
  ctx.fillStyle = look.tone("ink");
  head.reduce((y, { text, font, size }) => {
    ctx.font = font;
    ctx.fillText(text, MARGIN, y + size);
    return y + size + 7;
  }, MARGIN);
  ctx.drawImage(taken, 0, top, width, height);
  ctx.translate(MARGIN, top + height + MARGIN);
  signs.places.forEach((sign) => drawSign(ctx, sign, look));
  const name = facts.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  paper.toBlob((blob) => save(blob, `${name}.png`));
}

// The title and what the picture says of itself, in lines that are not wider than it.
function headOf(facts, width) {
  const [, ctx] = sheet(1, 1), said = [...(facts.fictional ? [facts.say("warning")] : []), ...facts.about];
  const lines = (size, weight) => (paragraph) => {
    ctx.font = `${weight} ${size}px ${FONT}`;
    const font = ctx.font, broken = [""];
    for (const word of paragraph.split(/\s+/)) {
      const longer = `${broken.at(-1)} ${word}`.trim();
      if (ctx.measureText(longer).width <= width) broken[broken.length - 1] = longer;
      else broken.push(word);
    }
    return broken.map((text) => ({ text, font, size }));
  };
  return [...lines(20, 700)(facts.title), ...said.flatMap(lines(13, 400))];
}

// One sample each of the shapes and lines that are in the picture, as the reader sees them there, and what else is said.
function signsInUse(facts, now) {
  const signs = new Map();
  facts.dots.forEach((dot, number) => {
    if (!now.on[number]) return;
    const { outline, color, sign } = facts.things.get(`n${number}`);
    const sector = sign ? [facts.entries("sectors", dot.sectors.slice(0, 1))] : [];
    const text = [facts.entry("kinds", dot.kind), ...sector].join(", ");
    if (!signs.has(text)) signs.set(text, { text, thing: { outline, color, sign, size: 9 } });
  });
  facts.strokes.forEach((stroke, number) => {
    const text = facts.entry("families", stroke.family), line = facts.families[facts.family(stroke)];
    if (now.links[number].includes(true) && !signs.has(text)) signs.set(text, { text, line });
  });
  const said = facts.sections.get("signs")?.entries.map(([, text]) => ({ text })) ?? [];
  return [...signs.values(), ...said];
}

function placesOf(signs, width) {
  const [, ctx] = sheet(1, 1), places = [];
  let x = 0, y = 0;
  ctx.font = `13px ${FONT}`;
  for (const sign of signs) {
    const room = sign.thing || sign.line ? 34 : 0, wide = ctx.measureText(sign.text).width + room + 26;
    if (x && x + wide > width) [x, y] = [0, y + ROW];
    places.push({ ...sign, x, y, room });
    x += wide;
  }
  return { places, high: y + ROW };
}

function drawSign(ctx, { x, y, text, thing, line, room }, look) {
  if (thing) look.thing(ctx, thing, x + 14, y, {}, 1);
  if (line) {
    Object.assign(ctx, { strokeStyle: look.tone(line.color), lineWidth: line.width });
    ctx.setLineDash(line.dashes);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + 28, y);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  Object.assign(ctx, { font: `13px ${FONT}`, textAlign: "left", textBaseline: "middle", fillStyle: look.tone("ink") });
  ctx.fillText(text, x + room, y);
}
