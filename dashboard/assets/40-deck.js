/* A link that offers a slide lays it aside at once and stays on the page; without this script it leads
   to /deck, which asks. */
(function () {
  "use strict";
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-deck]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.dataset.kept) return;
    event.preventDefault();
    const body = new URLSearchParams({ do: "add", c: link.dataset.deck });
    fetch("/deck/tray", { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((tray) => {
        link.dataset.kept = "1"; /* a second click leads to the tray */
        link.href = "/deck";
        link.textContent = link.dataset.said.replace("#", tray.slides);
        link.setAttribute("aria-live", "polite");
      })
      .catch(() => { window.location.assign(link.href); });
  });
})();
