/* A page of an original: the keys, and a figure lit in picture and list at once. */
(function () {
  "use strict";
  const page = document.querySelector(".leaf-page");
  if (!page) return;
  const boxes = () => [...page.querySelectorAll(".leaf a[data-figure]")];

  function light(id) {
    for (const lit of page.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!id) return;
    for (const link of page.querySelectorAll(`[data-figure="${CSS.escape(id)}"]`)) (link.closest("li") || link).classList.add("lit");
  }

  for (const [over, out] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    page.addEventListener(over, (event) => {
      const link = event.target.closest("[data-figure]");
      if (link) light(link.dataset.figure);
    });
    page.addEventListener(out, () => light(named()));
  }

  const named = () => decodeURIComponent(location.hash.slice(1));

  function step(by) {
    const found = boxes();
    const at = found.indexOf(document.activeElement);
    const next = found[at < 0 ? (by > 0 ? 0 : found.length - 1) : at + by];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey || !window.figtrace.hasKeys()) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const link = way && document.querySelector(`.leaf-ways a[rel="${way}"]`);
    if (link) location.assign(link.href);
  });

  function goToNamed() {
    light(named());
    const box = boxes().find((link) => link.dataset.figure === named());
    if (box) box.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", goToNamed);
  goToNamed();
})();
