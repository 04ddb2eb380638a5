/* Papers by drop, and pages that look again by themselves while something is read or built. */
(function () {
  "use strict";
  const give = document.getElementById("ad-give");
  const tray = document.getElementById("ad-tray");
  let isSending = false;

  /* The parts of the page that change, fetched anew; a form that a person is at stays as it is. */
  async function renew() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const open = tray && tray.querySelector(".ad-open");
    const isEdited = open && open.contains(document.activeElement);
    for (const name of ["ad-tray", "build"]) {
      const old = document.getElementById(name), fresh = page.getElementById(name);
      if (!old || !fresh) continue;
      if (name === "ad-tray" && isEdited) {
        const before = old.querySelector("section"), after = fresh.querySelector("section");
        if (before && after) before.replaceWith(after);
      } else {
        old.replaceChildren(...fresh.childNodes);
        Object.assign(old.dataset, fresh.dataset);
      }
    }
  }

  let seen = "";
  async function look() {
    const [state, build] = await Promise.all(["/add/state", "/build"].map((address) => fetch(address).then((one) => one.json())));
    const now = JSON.stringify([state, build]);
    if (seen && now !== seen) await renew();
    seen = now;
    if (state.unread || build.state === "running" || isSending) setTimeout(look, 250);
    else seen = "";
  }
  const watch = () => look().catch(() => setTimeout(watch, 2000));
  if (document.querySelector(".ad-reading") || document.querySelector('#build[data-state="running"]')) {
    seen = "?";
    watch();
  }
  if (!give) return;

  const drop = document.getElementById("ad-drop"), field = document.getElementById("ad-files");
  function send(parts) {
    const asked = new XMLHttpRequest(), bar = document.createElement("progress");
    isSending = true;
    drop.append(bar);
    asked.upload.addEventListener("progress", (event) => { bar.max = event.total; bar.value = event.loaded; });
    asked.addEventListener("loadend", () => {
      isSending = false;
      if (asked.status === 200 && asked.responseURL) location.assign(asked.responseURL);
      else {
        bar.remove();
        const words = document.createElement("p");
        words.className = "tray-said bad";
        words.setAttribute("role", "alert");
        words.textContent = asked.responseText.split("\n")[document.documentElement.lang === "en" ? 1 : 0] || asked.statusText;
        give.before(words);
      }
    });
    asked.open("POST", give.action);
    asked.send(parts);
  }
  function sendFiles(files) {
    const parts = new FormData();
    parts.append("token", give.elements.token.value);
    parts.append("do", "give");
    for (const file of files) parts.append("file", file);
    if (files.length) send(parts);
  }
  for (const name of ["dragover", "dragenter"])
    document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    sendFiles([...event.dataTransfer.files]);
  });
  field.addEventListener("change", () => sendFiles([...field.files]));
})();
