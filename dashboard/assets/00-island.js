/* Mounts the island of a page in place of the same HTML that came with it (pages/serving.py). */
(function () {
  "use strict";
  const ft = (window.figtrace = window.figtrace || {});

  function readTree() {
    const element = document.getElementById("island-tree");
    return element ? JSON.parse(element.textContent) : null;
  }

  function walk(node, visit) {
    if (Array.isArray(node)) node.forEach((child) => walk(child, visit));
    else if (node && typeof node === "object" && node.props) {
      visit(node);
      walk(node.props.children, visit);
    }
  }

  /* The figure is put in before the first drawing, so that no empty axes flash up. */
  function mount() {
    const tree = readTree();
    if (!tree) return window.dash_clientside.no_update;
    const parts = {};
    walk(tree, (node) => { if (node.props.id) parts[node.props.id] = node; });
    if (parts.chart && parts.figures) {
      ft.data = parts.figures.props.data;
      ft.pins = parts.pins.props.data;
      ft.context = parts.context.props.data;
      parts.chart.props.figure = ft.figure(ft.pins, {});
    }
    const island = document.getElementById("react-entry-point");
    new MutationObserver((_changes, observer) => {
      if (!island.querySelector("#island > *")) return;
      observer.disconnect();
      const before = document.getElementById("prerendered");
      if (before) before.remove();
      island.classList.add("mounted");
      document.dispatchEvent(new CustomEvent("figtrace:mounted"));
    }).observe(island, { childList: true, subtree: true });
    return tree;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.figtrace = Object.assign({}, window.dash_clientside.figtrace, { mount });
})();
