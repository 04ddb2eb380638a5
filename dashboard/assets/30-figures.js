/* The table of all figures: a choice changes the address, and the server answers with the parts that change
   (pages/figures.py). Arrow keys go from row to row. Without this script every link loads the page. */
(function () {
  "use strict";
  const work = document.getElementById("figures-work");
  if (!work) return;

  /* A link of the page itself, clicked as a link: the address changes, Dash asks for the rest. */
  work.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-choose]");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain || !work.querySelector("#react-entry-point.mounted")) return;
    event.preventDefault();
    window.dash_clientside.set_props("figures-address", { search: new URL(link.href).search });
  });

  const rows = () => [...work.querySelectorAll("#table tbody tr")];
  const valueOf = (row) => row && (row.querySelector(".at-quote a") || row.querySelector("a"));

  function goTo(step) {
    const all = rows();
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const target = at < 0 ? null : valueOf(all[at + step]);
    if (target) target.focus();
    return Boolean(target);
  }

  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && goTo(step)) event.preventDefault();
    if (event.key === "f" && window.figtrace.hasKeys()) {
      const first = work.querySelector("#facets summary");
      if (first) { event.preventDefault(); first.focus(); }
    }
  });

  /* On a narrow screen the choices begin folded, so that the table is in sight. */
  function fold() {
    const all = work.querySelector(".fg-all");
    if (all && matchMedia("(max-width: 767px)").matches) all.open = false;
  }
  document.addEventListener("figtrace:mounted", fold);
  fold();
})();
