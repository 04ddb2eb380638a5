/* A live embed: a click or Enter on a mark opens its card here, arrows go from mark to mark, Esc closes.
   It works in a sandbox of its own origin: no cookie, no storage, nothing of the page around it is
   touched; that page is told how tall this one is. Without it every mark is a link to its words. */
(function () {
  "use strict";
  const sheet = document.getElementById("card");
  const inside = document.getElementById("card-inside");
  const charts = document.querySelector(".charts");
  let from = null; // the figure whose mark opened the card; by its id, for the chart may change its size

  const template = (id) => document.querySelector(`template[data-card="${CSS.escape(id)}"]`);
  const shown = () => [...document.querySelectorAll("a[data-figure]:not([tabindex])")].filter((link) => link.checkVisibility());
  const known = (id) => Boolean(id && (template(id) || document.querySelector(`[data-figure="${CSS.escape(id)}"]`)));

  async function fetchCard(id) {
    const address = `${location.pathname}/card/${encodeURIComponent(id)}${location.search}`;
    const answer = await fetch(address, { credentials: "omit" });
    if (!answer.ok) throw new Error(`card: ${answer.status}`);
    return answer.text();
  }

  function light(id) {
    if (charts) charts.classList.toggle("pinned", Boolean(id));
    document.querySelectorAll("[data-figure]").forEach((mark) => {
      mark.classList.toggle("on", mark.dataset.figure === id);
      if (mark.dataset.figure === id) mark.setAttribute("aria-current", "true"); else mark.removeAttribute("aria-current");
    });
  }

  async function open(id, mark) {
    const ready = template(id);
    try {
      inside.replaceChildren(ready ? ready.content.cloneNode(true) : document.createRange().createContextualFragment(await fetchCard(id)));
    } catch (_error) {
      window.open(mark.href, "_blank");
      return;
    }
    from = mark ? mark.dataset.figure : from;
    light(id);
    sheet.hidden = false;
    document.body.classList.add("open");
    sheet.scrollTop = 0;
    sheet.focus({ preventScroll: true });
  }

  function close() {
    sheet.hidden = true;
    document.body.classList.remove("open");
    light(null);
    const mark = from && shown().find((link) => link.dataset.figure === from);
    if (mark) mark.focus({ preventScroll: true });
    from = null;
  }

  /* The clipboard is closed to a sandboxed frame; the old way still answers to a press. */
  function copy(button) {
    const done = () => {
      const before = button.textContent;
      button.textContent = button.dataset.copied || "✓";
      setTimeout(() => { button.textContent = before; }, 1600);
    };
    const oldWay = () => {
      const field = document.createElement("textarea");
      field.value = button.dataset.copy;
      sheet.append(field);
      field.select();
      if (document.execCommand("copy")) done();
      field.remove();
      button.focus();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(button.dataset.copy).then(done, oldWay); else oldWay();
  }

  document.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    const button = event.target.closest("[data-copy]");
    if (button) { copy(button); return; }
    if (event.target.closest(".close")) { close(); return; }
    const mark = event.target.closest("[data-figure], [data-compare], [data-pin]");
    const id = mark && (mark.dataset.figure || mark.dataset.compare || mark.dataset.pin);
    if (known(id)) { event.preventDefault(); open(id, mark.closest("#card") ? null : mark); }
    else if (!sheet.hidden && !event.target.closest("#card")) close();
  });

  function step(by, at) {
    const marks = shown();
    const next = marks[marks.indexOf(at) + by];
    if (next) next.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !sheet.hidden) { event.preventDefault(); close(); return; }
    const mark = event.target.closest(".chart a[data-figure]");
    if (!mark) return;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by) { event.preventDefault(); step(by, mark); }
    if (event.key === " ") { event.preventDefault(); open(mark.dataset.figure, mark); }
  });

  let told = 0;
  function tellHeight() {
    document.body.classList.add("natural"); // as tall as it would be where nothing has to give way
    const height = Math.ceil(document.querySelector("main > :last-child").getBoundingClientRect().bottom + scrollY + 12);
    document.body.classList.remove("natural");
    if (height !== told && window.parent !== window) window.parent.postMessage({ figtrace: "height", height }, "*");
    told = height;
  }
  const watch = new ResizeObserver(tellHeight);
  document.querySelectorAll("main > *, .chart").forEach((part) => watch.observe(part));

  const pinned = document.body.dataset.pin;
  if (known(pinned)) open(pinned, shown().find((link) => link.dataset.figure === pinned));
})();
