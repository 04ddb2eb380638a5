/* The parts of /time come as HTML from the server (pages/time.py), escaped there, and are put in their places. */
(function () {
  "use strict";

  function time(parts) {
    for (const [name, html] of Object.entries(parts || {})) {
      const place = document.getElementById(`time-${name}`);
      if (place && typeof html === "string") place.innerHTML = html;
    }
    document.dispatchEvent(new CustomEvent("figtrace:time"));
    return window.dash_clientside.no_update;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.figtrace = Object.assign({}, window.dash_clientside.figtrace, { time });
})();
