/* Settling by keys: 1 to 9 choose a reading, a accepts, r and s go to a field, u undoes, j and k lead on. */
(function () {
  "use strict";
  const all = document.querySelector(".rt-all");
  if (all) {
    const boxes = [...document.querySelectorAll(".rt tbody input[type=checkbox]")];
    all.hidden = false;
    all.addEventListener("change", () => { for (const box of boxes) box.checked = all.checked; });
    for (const box of boxes) box.addEventListener("change", () => { all.checked = boxes.every((one) => one.checked); });
  }
  const page = document.querySelector(".rv-head");
  if (!page) return;
  const filter = document.getElementById("rv-document");
  if (filter) filter.addEventListener("change", () => filter.form.submit());

  function press(found) {
    if (found.matches("a")) location.assign(found.href);
    else if (found.matches("button")) found.click();
    else if (found.type === "radio") { found.checked = true; found.focus(); }
    else { const box = found.closest("details"); if (box) box.open = true; found.focus(); }
  }

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input, textarea, select, [contenteditable]");
    if (field && field.type !== "radio") {
      if (event.key === "Escape") field.blur();
      return;
    }
    if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey || event.repeat || !window.figtrace.hasKeys()) return;
    const found = document.querySelector(`main [data-key="${CSS.escape(event.key)}"]`);
    if (!found) return;
    event.preventDefault();
    press(found);
  });

  /* A form is sent once, however often a key is pressed. */
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "1";
  });
})();
