/* /compare without leaving it: a figure that is chosen, in a picture, a table or a formula, is pinned in the address,
   and Dash asks the server for what that changes (pages/compare.py). Without this script the links do it. */
(function () {
  "use strict";
  const work = () => document.getElementById("compare-work");
  if (!work()) return;

  const mounted = () => document.querySelector("#react-entry-point.mounted");
  const shown = (one) => one.checkVisibility(); // what lies in closed details has its boxes all the same
  let open = [], focus = () => {};

  /* The same figure in the same sort of place has the focus again. */
  function remember(link) {
    const id = link && link.dataset.figure;
    const place = link && [".multiple-chart", "table", ".dv"].find((name) => link.closest(name));
    return () => {
      const same = id && place && [...work().querySelectorAll(`${place} [data-figure="${CSS.escape(id)}"]`)].find(shown);
      if (same) same.focus({ preventScroll: true });
    };
  }

  function go(link, from = link) {
    focus = remember(from);
    window.dash_clientside.set_props("compare-address", { search: new URL(link.href.baseVal || link.href, location).search });
  }

  /* Around what the server answers: which tables were open, and where to go on. */
  document.addEventListener("figtrace:compare", (event) => {
    const panels = () => [...work().querySelectorAll(".compare-panel")];
    if (event.detail === "before") {
      open = panels().map((panel) => Boolean(panel.querySelector("details[open]")));
      return;
    }
    panels().forEach((panel, at) => panel.querySelectorAll("details").forEach((one) => { one.open = Boolean(open[at]); }));
    focus();
    focus = () => {};
    const cards = document.getElementById("cards");
    const first = work().querySelector(".dv .dv-sentence");
    const pinned = document.querySelectorAll("#cards .card, #cards .compared").length;
    const told = pinned === 2 ? first : cards && cards.querySelector(".card-who");
    document.getElementById("compare-voice").textContent = told ? told.textContent : "";
    if (cards && (cards.getBoundingClientRect().top > innerHeight - 120 || cards.getBoundingClientRect().bottom < 120)) {
      cards.scrollIntoView({ block: "nearest" });
    }
  });

  document.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button || !mounted()) return;
    if (!event.target.closest("#compare-work")) return;
    let link = event.target.closest("a[data-figure], a[data-unpin]");
    const row = event.target.closest("tr[data-row]");
    if (!link && row && !event.target.closest("a, button") && !String(getSelection())) link = row.querySelector("a[data-figure]");
    if (!link) return;
    event.preventDefault();
    go(link);
  });

  document.addEventListener("keydown", (event) => {
    const close = work().querySelector("a[data-unpin]");
    if (event.key !== "Escape" || !close || document.querySelector("dialog[open]") || !mounted()) return;
    if (event.target.closest("input, textarea, select")) return;
    go(close, document.activeElement);
  });
})();
