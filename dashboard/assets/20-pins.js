/* Pinning: by pointer, keyboard or address. A pin is a ring in the chart, a lit row in the table, a
   card in the rail and `c=` in the address; Shift pins a second one, Esc lets go. */
(function () {
  "use strict";
  const ft = (window.figtrace = window.figtrace || {});
  const MOST = 2;
  const SLIP = 6; // pixels that a pointer may move between down and up
  let cursor = null;

  const isLive = () => Boolean(document.querySelector("#react-entry-point.mounted #chart"));
  const fromAddress = () => (new URLSearchParams(location.search).get("c") || "").split(",").filter(Boolean).slice(0, MOST);

  function writeAddress(pins) {
    const query = new URLSearchParams(location.search);
    if (pins.length) query.set("c", pins.join(",")); else query.delete("c");
    const text = query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
    history.pushState({ pins }, "", location.pathname + (text ? `?${text}` : "") + location.hash);
  }

  function light(pins) {
    const shown = pins.map(ft.markOf);
    document.querySelectorAll("[data-row]").forEach((row) => {
      const on = shown.includes(row.dataset.row);
      row.classList.toggle("on", on);
      if (on) row.setAttribute("aria-current", "true"); else row.removeAttribute("aria-current");
    });
  }

  function say(words) {
    const voice = document.getElementById("chart-voice");
    if (voice) voice.textContent = words;
  }

  function spoken(pins) {
    const marks = pins.map(ft.markOf).map((id) => ft.data.marks.find((mark) => mark.id === id)).filter(Boolean);
    return marks.length ? `${ft.context.words.pinned} ${marks.map((mark) => mark.spoken).join("; ")}` : "";
  }

  /* What is pinned is known at once, not when it is drawn: the next click may come before that. */
  function pin(pins, keepAddress) {
    ft.pins = pins;
    if (!keepAddress) writeAddress(pins);
    light(pins);
    say(pins.length ? spoken(pins) : ft.context.words.unpinned);
    window.dash_clientside.set_props("pins", { data: pins });
  }

  /* In the chart and the table a figure is its mark; in a card each quotation is one of its own. */
  function toggle(id, extend) {
    const now = ft.pins;
    const same = (other) => ft.markOf(other) === ft.markOf(id);
    if (now.some(same)) pin(now.filter((other) => !same(other)));
    else pin(extend && now.length ? [...now.slice(-1), id] : [id]);
  }

  /* A press that did not move chooses what lies under it. plotly's own click is not asked: right
     after a redraw it names the mark that was hovered before. */
  let pressed = null;
  document.addEventListener("pointerdown", (event) => {
    const drawn = event.button === 0 && event.target.closest("#chart .js-plotly-plot");
    pressed = drawn ? [event.clientX, event.clientY] : null;
  }, true);
  /* The second half of a double click would let go what the first has pinned. */
  const isAgain = (event) => event.detail > 1;
  document.addEventListener("mousedown", (event) => { if (isAgain(event)) pressed = null; }, true);
  document.addEventListener("pointerup", (event) => {
    if (!pressed || !isLive()) return;
    const still = Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) < SLIP;
    const id = still && (ft.labelAt(event.target) || ft.markAt(event.clientX, event.clientY));
    pressed = null;
    if (id) toggle(id, event.shiftKey);
  }, true);

  document.addEventListener("click", (event) => {
    if (!isLive() || event.metaKey || event.ctrlKey || event.button) return;
    const link = event.target.closest("[data-pin], [data-pins], [data-compare], [data-unpin]");
    const row = link || event.target.closest("[data-row]");
    if (!row) return;
    if (!link && (event.target.closest("a, button") || String(getSelection()))) return;
    event.preventDefault();
    if (isAgain(event)) return;
    const { pin: one, pins: both, compare, row: ofRow } = row.dataset;
    if (both) pin(both.split(","));
    else if (compare) pin([...ft.pins.slice(-1), compare].slice(-MOST));
    else if (one && row.closest(".card")) pin([one]);
    else if (one || ofRow) toggle(one || ofRow, event.shiftKey);
    else pin([]);
    if (both || row.closest(".figures")) reveal();
  });

  /* On narrow screens the card rises over the page; elsewhere it may have scrolled away. */
  function reveal() {
    const rail = document.getElementById("rail");
    if (rail && rail.getBoundingClientRect().bottom < 80) rail.scrollIntoView({ block: "start" });
  }

  /* Shift on a row pins a second figure; it must not select text. */
  document.addEventListener("mousedown", (event) => {
    if (event.shiftKey && event.target.closest("[data-row], [data-pin]")) event.preventDefault();
  });

  /* One place for chart and table: a dotted ring here, a line there. */
  function setCursor(id) {
    cursor = id;
    window.dash_clientside.set_props("look", { data: { cursor } });
    document.querySelectorAll("[data-row]").forEach((row) => row.classList.toggle("at", row.dataset.row === id));
  }

  const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
  const CLIMBS = { ArrowUp: 1, ArrowDown: -1 };
  const ENDS = { Home: 0, End: -1 };

  function move(key) {
    const heights = CLIMBS[key] && ft.heights();
    const order = heights ? [...ft.data.marks].sort((a, b) => heights.get(a.id) - heights.get(b.id)) : ft.data.marks;
    const from = order.findIndex((mark) => mark.id === cursor);
    const step = STEPS[key] || CLIMBS[key];
    let next = from < 0 ? (step > 0 ? 0 : order.length - 1) : Math.min(Math.max(from + step, 0), order.length - 1);
    if (key in ENDS) next = ENDS[key] < 0 ? order.length - 1 : 0;
    setCursor(order[next].id);
    say(order[next].spoken);
  }

  document.addEventListener("focusin", (event) => {
    const row = isLive() && event.target.closest("#table [data-row]");
    if (row && row.dataset.row !== cursor) setCursor(row.dataset.row);
  });

  document.addEventListener("keydown", (event) => {
    if (!isLive() || event.target.closest("input, textarea, select")) return;
    if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && ft.pins.length) { pin([]); return; }
    if (!event.target.closest("#chart-box")) return;
    if (STEPS[event.key] || CLIMBS[event.key] || event.key in ENDS) { event.preventDefault(); move(event.key); }
    else if ((event.key === "Enter" || event.key === " ") && cursor) { event.preventDefault(); toggle(cursor, event.shiftKey); }
  });

  window.addEventListener("popstate", () => { if (isLive()) pin(fromAddress(), true); });

  function redraw() {
    if (isLive()) window.dash_clientside.set_props("look", { data: { cursor, at: Date.now() } });
  }
  document.addEventListener("figtrace:theme", redraw);

  let size = null;
  document.addEventListener("figtrace:mounted", () => {
    const box = document.getElementById("chart-box");
    if (!box) return; // an island without a chart
    new ResizeObserver(() => {
      const now = Object.values(ft.data.widths).filter((width) => width <= box.clientWidth).length;
      if (size !== null && now !== size) redraw();
      size = now;
    }).observe(box);
    if (location.hash && ft.openTab) ft.openTab(location.hash.slice(1));
  });
})();
