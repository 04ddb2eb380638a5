/* The reader: brings the further parts of a long document, opens a figure's card beside the text,
   shows the evidence of a figure where it stands. Without it every figure is still a link. */
(function () {
  "use strict";
  const article = document.getElementById("rd");
  if (!article) return;
  const card = document.getElementById("rd-card");
  const base = `/d/${encodeURIComponent(article.dataset.document)}`;
  const { lang, version } = article.dataset;
  const query = `?lang=${lang}${version ? `&v=${version}` : ""}`;
  const roles = JSON.parse(article.dataset.roles);
  let pinned = null;

  const byFigure = (id) => document.querySelectorAll(`[data-figure="${CSS.escape(id)}"]`);
  const narrow = () => matchMedia("(max-width: 1000px)").matches;

  // ---- parts ----------------------------------------------------------------------------------

  async function loadParts() {
    const first = article.querySelector(".rd-part");
    const wanted = Number(article.dataset.parts);
    let after = null;
    for (let number = 1; number <= wanted; number += 1) {
      if (first && String(number) === first.dataset.part) { after = first; continue; }
      const answer = await fetch(`${base}/part/${number}${query}`);
      if (!answer.ok) return;
      const part = document.createElement("div");
      part.className = "rd-part";
      part.dataset.part = number;
      part.innerHTML = await answer.text();
      if (after) after.after(part); else article.prepend(part);
      after = part;
    }
    document.getElementById("rd-parts")?.remove();
    article.dataset.loaded = "all";
  }

  // ---- evidence -------------------------------------------------------------------------------

  function hideEvidence() {
    for (const piece of article.querySelectorAll(".ev.on")) {
      piece.classList.remove("on", "below");
      delete piece.dataset.role;
    }
  }

  function showEvidence(id) {
    hideEvidence();
    if (!id) return;
    let before = "";
    for (const piece of article.querySelectorAll(`[data-ev*="${CSS.escape(id)}"]`)) {
      const named = piece.dataset.ev.split(" ").find((token) => token.slice(token.indexOf(":") + 1) === id);
      if (!named) continue;
      const role = named.slice(0, named.indexOf(":"));
      piece.classList.add("on");
      if (role !== before || !piece.previousSibling?.classList?.contains("on")) piece.dataset.role = roles[role] || role;
      if (role === "unit" || role === "number") piece.classList.add("below");
      before = role;
    }
  }

  // ---- the card -------------------------------------------------------------------------------

  async function openCard(id) {
    const answer = await fetch(`${base}/figure/${encodeURIComponent(id)}${query}`);
    if (!answer.ok || pinned !== id) return;
    card.innerHTML = await answer.text();
    const close = document.createElement("button");
    close.type = "button";
    close.className = "rd-close";
    close.textContent = "×";
    close.setAttribute("aria-label", card.dataset.close);
    close.addEventListener("click", () => unpin(true));
    card.prepend(close);
    card.hidden = false;
    article.classList.add("has-card");
    card.scrollTop = 0;
    const figure = document.getElementById(id);
    if (figure && narrow()) figure.scrollIntoView({ block: "start" }); // above the sheet
  }

  function pin(id, write) {
    for (const element of document.querySelectorAll(".pinned")) element.classList.remove("pinned");
    pinned = id;
    for (const element of byFigure(id)) element.classList.add("pinned");
    showEvidence(id);
    if (write) history.replaceState(null, "", `#${id}`);
    return openCard(id);
  }

  function unpin(focus) {
    const figure = pinned && document.getElementById(pinned);
    for (const element of document.querySelectorAll(".pinned")) element.classList.remove("pinned");
    pinned = null;
    card.hidden = true;
    article.classList.remove("has-card");
    hideEvidence();
    history.replaceState(null, "", location.pathname + location.search);
    if (focus && figure) figure.focus({ preventScroll: true });
  }

  function flash(element) {
    element.classList.remove("flash");
    void element.offsetWidth; // restarts the animation
    element.classList.add("flash");
  }

  /* What lies out of sight has only a guessed height, so the place moves while we go there. */
  function bring(element) {
    let tries = 8;
    let last = null;
    (function again() {
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const top = element.getBoundingClientRect().top;
      tries -= 1;
      if (tries > 0 && (last === null || Math.abs(top - last) > 1)) {
        last = top;
        requestAnimationFrame(() => requestAnimationFrame(again));
      } else flash(element);
    })();
  }

  function goTo(id) {
    const element = id && document.getElementById(id);
    if (!element) return;
    if (element.tagName === "DETAILS") element.open = true;
    if (!article.contains(element)) return;
    if (element.classList.contains("num")) showNumerals(true);
    bring(element);
    if (element.classList.contains("fig") && !narrow()) pin(id, false);
  }

  function step(by) {
    const figures = [...article.querySelectorAll(".fig[id]")];
    const at = figures.findIndex((figure) => figure.id === pinned);
    const next = figures[at < 0 ? (by > 0 ? 0 : figures.length - 1) : at + by];
    if (!next) return;
    pin(next.id, true);
    bring(next);
    next.focus({ preventScroll: true });
  }

  // ---- switches -------------------------------------------------------------------------------

  const numerals = document.getElementById("rd-numerals");
  function showNumerals(on) {
    article.classList.toggle("show-numerals", on);
    numerals?.setAttribute("aria-pressed", String(on));
  }
  numerals?.addEventListener("click", () => showNumerals(!article.classList.contains("show-numerals")));
  const margin = document.getElementById("rd-list");
  margin?.addEventListener("click", () => {
    margin.setAttribute("aria-pressed", String(article.classList.toggle("show-margin")));
  });

  // ---- events ---------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    const link = event.target.closest("[data-figure]");
    if (!link) return;
    event.preventDefault();
    const id = link.dataset.figure;
    if (id === pinned && link.classList.contains("fig")) { unpin(true); return; }
    pin(id, true);
    if (!link.classList.contains("fig")) {
      const figure = document.getElementById(id);
      if (figure) { figure.scrollIntoView({ block: "nearest" }); flash(figure); }
    }
  });
  for (const [over, out] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    article.addEventListener(over, (event) => {
      const link = event.target.closest("[data-figure]");
      if (link) showEvidence(link.dataset.figure);
    });
    article.addEventListener(out, (event) => {
      if (event.target.closest("[data-figure]")) showEvidence(pinned);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "Escape" && pinned) unpin(true);
    if (!window.figtrace.hasKeys()) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  const wanted = () => decodeURIComponent(location.hash.slice(1));
  addEventListener("hashchange", () => goTo(wanted()));
  goTo(wanted());
  if (Number(article.dataset.parts) > 1) {
    loadParts().then(() => { if (wanted() && !pinned) goTo(wanted()); });
  } else {
    article.dataset.loaded = "all";
  }
})();
