/* The rail: cards come as trees of Dash components from /rail/…, fetched ahead while nothing else is
   to be done and whenever the pointer comes near, so that a click finds its card already here. */
(function () {
  "use strict";
  const ft = (window.figtrace = window.figtrace || {});
  const AHEAD = 12; // cards fetched before anybody asks
  const cards = new Map();

  function address(pins) {
    const { indicator, lang, query } = ft.context;
    const words = new URLSearchParams({ ...query, ...(pins.length ? { c: pins.join(",") } : {}), lang });
    return `/rail/${encodeURIComponent(indicator)}?${words}`;
  }

  ft.fetchRail = function (pins) {
    const key = pins.join(",");
    if (!cards.has(key)) {
      const asked = fetch(address(pins)).then((answer) => {
        if (!answer.ok) throw new Error(`rail: ${answer.status}`);
        return answer.json();
      });
      cards.set(key, asked);
      asked.catch(() => cards.delete(key));
    }
    return cards.get(key);
  };

  /* What did not come must not leave the card of another figure standing: its address is offered instead. */
  function missing() {
    const { card_missing: told, card_again: again, close } = ft.context.words;
    const html = (type, children, props) => ({ namespace: "dash_html_components", type, props: { children, ...props } });
    return [
      html("Button", "×", { className: "rail-close", "aria-label": close, "data-unpin": "1" }),
      html("P", [told, " ", html("A", again, { href: location.href })], { className: "rail-missing", role: "alert" }),
    ];
  }

  async function fill(pins, context) {
    ft.context = context;
    return ft.fetchRail(pins || []).catch(missing);
  }

  const near = (id) => { if (id && ft.context) ft.fetchRail([id]).catch(() => {}); };

  document.addEventListener("pointerover", (event) => {
    const over = event.target.closest("[data-row], [data-pin]");
    if (over) near(over.dataset.pin || over.dataset.row);
  });
  document.addEventListener("pointermove", (event) => {
    if (event.target.closest("#chart .js-plotly-plot")) near(ft.markAt(event.clientX, event.clientY));
  });

  document.addEventListener("figtrace:mounted", () => {
    if (!ft.data) return; // an island without a chart
    const waiting = ft.data.marks.slice(0, AHEAD).map((mark) => mark.id);
    const idle = window.requestIdleCallback || ((act) => setTimeout(act, 200));
    (function next() {
      const id = waiting.shift();
      document.documentElement.toggleAttribute("data-ahead", !id);
      if (id) idle(() => ft.fetchRail([id]).catch(() => {}).then(next));
    })();
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.figtrace = Object.assign({}, window.dash_clientside.figtrace, { fill });
})();
