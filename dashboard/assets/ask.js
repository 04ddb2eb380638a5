/* The box on every page answers while one types: a combobox with a list of links, as the WAI-ARIA practices have it.
   Without this script it is a form that leads to /search. */
(function () {
  "use strict";
  const WAIT = 40; // ms without a key before a question is sent
  const ANSWERS = new Map(); // what has been asked on this page
  const KEPT = 60;

  function equip(form, number) {
    const input = form.querySelector("input[name=q]");
    if (!input || form.dataset.equipped) return;
    form.dataset.equipped = "yes";
    const list = Object.assign(document.createElement("div"), { id: `ask-list-${number}`, className: "ask-list", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.options);
    form.append(list);
    const marks = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, "aria-haspopup": "listbox" };
    Object.entries(marks).forEach(([name, value]) => input.setAttribute(name, value));

    let timer, running, at = -1;
    const all = () => [...list.querySelectorAll("[role=option]")];

    function choose(place) {
      const options = all();
      at = place;
      options.forEach((option, n) => {
        option.setAttribute("aria-selected", String(n === place));
        option.classList.toggle("on", n === place);
      });
      if (options[place]) {
        input.setAttribute("aria-activedescendant", options[place].id);
        options[place].scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    }

    function close() {
      clearTimeout(timer);
      if (running) running.abort();
      list.hidden = true;
      list.setAttribute("aria-busy", "false");
      input.setAttribute("aria-expanded", "false");
      choose(-1);
    }

    function show(html, query) {
      if (input.value.trim() !== query || document.activeElement !== input) return;
      list.setAttribute("aria-busy", "false");
      if (all()[at]) return; // an answer that comes late takes no choice away: the next key asks anew
      list.innerHTML = html;
      all().forEach((option, n) => { option.id = `${list.id}-${n}`; });
      list.hidden = !html;
      input.setAttribute("aria-expanded", String(Boolean(html)));
      choose(-1);
      say(list.querySelector(".ask-said"));
    }

    function say(line) {
      if (!line) return;
      let said = form.querySelector(".ask-live");
      if (!said) {
        said = Object.assign(document.createElement("p"), { className: "ask-live visually-hidden" });
        said.setAttribute("role", "status");
        form.append(said);
      }
      said.textContent = line.textContent;
    }

    async function ask() {
      const query = input.value.trim();
      if (!query) return close();
      const version = form.querySelector("input[name=v]");
      const asked = new URLSearchParams({ q: query, lang: form.dataset.lang, ...(version ? { v: version.value } : {}) });
      const address = `/search/typed?${asked}`;
      if (ANSWERS.has(address)) return show(ANSWERS.get(address), query);
      if (running) running.abort();
      running = new AbortController();
      try {
        const response = await fetch(address, { signal: running.signal });
        if (!response.ok) return close();
        const html = await response.text();
        if (ANSWERS.size >= KEPT) ANSWERS.delete(ANSWERS.keys().next().value);
        ANSWERS.set(address, html);
        show(html, query);
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    }

    const soon = () => { clearTimeout(timer); list.setAttribute("aria-busy", "true"); timer = setTimeout(ask, WAIT); };
    input.addEventListener("input", () => { choose(-1); soon(); });
    input.addEventListener("focus", () => { if (input.value.trim() && form.classList.contains("search-head")) soon(); });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return; // a syllable is not done yet: its keys are the keyboard's
      const options = all();
      const moves = { ArrowDown: at + 1, ArrowUp: at < 0 ? options.length - 1 : at - 1 };
      if (event.key in moves && !list.hidden) {
        event.preventDefault();
        choose(moves[event.key] >= options.length ? -1 : moves[event.key]);
      } else if (event.key === "ArrowDown" && list.hidden) {
        event.preventDefault();
        ask();
      } else if (event.key === "Enter" && !list.hidden && options[at]) {
        event.preventDefault();
        options[at].click();
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        close();
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    input.addEventListener("blur", close);
    form.addEventListener("submit", close);
  }

  const equipAll = () => document.querySelectorAll("form.search").forEach(equip);
  document.addEventListener("figtrace:mounted", equipAll);
  equipAll();
})();
