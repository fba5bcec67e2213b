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

  function line(id, { from, to, family, own, strokes }) {
    const edges = strokes.map((number) => facts.edges[number]), [first] = edges;
    if (own) return dressed(first);
    const alike = edges.every((edge) => `${edge.dashes}` === `${first.dashes}`);
    const width = Math.min(facts.lines[facts.family(facts.strokes[strokes[0]])].width + Math.log2(edges.length), 8);
    const faint = edges.every((edge) => edge.faint), dashes = alike ? first.dashes : undefined;
    return dressed({ id, from, to, width, color: first.color, arrows: "", dashes, faint, bend: 0.08 * family });
  }
  function dressed({ color, faint, bend, width, dashes, ...kept }) {
    const asked = color === "missing", plain = tone(color);
    return {
      ...kept,
      width: width * stretch,
      dashes: dashes ? dashes.map((length) => length * stretch) : false,
      color: { color: plain, highlight: plain, hover: plain, opacity: faint ? 0.35 : asked ? 1 : 0.75 },
      smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
      ...(asked && { label: "?", font: question() }),
    };
  }
  const question = () => (
    { size: 24 * stretch, color: tone("missing"), strokeColor: tone("ground"), strokeWidth: 6 * stretch });

  function outline(ctx, name, x, y, r) {
    const corners = facts.outlines[name];
    ctx.beginPath();
    if (corners.length) corners.forEach(([cx, cy]) => ctx.lineTo(x + cx * r, y + cy * r));
    else ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.closePath();
  }
  function thing(ctx, one, x, y, state, scale) {
    const r = radius(one, scale), seen = r * scale, tiny = seen < 6.5, plain = seen < 9;
    const edge = Math.max(state.selected || state.hover ? 4 : 2.5, (tiny ? 1.2 : 2) / scale);
    if (one.bunch) behind(ctx, x + r * 0.22, y - r * 0.22, r, edge);
    shape(ctx, one, x, y, r, edge, tiny);
    const within = one.bunch ? `${one.inside ?? ""}` : one.sign;
    if (within && !plain) write(ctx, within, x, y, r * (within.length > 2 ? 0.7 : 0.88), tone(one.color));
    if (one.ring) ring(ctx, x, y, r * 1.3 + 3, "missing", Math.max(3, 2 / scale));
    if (state.selected) ring(ctx, x, y, r * 1.3 + 9, "ink", Math.max(2, 2 / scale));
    if (plain) return; // from far away there is no room for more
    const unit = Math.max(1 / scale, 0.8);
    if (one.noted > 0) badge(ctx, one.noted > 1 ? `!${one.noted}` : "!", x + r * 0.95, y - r * 0.95, "missing", unit);
    if (one.more) badge(ctx, `+${one.more}`, x + r + 9 * unit, y + r * 0.4, "soft", unit);
  }
  // A second edge behind says that there is more than one in it.
  function behind(ctx, x, y, r, edge) {
    outline(ctx, "circle", x, y, r);
    Object.assign(ctx, { fillStyle: tone("inside"), strokeStyle: tone("soft"), lineWidth: edge });
    ctx.fill();
    ctx.stroke();
  }
  function shape(ctx, one, x, y, r, edge, tiny) {
    const ink = tone(one.color);
    outline(ctx, one.outline, x, y, r);
    Object.assign(ctx, { fillStyle: tiny && !one.dashed ? ink : tone("inside"), strokeStyle: ink, lineWidth: edge });
    ctx.fill();
    Object.assign(ctx, { fillStyle: ink, globalAlpha: 0.13 });
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.setLineDash(one.dashed ? [r * 0.4, r * 0.3] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  function ring(ctx, x, y, r, colour, width) {
    outline(ctx, "circle", x, y, r);
    Object.assign(ctx, { strokeStyle: tone(colour), lineWidth: width });
    ctx.stroke();
  }
  function badge(ctx, text, x, y, colour, unit) {
    const half = (7.5 + 3.6 * (text.length - 1)) * unit, high = 7.5 * unit;
    ctx.beginPath();
    ctx.roundRect(x - half, y - high, 2 * half, 2 * high, high);
    Object.assign(ctx, { fillStyle: tone(colour), strokeStyle: tone("ground"), lineWidth: 1.5 * unit });
    ctx.fill();
    ctx.stroke();
    write(ctx, text, x, y, 12 * unit, tone("ground"));
  }
  function write(ctx, text, x, y, size, colour) {
    Object.assign(ctx, { font: `700 ${size}px ${FONT}`, textAlign: "center", textBaseline: "middle", fillStyle: colour });
    ctx.fillText(text, x, y + size * 0.06);
  }
  return { tone, radius, suit, line, thing };
}
