// How things and lines look: outlines, colours of the reader's ground, rings and badges.

const FONT = '"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif';

function brush(facts, dark) {
  let least = 11; // pixels on the screen: the smallest radius
  let stretch = 1; // of lines, so that they are not hairlines in a picture that is first drawn small
  const tone = (name) => facts.colours[name][+dark.matches];
  const radius = (thing, scale) => Math.max(thing.size, least / scale);

  // The more there is in the room, the smaller the least of it.
  function suit(count, { clientWidth: wide, clientHeight: high }, firstScale) {
    least = Math.min(Math.max(0.22 * Math.sqrt(wide * high / (count || 1)), 4), 11);
    stretch = Math.min(Math.max(1 / firstScale, 1), 1.5);
  }

  // A line looks as the surest of the links that are shown in it: a plan never as real, what is over never as present.
  function line(id, { from, to, family, own, strokes, sure }) {
    const edges = strokes.map((number) => facts.edges[number]);
    const best = edges.reduce((one, other) => (other.sure < one.sure ? other : one));
    const look = own ? { ...best } : gathered(id, from, to, edges, best, family);
    if (sure > best.sure && sure === facts.planned.sure) look.dashes = facts.planned.dashes;
    if (sure > best.sure && sure > facts.planned.sure) Object.assign(look, { color: "line", width: 1, sign: "×" });
    return dressed({ ...look, sure });
  }
  function gathered(id, from, to, edges, best, family) {
    const marked = edges.some((edge) => edge.sign?.includes("!"));
    const sign = (best.sign ?? "").replace("!", "") + (marked ? "!" : "");
    return { ...best, id, from, to, width: Math.min(best.width + Math.log2(edges.length), 8), sign, arrows: "", bend: 0.08 * family };
  }
  function dressed({ color, bend, width, dashes, sign, arrows, ball, ...kept }) {
    const plain = tone(color);
    return {
      ...kept,
      width: width * stretch,
      dashes: dashes ? dashes.map((length) => length * stretch) : false,
      color: { color: plain, highlight: plain, hover: plain, opacity: color === "missing" ? 1 : 0.8 },
      smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
      arrows: ball ? balls(arrows) : arrows,
      ...(sign && { label: sign, font: signed(sign === "×" ? "soft" : "missing") }),
    };
  }
  const balls = (arrows) => Object.fromEntries(
    ["to", "from"].map((end) => [end, { enabled: arrows.includes(end), type: "circle", scaleFactor: 0.5 }]));
  const signed = (colour) => (
    { size: 22 * stretch, color: tone(colour), strokeColor: tone("ground"), strokeWidth: 5 * stretch });

  function outline(ctx, name, x, y, r) {
    const corners = facts.outlines[name];
    ctx.beginPath();
    if (corners.length) corners.forEach(([cx, cy]) => ctx.lineTo(x + cx * r, y + cy * r));
    else ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.closePath();
  }
  // How far the outline goes from its middle, and how far down with what is around it.
  const farthest = ({ outline: name }) => Math.max(1, ...facts.outlines[name].map(([x, y]) => Math.hypot(x, y)));
  const around = (one, r, unit) => r * farthest(one) + 5 * unit;
  const unitAt = (scale) => Math.max(1 / scale, 0.8); // a pixel of the screen, a little more from near
  function depth(one, scale) {
    const r = radius(one, scale);
    if (one.ring || one.bunch) return around(one, r, unitAt(scale));
    return r * Math.max(...facts.outlines[one.outline].map(([, y]) => y), facts.outlines[one.outline].length ? 0 : 1);
  }

  function thing(ctx, one, x, y, state, scale) {
    const r = radius(one, scale), seen = r * scale, unit = unitAt(scale), rim = around(one, r, unit);
    if (one.ring || one.bunch) ring(ctx, x, y, rim, one.ring ? "ink" : one.color, 2 * unit, true);
    shape(ctx, one, x, y, r, state, unit);
    if (state.selected || state.hover) ring(ctx, x, y, rim + 4 * unit, "ink", (state.selected ? 3 : 1.5) * unit);
    if (seen < 8.5) return; // from far away there is no room for more
    const within = one.bunch ? `${one.inside ?? ""}` : one.sign, size = Math.max(r * 0.85, 10 * unit);
    if (within) write(ctx, within, x, y, size, tone(one.dashed ? one.color : one.faint ? "soft" : "inside"));
    if (one.badge) badge(ctx, one.badge, x - rim * 0.7, y - rim * 0.7, unit);
    if (one.more && one.size * scale > 9) beside(ctx, `+${one.more}`, x + rim * 0.75, y - rim * 0.75, unit);
  }
  // Real things are filled, planned ones have a broken edge, those that are over are hollow and grey.
  function shape(ctx, one, x, y, r, state, unit) {
    const hollow = one.dashed || one.faint, ink = tone(one.faint ? "line" : one.color);
    outline(ctx, one.outline, x, y, r);
    Object.assign(ctx, { fillStyle: hollow ? tone("ground") : ink, strokeStyle: hollow ? ink : tone("ground") });
    ctx.lineWidth = (one.dashed ? 2 : 1.5) * unit;
    ctx.fill();
    ctx.setLineDash(one.dashed ? [Math.min(5 * unit, r * 0.5), Math.min(4 * unit, r * 0.4)] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  function ring(ctx, x, y, r, colour, width, onGround = false) {
    outline(ctx, "circle", x, y, r);
    Object.assign(ctx, { strokeStyle: tone(colour), fillStyle: tone("ground"), lineWidth: width });
    if (onGround) ctx.fill();
    ctx.stroke();
  }
  function badge(ctx, text, x, y, unit) {
    outline(ctx, "circle", x, y, 8 * unit);
    Object.assign(ctx, { fillStyle: tone("missing"), strokeStyle: tone("ground"), lineWidth: 1.5 * unit });
    ctx.fill();
    ctx.stroke();
    write(ctx, text, x, y, 12 * unit, tone("inside"));
  }
  function beside(ctx, text, x, y, unit) {
    Object.assign(ctx, {
      font: `700 ${12 * unit}px ${FONT}`, textAlign: "left", textBaseline: "middle", lineJoin: "round",
      strokeStyle: tone("ground"), lineWidth: 4 * unit, fillStyle: tone("soft"),
    });
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
  }
  function write(ctx, text, x, y, size, colour) {
    Object.assign(ctx, { font: `700 ${size}px ${FONT}`, textAlign: "center", textBaseline: "middle", fillStyle: colour });
    ctx.fillText(text, x, y + size * 0.06);
  }
  return { tone, radius, depth, suit, line, thing };
}
