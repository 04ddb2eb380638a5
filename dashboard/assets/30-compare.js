/* /compare without leaving it: a figure that is chosen, in a picture, a table or a formula, is pinned in the address,
   and the parts of the page are those of the new address, which the server makes. Without this the links do it. */
(function () {
  "use strict";
  const work = () => document.getElementById("compare-work");
  if (!work()) return;
  const PARTS = ["compare-work"];
  const WORDS = ".print-address";
  let asked = 0;

  const shown = (one) => one.checkVisibility(); // what lies in closed details has its boxes all the same
  const opened = () => [...work().querySelectorAll(".compare-panel")].map((panel) => Boolean(panel.querySelector("details[open]")));

  /* The same figure in the same sort of place has the focus again. */
  function remember(link) {
    const id = link && link.dataset.figure;
    const place = link && [".multiple-chart", "table", ".dv"].find((name) => link.closest(name));
    return () => {
      const same = id && place && [...work().querySelectorAll(`${place} [data-figure="${CSS.escape(id)}"]`)].find(shown);
      if (same) same.focus({ preventScroll: true });
    };
  }

  function put(page, open, focus) {
    for (const id of PARTS) document.getElementById(id).replaceWith(page.getElementById(id));
    document.querySelector(WORDS).replaceWith(page.querySelector(WORDS));
    [...work().querySelectorAll(".compare-panel details")].forEach((one, at) => { one.open = Boolean(open[at]); });
    focus();
    const cards = document.getElementById("cards");
    const first = work().querySelector(".dv .dv-sentence");
    const pinned = document.querySelectorAll("#cards .card, #cards .compared").length;
    const told = pinned === 2 ? first : cards && cards.querySelector(".card-who");
    document.getElementById("compare-voice").textContent = told ? told.textContent : "";
    if (cards && (cards.getBoundingClientRect().top > innerHeight - 120 || cards.getBoundingClientRect().bottom < 120)) {
      cards.scrollIntoView({ block: "nearest" });
    }
  }

  async function go(address, focus, keep) {
    const mine = ++asked;
    const open = opened();
    const answer = await fetch(address).catch(() => null);
    if (mine !== asked) return;
    if (!answer || !answer.ok) { location.assign(address); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return;
    if (!keep) history.pushState(null, "", address);
    put(page, open, focus);
  }

  document.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button) return;
    const inside = event.target.closest("#compare-work");
    if (!inside) return;
    let link = event.target.closest("a[data-figure], a[data-unpin]");
    const row = event.target.closest("tr[data-row]");
    if (!link && row && !event.target.closest("a, button") && !String(getSelection())) link = row.querySelector("a[data-figure]");
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute("href").replace(/#.*$/, "");
    go(href, remember(link));
  });

  document.addEventListener("keydown", (event) => {
    const close = work().querySelector("a[data-unpin]");
    if (event.key !== "Escape" || !close || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select")) return;
    go(close.getAttribute("href"), remember(document.activeElement));
  });

  window.addEventListener("popstate", () => go(location.href, () => {}, true));
})();
