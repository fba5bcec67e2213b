// Moving with keys. The canvas is not on the way of the tabulator: a button leads into it, Escape leads out.

function keyMoves(stage, facts, picture, { act, status, tell, out, closer }) {
  const frame = stage.firstElementChild;
  frame.tabIndex = -1;
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", stage.dataset.keys);

  function aim() {
    const nearest = picture.aim();
    if (nearest) status(facts.say("middle", { name: nearest.label }));
  }
  function move(key) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    const network = picture.network(), { x, y } = network.getViewPosition(), scale = network.getScale();
    if (step) network.moveTo({ position: { x: x + step[0] * 60 / scale, y: y + step[1] * 60 / scale } });
    else if (key === "+" || key === "-") network.moveTo({ scale: scale * (key === "+" ? 1.25 : 0.8) });
    else return false;
    if (key === "+") closer();
    aim();
    return true;
  }
  frame.addEventListener("focus", aim);
  frame.addEventListener("blur", () => { picture.unaim(); tell(); });
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && picture.aimed()) act(picture.aimed());
    else if (event.key === "Escape") out();
    else if (!move(event.key)) return;
    event.preventDefault();
  });
  return () => frame.focus();
}
