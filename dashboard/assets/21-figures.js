/* The table of all figures comes as HTML from the server (pages/figures.py), escaped there, and is put in its place. */
(function () {
  "use strict";

  function table(html) {
    const place = document.getElementById("figures-main");
    if (place && typeof html === "string") place.innerHTML = html;
    return window.dash_clientside.no_update;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.figtrace = Object.assign({}, window.dash_clientside.figtrace, { table });
})();
