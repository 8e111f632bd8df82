// Joins cue and source to their quote, and filters. It reads the page and adds no text of an article to it.
(() => {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const narrow = () => matchMedia("(max-width: 63.99rem)").matches;
  const by = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");

  // Which quote is shown: the one pointed at, else the one that was focused or clicked.
  let pinned = null;
  let shown = null;
  let lit = [];

  function pieces(article, runs) {
    const found = [];
    for (const run of runs.split(" ")) {
      if (!run) continue;
      const [first, last] = run.split("-").map(Number);
      for (let number = first; number <= last; number += 1) found.push(article[number]);
    }
    return found;
  }

  const cache = new WeakMap();
  function piecesOf(article) {
    if (!cache.has(article)) cache.set(article, all("[data-piece]", article));
    return cache.get(article);
  }

  function light(elements, name) {
    for (const element of elements) {
      element.classList.add(name);
      lit.push([element, name]);
    }
  }

  function show(index) {
    if (index === shown) return;
    for (const [element, name] of lit) element.classList.remove(name);
    lit = [];
    shown = index;
    const note = index === null ? null : by(`q${index}`);
    if (!note) return;
    const article = piecesOf(note.closest("article"));
    light(pieces(article, note.dataset.contents), "on-said");
    light(pieces(article, note.dataset.cue), "on-cue");
    light(pieces(article, note.dataset.source), "on-source");
    light([note, by(`t${index}`)].filter(Boolean), "on");
  }

  // Where the notes are far from the text, the note of a quote that was touched is shown over the page too.
  const overlay = by("sheet");
  function sheet(index) {
    overlay.hidden = index === null;
    if (index === null) return;
    const copy = by(`q${index}`).cloneNode(true);
    copy.removeAttribute("id");
    overlay.firstElementChild.replaceChildren(copy);
  }
  overlay.querySelector("button").addEventListener("click", () => sheet(null));

  const quoteAt = (target) => {
    const found = target.closest ? target.closest("[data-of]") : null;
    return found ? found.dataset.of : null;
  };

  document.addEventListener("mouseover", (event) => show(quoteAt(event.target) ?? pinned));
  document.addEventListener("focusin", (event) => {
    pinned = quoteAt(event.target);
    show(pinned);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("a, button, select, summary, #sheet")) return;
    pinned = quoteAt(event.target);
    show(pinned);
    const inText = pinned !== null && event.target.closest(".text");
    sheet(inText ? pinned : null);
    if (inText && !narrow()) by(`q${pinned}`).scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pinned = null;
    show(null);
    sheet(null);
  });

  // A link may lead into a part that is closed.
  function reveal() {
    const target = location.hash.length > 1 ? by(location.hash.slice(1)) : null;
    const closed = target ? target.closest("details:not([open])") : null;
    if (closed) {
      closed.open = true;
      target.scrollIntoView();
    }
  }
  addEventListener("hashchange", reveal);
  reveal();

  // Filters.
  const form = by("filters");
  const notes = all("main .note");
  const chips = new Map(all(".chip").map((chip) => [chip.dataset.of, chip]));
  const saids = all(".said");
  const articles = all("main .article");
  const listed = all("[data-of-any]");
  const groups = all(".group");
  const speakers = all("button.speaker");
  const fits = new Map(notes.map((note) => [note.dataset.of, true]));
  const plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  function apply() {
    const wanted = ["speaker", "kind", "status", "outlet"]
      .map((name) => [name, form.elements[name]?.value ?? ""])
      .filter(([, value]) => value !== "");
    let count = 0;
    for (const note of notes) {
      const fit = wanted.every(([name, value]) => note.dataset[name] === value);
      fits.set(note.dataset.of, fit);
      note.hidden = !fit;
      const chip = chips.get(note.dataset.of);
      if (chip) chip.hidden = !fit;
      count += fit;
    }
    for (const said of saids) said.classList.toggle("off", fits.get(said.dataset.of) === false);
    let left = 0;
    for (const article of articles) {
      article.hidden = wanted.length > 0 && !article.querySelector(".note:not([hidden])");
      left += !article.hidden;
    }
    for (const one of listed) {
      const own = one.dataset.ofAny.split(" ");
      one.hidden = wanted.length > 0 && !own.some((index) => fits.get(index));
    }
    for (const group of groups) {
      group.hidden = wanted.length > 0 && !group.querySelector("[data-of-any]:not([hidden])");
    }
    for (const button of speakers) {
      button.setAttribute("aria-pressed", String(button.dataset.rank === form.elements.speaker.value));
    }
    by("shown").textContent = wanted.length
      ? `${count} of ${plural(notes.length, "quote")} in ${left} of ${plural(articles.length, "article")}`
      : "";
  }

  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  for (const button of speakers) {
    button.addEventListener("click", () => {
      const pressed = button.getAttribute("aria-pressed") === "true";
      form.elements.speaker.value = pressed ? "" : button.dataset.rank;
      apply();
    });
  }
  // Browsers keep what was chosen when a page is loaded again.
  addEventListener("pageshow", apply);

  // On a phone the panels begin folded.
  if (matchMedia("(max-width: 40rem)").matches) for (const one of all(".panel")) one.open = false;
})();
