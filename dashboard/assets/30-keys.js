/* The keys of an indicator's page, and the list of them. Each presses what stands on the page anyway;
   a key whose button is not there does nothing and is not listed. */
(function () {
  "use strict";
  const list = document.getElementById("keys");
  if (!list) return;
  const voice = document.getElementById("keys-voice");
  const rail = () => document.querySelector("#react-entry-point #rail") || document.getElementById("rail");

  const TARGETS = {
    t: () => document.getElementById("table"),
    c: () => rail() && rail().querySelector("[data-copy]"),
    x: () => document.querySelector('.tools [data-file="csv"]'),
    "+": () => (rail() && rail().querySelector("[data-deck]")) || document.querySelector("[data-deck]"),
    "?": () => list,
  };

  function goToTable(section) {
    const lit = section.querySelector("tr.on a, tr.at a") || section.querySelector("tbody a");
    if (window.figtrace.openTab) window.figtrace.openTab("table");
    if (lit) lit.focus();
    section.scrollIntoView({ block: "start" });
  }

  function open() {
    for (const item of list.querySelectorAll("[data-needs]")) item.hidden = !document.querySelector(item.dataset.needs);
    document.getElementById("keys-on").checked = window.figtrace.hasKeys();
    list.showModal();
  }

  function press(key) {
    const target = TARGETS[key]();
    if (key === "?") open();
    else if (key === "t" && target) goToTable(target);
    else if (target) {
      target.click();
      if (key === "c") voice.textContent = list.dataset.copied;
    } else if (key === "c") voice.textContent = list.dataset.nothing;
  }

  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || list.open) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (!(event.key in TARGETS) || !window.figtrace.hasKeys()) return;
    event.preventDefault();
    press(event.key);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys]")) open();
    if (event.target.closest("#keys-close") || event.target === list) list.close();
  });
  document.getElementById("keys-on").addEventListener("change", (event) => {
    localStorage.setItem("keys", event.target.checked ? "on" : "off");
  });
})();
