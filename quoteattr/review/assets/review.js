// Keys for those who judge many quotes: a key presses what stands on the page, and nothing else is done here.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const items = () =>
    Array.from(document.querySelectorAll("main .note, main [data-item], main [data-printing]")).filter(
      (one) => one.offsetParent !== null
    );
  const box = document.getElementById("keys");
  const KEPT = "quoteattr-keys";
  if (box) {
    box.checked = localStorage.getItem(KEPT) !== "off";
    box.addEventListener("change", () => localStorage.setItem(KEPT, box.checked ? "on" : "off"));
  }
  const on = () => localStorage.getItem(KEPT) !== "off";

  function go(to) {
    if (!to.matches("a, button")) to.tabIndex = -1;
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = items();
    const at = all.findIndex((one) => one.contains(document.activeElement));
    const to = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    if (to) go(to);
  }

  // The quote that has the focus; where the page is about one quote, what stands on the page by itself.
  function pressed(key) {
    const own = items().find((one) => one.contains(document.activeElement));
    const found = `[data-key="${key}"]`;
    return (own && own.querySelector(found)) || document.querySelector(`.told ${found}, section > form ${found}`);
  }

  function press(target) {
    if (target.matches("button")) {
      target.click();
      return;
    }
    const closed = target.closest("details:not([open])");
    if (closed) closed.open = true;
    const field = target.matches("summary")
      ? target.parentElement.querySelector("input:not([type=hidden]), textarea")
      : target;
    (field || target).focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !on()) return;
    if (event.target.closest("input, textarea, select")) {
      if (event.key === "Escape") event.target.closest(".note, [data-printing], main").focus();
      return;
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else {
      const target = /^[a-z1-9]$/.test(event.key) ? pressed(event.key) : null;
      if (!target) return;
      press(target);
    }
    event.preventDefault();
  });

  // After a judgement the page comes back at its quote: go on from there.
  const back = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (back && back.matches(".note")) go(back);
})();
