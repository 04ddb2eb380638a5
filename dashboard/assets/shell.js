/* On every page: brightness without a reload, the cursor into the search, copying.
   Everything here also works without it (links, a form), only slower. */
(function () {
  "use strict";
  const root = document.documentElement;

  function setBrightness(link) {
    const names = ["auto", "light", "dark"];
    const signs = { auto: "◐", light: "○", dark: "●" };
    const next = names[(names.indexOf(link.dataset.themeNow) + 1) % names.length];
    const label = `${link.dataset.label}: ${link.dataset.labels.split("|")[names.indexOf(next)]}`;
    if (next === "auto") root.removeAttribute("data-theme");
    else root.dataset.theme = next;
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
    link.dataset.themeNow = next;
    link.textContent = signs[next];
    link.title = label;
    link.setAttribute("aria-label", label);
    document.dispatchEvent(new CustomEvent("figtrace:theme"));
  }

  function copy(button) {
    navigator.clipboard.writeText(button.dataset.copy).then(() => {
      const before = button.textContent;
      button.textContent = button.dataset.copied || "✓";
      setTimeout(() => { button.textContent = before; }, 1600);
    });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#brightness");
    if (link) { event.preventDefault(); setBrightness(link); }
    const button = event.target.closest("[data-copy]");
    if (button && navigator.clipboard) { event.preventDefault(); copy(button); }
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const wanted = (event.key === "/" && !typing) || (event.key === "k" && (event.metaKey || event.ctrlKey));
    const field = wanted && document.querySelector(".search input");
    if (field) { event.preventDefault(); field.focus(); field.select(); }
  });

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    document.dispatchEvent(new CustomEvent("figtrace:theme"));
  });
})();
