/* Zoom and pan of /time by keys, wheel and fingers. What is seen stands in the address; the server paints it anew
   (pages/time.py). Until it has, the picture is moved and stretched as it is. Without this script the links do it. */
(function () {
  "use strict";
  const work = document.getElementById("time-work");
  if (!work) return;
  const LEAST = 30, PAUSE = 140, EPOCH = 719163; // days that are seen at least; ms until the server is asked
  const picture = () => document.getElementById("time-picture");
  let seen = null, painted = null, timer = 0;

  const mounted = () => document.querySelector("#react-entry-point.mounted");
  const iso = (day) => new Date((day - EPOCH) * 86400000).toISOString().slice(0, 10);

  function read() {
    const data = picture() && picture().dataset;
    painted = data ? { start: +data.start, end: +data.end, first: +data.first, last: +data.last } : null;
    seen = painted && { start: painted.start, end: painted.end };
  }

  function go(search) { window.dash_clientside.set_props("time-address", { search }); }

  function ask() {
    const query = new URLSearchParams(location.search);
    if (seen) query.set("w", `${iso(seen.start)}..${iso(seen.end - 1)}`);
    else query.delete("w");
    go("?" + query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":"));
  }

  /* What is painted already, where it will be. */
  function stretch() {
    const scale = (painted.end - painted.start) / (seen.end - seen.start);
    const shift = ((painted.start - seen.start) / (seen.end - seen.start)) * 100;
    for (const part of picture().querySelectorAll(".tm-plot")) {
      part.style.transformOrigin = "0 0";
      part.style.transform = `translateX(${shift}%) scaleX(${scale})`;
    }
  }

  function look(start, days) {
    if (!painted || !mounted()) return;
    const most = painted.last - painted.first;
    const kept = Math.round(Math.min(Math.max(days, Math.min(LEAST, most)), most));
    const from = Math.round(Math.min(Math.max(start, painted.first), painted.last - kept));
    if (from === seen.start && from + kept === seen.end) return;
    seen = { start: from, end: from + kept };
    stretch();
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  function zoom(factor, share = 0.5) {
    const days = (seen.end - seen.start) * factor;
    look(seen.start + (seen.end - seen.start) * share - days * share, days);
  }

  function move(share) { look(seen.start + (seen.end - seen.start) * share, seen.end - seen.start); }

  function reset() {
    if (!new URLSearchParams(location.search).has("w")) return;
    seen = null;
    clearTimeout(timer);
    ask();
  }

  /* Keys zoom around the mark that has the focus, else around the pointer, else around the middle. */
  let pointer = null;
  function around() {
    const mark = document.activeElement.closest("#time-picture a[data-key]");
    const box = mark && (mark.querySelector(".tm-glyph, .tm-band, .tm-line") || mark).getBoundingClientRect();
    const x = box ? box.left + box.width / 2 : pointer;
    return x === null ? 0.5 : Math.min(Math.max(shareOf(x), 0), 1);
  }
  work.addEventListener("pointermove", (event) => { pointer = picture() && picture().contains(event.target) ? event.clientX : null; });
  work.addEventListener("pointerleave", () => { pointer = null; });

  const closer = () => zoom(0.5, around());
  const KEYS = { "+": closer, "=": closer, "-": () => zoom(2, around()), "0": reset };
  const ARROWS = { ArrowLeft: () => move(-0.25), ArrowRight: () => move(0.25) };

  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, [contenteditable]") || !seen || !mounted()) return;
    const inside = picture() && picture().contains(event.target);
    const act = (inside && ARROWS[event.key]) || ((inside || window.figtrace.hasKeys()) && KEYS[event.key]);
    if (!act) return;
    event.preventDefault();
    act();
  });

  /* A link of the page itself, clicked as a link: the address changes, Dash asks for the rest. */
  let focused = null;
  work.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-choose]");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain || !mounted()) return;
    event.preventDefault();
    clearTimeout(timer);
    focused = link.dataset.step || null;
    go(new URL(link.href).search);
  });

  /* Fingers and mouse: one moves, two pinch; a click that moved nothing stays a click. */
  const fingers = new Map();
  let moved = false;
  const plotOf = () => [...picture().querySelectorAll(".tm-axis")].find((part) => part.getBoundingClientRect().width);
  const shareOf = (x) => { const box = plotOf().getBoundingClientRect(); return (x - box.left) / box.width; };
  let held = null;

  function hold() {
    const xs = [...fingers.values()];
    held = seen && { ...seen, xs, width: plotOf().parentElement.getBoundingClientRect().width };
  }

  work.addEventListener("pointerdown", (event) => {
    if (!picture() || !picture().contains(event.target) || event.button || !seen) return;
    fingers.set(event.pointerId, event.clientX);
    moved = false;
    hold();
  });
  window.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId) || !held || !picture()) return;
    fingers.set(event.pointerId, event.clientX);
    const xs = [...fingers.values()], days = held.end - held.start;
    const before = held.xs.reduce((a, b) => a + b, 0) / held.xs.length, now = xs.reduce((a, b) => a + b, 0) / xs.length;
    if (!moved && Math.abs(now - before) < 5 && xs.length < 2) return;
    moved = true;
    picture().classList.add("tm-moving");
    const apart = (list) => Math.max(Math.abs(list[0] - (list[1] ?? list[0])), 1);
    const scale = xs.length > 1 ? apart(held.xs) / apart(xs) : 1;
    const left = plotOf().parentElement.getBoundingClientRect().left;
    const under = held.start + ((before - left) / held.width) * days;
    look(under - ((now - left) / held.width) * days * scale, days * scale);
  });
  function release(event) {
    if (!fingers.delete(event.pointerId)) return;
    if (picture()) picture().classList.remove("tm-moving");
    if (fingers.size) hold(); else held = null;
  }
  window.addEventListener("pointerup", release);
  window.addEventListener("pointercancel", release);
  work.addEventListener("click", (event) => {
    if (moved && picture() && picture().contains(event.target)) { event.preventDefault(); event.stopPropagation(); }
    moved = false;
  }, true);
  work.addEventListener("dragstart", (event) => { if (event.target.closest("#time-picture")) event.preventDefault(); });
  work.addEventListener("wheel", (event) => {
    if (!event.ctrlKey || !picture() || !picture().contains(event.target) || !seen) return;
    event.preventDefault();
    zoom(Math.exp(Math.sign(event.deltaY) * 0.25), Math.min(Math.max(shareOf(event.clientX), 0), 1));
  }, { passive: false });

  /* What a mark says, under the picture, for pointer and focus alike; it is the name of its link as well. */
  function tell(event) {
    const link = event.target.closest && event.target.closest("#time-picture a[data-key]");
    const told = document.getElementById("time-told");
    if (!link || !told) return;
    told.textContent = link.querySelector("title").textContent;
    told.hidden = false;
  }
  work.addEventListener("pointerover", tell);
  work.addEventListener("focusin", tell);

  /* After the server has answered: where the focus was it is again, and what is seen is spoken. */
  let at = null;
  work.addEventListener("focusin", (event) => {
    const link = event.target.closest("a[data-key]");
    at = event.target === picture() ? "" : link ? link.dataset.key : null;
  });
  document.addEventListener("figtrace:time", () => {
    read();
    fold();
    document.getElementById("time-voice").textContent = picture() ? picture().getAttribute("aria-label") : "";
    const step = focused && work.querySelector(`[data-step="${focused}"]`);
    const visible = (link) => link.getClientRects().length;
    const same = at && [...picture().querySelectorAll("a[data-key]")].find((link) => link.dataset.key === at && visible(link));
    if (step) step.focus({ preventScroll: true });
    else if (at !== null && picture()) (same || picture()).focus({ preventScroll: true });
    focused = null;
  });

  function fold() {
    const all = work.querySelector(".fg-all");
    if (all && matchMedia("(max-width: 767px)").matches) all.open = false;
  }
  read();
  fold();
})();
