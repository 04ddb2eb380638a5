/* The page of the original beside the text: that of the pinned figure, else that of the lines one reads. */
(function () {
  "use strict";
  const article = document.getElementById("rd");
  const pane = document.getElementById("rd-leaf");
  const button = document.getElementById("rd-beside");
  if (!article || !pane || !button) return;
  const frame = pane.parentElement;
  const { document: name, lang, version } = article.dataset;
  const query = `?lang=${lang}${version ? `&v=${version}` : ""}`;
  const pages = article.dataset.pages.split(",").map((pair) => pair.split(":").map(Number)); // number, where it begins
  const isDrawn = article.dataset.drawn === "1"; // a sheet has pages beside each other
  const EYE = 0.3; // of the height of the window
  const fetched = new Map();
  let shown = null;
  let pinned = null;

  const isOn = () => frame.classList.contains("beside");
  const pageAt = (offset) => (pages.filter(([, start]) => start <= offset).pop() || pages[0])[0];

  /* A page by its number, or as "of/…" the one on which a figure stands. */
  function fetchPage(number) {
    if (!fetched.has(number)) {
      const asked = fetch(`/d/${encodeURIComponent(name)}/picture/${number}${query}`).then((answer) => {
        if (!answer.ok) throw new Error(`page ${number}: ${answer.status}`);
        return answer.text();
      });
      asked.catch(() => fetched.delete(number));
      fetched.set(number, asked);
    }
    return fetched.get(number);
  }

  async function show(number) {
    if (!isOn()) return;
    if (number !== shown) {
      shown = number;
      const words = await fetchPage(number).catch(() => null);
      if (words === null || shown !== number) return;
      pane.innerHTML = words;
      pane.scrollTop = 0;
    }
    markPinned();
  }

  /* The box of the pinned figure is lit and in sight. */
  function markPinned() {
    for (const box of pane.querySelectorAll("a.pinned")) box.classList.remove("pinned");
    const box = pinned && pane.querySelector(`.leaf a[data-figure="${CSS.escape(pinned)}"]`);
    if (!box) return;
    box.classList.add("pinned");
    const place = box.getBoundingClientRect();
    const view = pane.getBoundingClientRect();
    if (place.top < view.top + 30 || place.bottom > view.bottom - 30) {
      pane.scrollTop += place.top - view.top - view.height / 3;
    }
  }

  function follow() {
    if (!isOn()) return;
    const place = pinned && /:(\d+)-\d+$/.exec(pinned);
    if (place) { show(isDrawn ? `of/${encodeURIComponent(pinned)}` : pageAt(Number(place[1]))); return; }
    const left = article.getBoundingClientRect().left + 40;
    const row = document.elementFromPoint(left, innerHeight * EYE)?.closest(".rd-row[data-at]")
      || [...article.querySelectorAll(".rd-row[data-at]")].find((one) => one.getBoundingClientRect().bottom > innerHeight * EYE);
    if (row) show(pageAt(Number(row.dataset.at)));
    else if (shown === null) show(pages[0][0]);
  }

  function turn(on) {
    frame.classList.toggle("beside", on);
    pane.hidden = !on;
    button.setAttribute("aria-pressed", String(on));
    follow();
  }

  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
  article.addEventListener("pinned", (event) => { pinned = event.detail; follow(); markPinned(); });
  button.addEventListener("click", () => {
    localStorage.setItem("beside", isOn() ? "off" : "on");
    turn(!isOn());
  });
  const wide = matchMedia("(min-width: 1200px)");
  const settle = () => turn(wide.matches && localStorage.getItem("beside") !== "off");
  wide.addEventListener("change", settle);
  settle();
})();
