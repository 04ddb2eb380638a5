/* Which figure fits, in which colours, and what is pinned in it. A figure names its colours ($o1,
   $o1/0.2); they are read from the CSS variables of the theme at hand. */
(function () {
  "use strict";
  const ft = (window.figtrace = window.figtrace || {});
  const NAME = /^\$([a-z]\w*)(?:\/([\d.]+))?$/;
  const DIM = 0.28;

  function paint(node, style) {
    if (Array.isArray(node)) return node.map((item) => paint(item, style));
    if (node && typeof node === "object") {
      const out = {};
      for (const key in node) out[key] = paint(node[key], style);
      return out;
    }
    const named = typeof node === "string" && NAME.exec(node);
    if (!named) return node;
    const colour = style.getPropertyValue(`--${named[1]}`).trim();
    if (named[2] === undefined) return colour;
    const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return `rgba(${parts.join(",")},${named[2]})`;
  }

  /* The widest drawing that the box has room for. */
  function choose() {
    const box = document.querySelector("#react-entry-point #chart-box") || document.getElementById("chart-box");
    const room = box ? box.clientWidth : 800;
    const names = Object.keys(ft.data.widths).sort((a, b) => ft.data.widths[b] - ft.data.widths[a]);
    return names.find((name) => ft.data.widths[name] <= room) || names[names.length - 1];
  }

  /* The trace at which a mark stands, as the server says (charts/strokes.py), for rings here and in pictures. */
  const glyphOf = (chart, id) => (id in chart.glyphs ? chart.data[chart.glyphs[id]] : undefined);

  /* A ring around a glyph, an outline around a column; dotted for the place of the keyboard. */
  function ring(trace, size, width, dash) {
    const { x, y, xaxis, type } = trace;
    const common = { x, y, name: dash ? "cursor" : "pin", hoverinfo: "skip", ...(xaxis ? { xaxis } : {}) };
    const line = { width: type === "bar" ? width + 0.6 : width, color: "$ink" };
    if (type === "bar") return { ...common, type, width: trace.width, marker: { color: "rgba(0,0,0,0)", line } };
    const marker = { symbol: dash ? "circle-open-dot" : "circle-open", size, color: "$ink", opacity: 1, line };
    return { ...common, type: "scatter", mode: "markers", cliponaxis: false, marker };
  }

  /* The mark that stands for a figure: its own, or the one of the statement that it quotes. */
  ft.markOf = function (id) {
    const mark = ft.data && ft.data.marks.find((other) => other.id === id || other.same.includes(id));
    return mark ? mark.id : id;
  };

  /* Where marks stand from below, as drawn at the present width. */
  ft.heights = function () {
    const chart = ft.data.charts[choose()];
    return new Map(Object.keys(chart.glyphs).map((id) => [id, glyphOf(chart, id).y[0]]));
  };

  /* The figure of the present width and theme, with rings around what is pinned, the rest dimmed. */
  ft.figure = function (pins, look) {
    const chart = ft.data.charts[choose()];
    const shown = pins.map(ft.markOf).filter((id) => ft.data.marks.some((mark) => mark.id === id));
    const dims = (id) => shown.length > 0 && id && !shown.includes(id);
    const data = chart.data.map((trace) => (dims(trace.meta) ? { ...trace, opacity: DIM } : trace));
    const at = (id) => glyphOf(chart, id);
    const around = (trace) => Math.max(24, (trace.marker.size || 0) + 12);
    shown.map(at).filter(Boolean).forEach((trace) => data.push(ring(trace, around(trace), 2)));
    const cursor = look && look.cursor && at(look.cursor);
    if (cursor) data.push(ring(cursor, around(cursor) - 6, 1.2, true));
    const annotations = (chart.layout.annotations || []).map((note) =>
      dims(note.name) ? { ...note, opacity: 0.6 } : note);
    const layout = { ...chart.layout, annotations, autosize: true };
    return paint({ data, layout }, getComputedStyle(document.documentElement));
  };

  const graphOf = () => document.querySelector("#chart .js-plotly-plot");
  const REACH = 18; // pixels around a point that belong to it

  /* How far a pointer is from one point of a trace; within a column it is not far at all. */
  function distance(trace, at, left, top, layout) {
    const x = layout[`xaxis${(trace.xaxis || "x").slice(1)}`];
    const y = layout[`yaxis${(trace.yaxis || "y").slice(1)}`];
    const point = [x._offset + x.d2p(trace.x[at]), y._offset + y.d2p(trace.y[at])];
    if (trace.type !== "bar") return Math.hypot(point[0] - left, point[1] - top);
    const half = Math.max(REACH / 2, Math.abs(x.l2p(trace.width[at]) - x.l2p(0)) / 2);
    const zero = y._offset + y.d2p(0);
    const inside = top >= Math.min(point[1], zero) - REACH / 2 && top <= Math.max(point[1], zero) + REACH / 2;
    return Math.abs(point[0] - left) <= half && inside ? 0 : Infinity;
  }

  /* The figure drawn at a place on the screen, or null. */
  ft.markAt = function (clientX, clientY) {
    const graph = graphOf();
    const box = graph.getBoundingClientRect();
    let best = [REACH, null];
    for (const trace of graph._fullData) {
      if (!trace.customdata) continue;
      for (let at = 0; at < trace.customdata.length; at += 1) {
        const far = distance(trace, at, clientX - box.left, clientY - box.top, graph._fullLayout);
        if (far < best[0]) best = [far, [].concat(trace.customdata[at])[0]];
      }
    }
    return best[1];
  };

  /* The figure that a label in the chart belongs to, or null. */
  ft.labelAt = function (element) {
    const label = element.closest(".annotation");
    const note = label && graphOf().layout.annotations[label.dataset.index];
    return (note && note.name) || null;
  };

  function draw(pins, look) {
    const figure = ft.figure(pins || [], look || {});
    const box = document.getElementById("chart-box");
    if (box) {
      box.style.setProperty("--h", `${figure.layout.height}px`);
      box.dataset.kind = figure.layout.meta; // what the words under it explain
    }
    return figure;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.figtrace = Object.assign({}, window.dash_clientside.figtrace, { draw });
})();
