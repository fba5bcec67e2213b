// Comfort only: every page works without it. Names are offered while somebody types, slips are copied and printed.
(() => {
  const page = document.documentElement.lang;
  const root = document.querySelector(".brand a").pathname.replace(/\/$/, "");

  for (const input of document.querySelectorAll("[data-suggests]")) {
    const list = document.createElement("datalist");
    list.id = `offered-${input.name}`;
    input.after(list);
    input.setAttribute("list", list.id);
    let waiting, asked = "";
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(offer, 200);
    });
    const offer = async () => {
      const text = input.value.trim();
      if (text.length < 2 || text === asked) return;
      asked = text;
      const query = new URLSearchParams({ text, kinds: input.dataset.suggests, limit: 8, language: page });
      try {
        const answer = await fetch(`${root}/search?${query}`, { headers: { Accept: "application/json" } });
        if (!answer.ok || text !== asked) return;
        const made = new Map(); // by name whether everything that is called so is made up
        for (const { node } of (await answer.json()).items) {
          made.set(node.name, node.fictional && made.get(node.name) !== false);
        }
        // Some browsers show the label in the place of the value: it says the name, too.
        list.replaceChildren(...[...made].map(([name, fictional]) => Object.assign(
          document.createElement("option"), { value: name }, fictional && { label: `${name} (${input.dataset.madeUp})` },
        )));
      } catch { /* nothing is offered */ }
    };
  }

  const button = (text, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    made.addEventListener("click", () => act(made));
    return made;
  };
  for (const slip of document.querySelectorAll(".slip")) {
    const links = slip.querySelector(".slip-links"), text = slip.querySelector(".paper-slip");
    const words = links.dataset;
    links.prepend(
      button(words.copy, async (pressed) => {
        await navigator.clipboard.writeText(text.innerText);
        pressed.textContent = words.copied;
      }),
      button(words.print, () => {
        location.hash = text.id;
        setTimeout(() => print(), 100);
      }),
    );
  }
})();
