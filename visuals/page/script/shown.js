// What is shown: the filter and the open bunches decide. A closed bunch stands for its dots, one line for all of a family.

function choosing(facts) {
  const { dots, strokes, bunches, bunchOf } = facts;
  const off = Object.fromEntries([...facts.sections.keys()].map((name) => [name, new Set()]));
  const opened = new Set();
  const has = (section, number) => off[section]?.has(number) ?? false;
  const allOff = (section, numbers = []) => numbers.length > 0 && numbers.every((number) => has(section, number));

  const passes = (dot) => !has("kinds", dot.kind) && !has("standings", dot.standing) && !has("ages", dot.fresh)
    && !allOff("sectors", dot.sectors) && !allOff("areas", dot.areas); // what has none recorded stays
  const linkPasses = (link) => !has("links", link.kind) && !has("standings", link.standing) && !has("ages", link.fresh);
  const endOf = (dot) => (bunchOf.has(dot) && !opened.has(bunchOf.get(dot)) ? `b${bunchOf.get(dot)}` : `n${dot}`);

  function now() {
    const on = dots.map(passes);
    const links = strokes.map((stroke) => (on[stroke.source] && on[stroke.target] && !has("families", stroke.family)
      ? stroke.links.map(linkPasses) : stroke.links.map(() => false)));
    return {
      on, // by dot
      links, // by stroke and link
      inside: bunches.map((bunch) => bunch.members.filter((dot) => on[dot]).length),
      nodes: new Set(on.flatMap((is, dot) => (is ? [endOf(dot)] : []))),
      lines: linesOf(links),
    };
  }
  // By id of the line: its ends, and the numbers of the strokes it stands for.
  function linesOf(links) {
    const lines = new Map();
    strokes.forEach((stroke, number) => {
      const passing = stroke.links.filter((_, place) => links[number][place]);
      if (!passing.length) return;
      const sure = Math.min(...passing.map((link) => link.sure));
      const from = endOf(stroke.source), to = endOf(stroke.target);
      const own = from === `n${stroke.source}` && to === `n${stroke.target}`;
      if (own) lines.set(`e${number}`, { from, to, own, sure, strokes: [number] });
      else if (from !== to) gather(lines, [from, to].sort(), number, stroke.family, sure);
    });
    return lines;
  }
  function gather(lines, [from, to], number, family, sure) {
    const id = `g ${from} ${to} ${family}`;
    if (!lines.has(id)) lines.set(id, { from, to, family, own: false, sure, strokes: [] });
    const line = lines.get(id);
    line.strokes.push(number);
    line.sure = Math.min(line.sure, sure);
  }
  return { off, opened, passes, endOf, now };
}
