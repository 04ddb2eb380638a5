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

  /* A part that has not come is an empty box of about its height. It comes when it is near the screen,
     when somebody goes to a figure in it, or when all of the text is asked for. */
  const NEAR = "1600px 0px";
  const starts = (article.dataset.starts || "").split(",").map(Number);
  const loading = new Map();
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) loadPart(entry.target);
  }, { rootMargin: NEAR });

  function reservePlaces() {
    const first = article.querySelector(".rd-part");
    const height = `${first.offsetHeight}px`;
    for (let number = 1; number <= Number(article.dataset.parts); number += 1) {
      if (String(number) === first.dataset.part) continue;
      const box = document.createElement("div");
      box.className = "rd-part rd-waiting";
      box.dataset.part = number;
      box.style.minHeight = height;
      if (number < Number(first.dataset.part)) first.before(box); else first.parentElement.append(box);
      near.observe(box);
    }
    document.getElementById("rd-parts")?.remove();
  }

  function noteProgress() {
    const waiting = article.querySelectorAll(".rd-waiting").length;
    const all = document.getElementById("rd-all");
    if (all) all.hidden = waiting === 0;
    if (!waiting) article.dataset.loaded = "all";
  }

  function loadPart(box) {
    const number = box.dataset.part;
    if (!box.classList.contains("rd-waiting")) return Promise.resolve();
    if (!loading.has(number)) {
      near.unobserve(box);
      const asked = fetch(`${base}/part/${number}${query}`).then(async (answer) => {
        if (!answer.ok) throw new Error(`part ${number}: ${answer.status}`);
        box.innerHTML = await answer.text();
        box.classList.remove("rd-waiting");
        box.style.minHeight = "";
        noteProgress();
      });
      asked.catch(() => { loading.delete(number); near.observe(box); }); // tried again when it is near again
      loading.set(number, asked);
    }
    return loading.get(number);
  }

  const boxOf = (number) => article.querySelector(`.rd-part[data-part="${number}"]`);

  /* The element of an id, its part fetched if need be: an id ends in its place, as 002:8020-8032. */
  async function find(id) {
    const here = document.getElementById(id);
    const place = /(\d+)-\d+$/.exec(id);
    if (here || !place || starts.length < 2) return here;
    const number = starts.filter((start) => start <= Number(place[1])).length;
    const box = boxOf(Math.max(number, 1));
    if (box) await loadPart(box).catch(() => {});
    return document.getElementById(id);
  }

  document.getElementById("rd-all")?.addEventListener("click", async (event) => {
    event.target.disabled = true;
    for (const box of article.querySelectorAll(".rd-waiting")) {
      event.target.textContent = `${box.dataset.part} / ${article.dataset.parts}`;
      await loadPart(box).catch(() => {});
    }
    event.target.disabled = false;
  });

  // ---- evidence -------------------------------------------------------------------------------

  function hideEvidence() {
    for (const piece of article.querySelectorAll(".ev.on")) {
      piece.classList.remove("on", "below");
      delete piece.dataset.role;
    }
  }

  /* The part of a figure and the two beside it: evidence stands near, and the rest need not be searched. */
  function around(id) {
    const part = document.getElementById(id)?.closest(".rd-part");
    if (!part) return [article];
    return [part.previousElementSibling, part, part.nextElementSibling].filter(Boolean);
  }

  function showEvidence(id) {
    hideEvidence();
    if (!id) return;
    let before = "";
    const selector = `[data-ev*="${CSS.escape(id)}"]`;
    for (const piece of around(id).flatMap((part) => [...part.querySelectorAll(selector)])) {
      const named = piece.dataset.ev.split(" ").find((token) => token.slice(token.indexOf(":") + 1) === id);
      if (!named) continue;
      const role = named.slice(0, named.indexOf(":"));
      piece.classList.add("on");
      if (role !== before || !piece.previousSibling?.classList?.contains("on")) piece.dataset.role = roles[role] || role;
      if (role === "unit" || role === "number") piece.classList.add("below");
      before = role;
    }
  }

  /* The sentence of the pinned figure: where sentences end in their paragraph is told with it (data-ends). */
  function markSentence(id) {
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete("sentence");
    const figure = id && document.getElementById(id);
    const words = figure?.closest(".rd-text");
    if (!words) return;
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEndBefore(figure);
    const at = before.toString().length;
    const ends = (words.dataset.ends || "").split(",").filter(Boolean).map(Number);
    const start = Math.max(0, ...ends.filter((end) => end <= at));
    const end = ends.find((one) => one > at) ?? words.textContent.length;
    CSS.highlights.set("sentence", new Highlight(rangeOf(words, start, end)));
  }

  /* From where to where in the characters of an element. */
  function rangeOf(element, start, end) {
    const range = document.createRange();
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let at = 0, node = nodes.nextNode(); node; at += node.length, node = nodes.nextNode()) {
      if (at <= start && start < at + node.length) range.setStart(node, start - at);
      if (at < end && end <= at + node.length) range.setEnd(node, end - at);
    }
    return range;
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

  /* The page beside the text follows what is pinned (30-beside.js). */
  const tellPinned = () => article.dispatchEvent(new CustomEvent("pinned", { detail: pinned }));

  function pin(id, write) {
    for (const element of document.querySelectorAll(".pinned")) element.classList.remove("pinned");
    pinned = id;
    for (const element of byFigure(id)) element.classList.add("pinned");
    showEvidence(id);
    markSentence(id);
    tellPinned();
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
    markSentence(null);
    tellPinned();
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

  async function goTo(id) {
    const element = id && await find(id);
    if (!element) return;
    if (element.tagName === "DETAILS") element.open = true;
    if (!article.contains(element)) return;
    if (element.classList.contains("num")) showNumerals(true);
    bring(element);
    if (element.classList.contains("fig") && !narrow()) pin(id, false);
  }

  /* The next figure in the text; a part that has not come yet is fetched if it lies between. */
  async function step(by) {
    const stops = [...article.querySelectorAll(".fig[id], .rd-waiting")];
    let at = stops.findIndex((stop) => stop.id === pinned);
    at = at < 0 ? (by > 0 ? 0 : stops.length - 1) : at + by;
    const next = stops[at];
    if (!next) return;
    if (next.classList.contains("rd-waiting")) {
      await loadPart(next);
      step(by);
      return;
    }
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
    const anchor = event.target.closest('a[href^="#"]:not([data-figure])');
    if (anchor && !document.getElementById(anchor.hash.slice(1))) goTo(decodeURIComponent(anchor.hash.slice(1)));
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
  if (Number(article.dataset.parts) > 1 && article.querySelector(".rd-part")) reservePlaces();
  noteProgress();
  goTo(wanted());
})();
