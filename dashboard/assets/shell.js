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

  /* A citation is copied twice at once: as plain text, and as rich text in which its address is a link. */
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const linked = (text) => escaped(text).replace(/https?:\/\/[^\s<>"]*[^\s<>".,;)]/g, (found) => `<a href="${found}">${found}</a>`);

  function writeBoth(text) {
    if (!window.ClipboardItem) return navigator.clipboard.writeText(text);
    const parts = { "text/plain": text, "text/html": `<p>${linked(text)}</p>` };
    const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }

  /* Said to those who hear the page. */
  function announce(words) {
    let line = document.getElementById("said");
    if (!line) {
      line = Object.assign(document.createElement("p"), { id: "said", className: "visually-hidden" });
      line.setAttribute("role", "status");
      document.body.append(line);
    }
    line.textContent = "";
    requestAnimationFrame(() => { line.textContent = words; });
  }

  function copy(button) {
    writeBoth(button.dataset.copy).then(() => {
      const before = button.textContent;
      button.textContent = button.dataset.copied || "✓";
      announce(button.textContent);
      setTimeout(() => { button.textContent = before; }, 1600);
    });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#brightness");
    if (link) { event.preventDefault(); setBrightness(link); }
    const button = event.target.closest("[data-copy]");
    if (button && navigator.clipboard) { event.preventDefault(); copy(button); }
  });

  /* Keys of one letter can be turned off (assets/30-keys.js): who speaks to the machine needs that. */
  const ft = (window.figtrace = window.figtrace || {});
  ft.hasKeys = () => { try { return localStorage.getItem("keys") !== "off"; } catch (_error) { return true; } };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const wanted = (event.key === "/" && !typing && ft.hasKeys()) || (event.key === "k" && (event.metaKey || event.ctrlKey));
    const field = wanted && document.querySelector(".search input");
    if (field) { event.preventDefault(); field.focus(); field.select(); }
  });

  /* A word of the menu that has the focus is seen whole; browsers are content with a part of it. */
  document.addEventListener("focusin", (event) => {
    if (event.target.closest(".menu")) event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  /* Tabs: links to sections that all stand on the page; one is shown, all are printed. */
  ft.openTab = function (name) {
    const tab = document.querySelector(`[data-tab="${CSS.escape(name)}"]`);
    if (!tab) return;
    root.classList.add("tabbed");
    document.querySelectorAll("[data-tab]").forEach((other) => {
      other.classList.toggle("on", other.dataset.tab === name);
      other.setAttribute("aria-expanded", String(other.dataset.tab === name));
      document.getElementById(other.dataset.tab).classList.toggle("shown", other.dataset.tab === name);
    });
  };
  const openFirst = () => {
    const first = document.querySelector("[data-tab]");
    const named = document.querySelector(`[data-tab="${CSS.escape(location.hash.slice(1))}"]`);
    if (first) ft.openTab((named || first).dataset.tab);
  };
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-tab]");
    if (!tab) return;
    event.preventDefault();
    history.replaceState(history.state, "", `#${tab.dataset.tab}`);
    ft.openTab(tab.dataset.tab);
    /* What opens below the edge of the screen would seem to do nothing. */
    const isLow = document.getElementById(tab.dataset.tab).getBoundingClientRect().top > innerHeight * 0.6;
    if (isLow) tab.parentElement.scrollIntoView({ block: "start" });
  });
  document.addEventListener("figtrace:mounted", openFirst);
  openFirst();

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    document.dispatchEvent(new CustomEvent("figtrace:theme"));
  });
})();
