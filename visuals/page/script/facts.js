// What the page was given about the picture, with ways to read it.

function readFacts(data) {
  const sections = new Map(data.sections.map((section) => [section.name, section]));
  const things = new Map(data.nodes.map((node) => [node.id, node]));
  data.dots.forEach(({ lines }, number) => {
    const thing = things.get(`n${number}`);
    Object.assign(thing, { lines: lines ?? [thing.label], weight: thing.size });
  });
  data.bunches.forEach(({ lines }, number) => {
    Object.assign(things.get(`b${number}`), { lines, bunch: true, weight: 1000 });
  });
  const entry = (section, number) => sections.get(section).entries[number][1];
  return {
    ...data,
    sections,
    things, // what is drawn, by id: nodes of the builder with what the drawing adds to them
    say: (key, gaps = {}) => data.words[key].replace(/\{(\w+)\}/g, (_, name) => gaps[name]),
    name: (dot) => things.get(`n${dot}`).label,
    told: (numbers = []) => numbers.map((number) => data.texts[number]),
    entry,
    entries: (section, numbers = []) => numbers.map((number) => entry(section, number)).join(", "),
    family: (stroke) => sections.get("families").entries[stroke.family][0],
    bunchOf: new Map(data.bunches.flatMap((bunch, number) => bunch.members.map((dot) => [dot, number]))),
  };
}
