/* What is compared comes as HTML from the server (pages/compare.py), escaped there, and is put in its place. */
(function () {
  "use strict";

  function compare(parts) {
    const place = document.getElementById("compare-work");
    if (place && parts && typeof parts.work === "string") {
      document.dispatchEvent(new CustomEvent("figtrace:compare", { detail: "before" }));
      place.innerHTML = parts.work;
      document.querySelector(".print-address").textContent = parts.address;
      document.dispatchEvent(new CustomEvent("figtrace:compare", { detail: "after" }));
    }
    return window.dash_clientside.no_update;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.figtrace = Object.assign({}, window.dash_clientside.figtrace, { compare });
})();
