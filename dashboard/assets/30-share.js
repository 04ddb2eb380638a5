/* Pictures and snippets: the clipboard, PNG painted in the browser itself, and what is pinned meanwhile.
   The picture is the server's own SVG; nothing but that is asked for. Without this script the form still
   downloads, and the texts can be copied by hand. */
(function () {
  "use strict";
  const SCALE = 2; // pixels of a PNG for one of the SVG, as on the server
  const panel = document.getElementById("share");
  if (!panel) return;
  const form = panel.querySelector("form");
  const preview = form?.querySelector("img"); // no form where there is no figure to show
  const words = panel.dataset;

  function say(near, text) {
    const line = near.closest(".share-picture, .share-texts").querySelector(".said");
    line.textContent = "";
    requestAnimationFrame(() => { line.textContent = text; });
  }

  /* What is pinned is in the address of the page, and belongs to what is shared; a picture of several indicators
     has no rings. */
  const pins = () => (words.share === "compare" ? null : new URLSearchParams(location.search).get("c"));
  const readable = (query) => query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");

  function withPins(query) {
    if (pins()) query.set("c", pins()); else query.delete("c");
    return query;
  }

  function address(kind, isDownload) {
    const query = withPins(new URLSearchParams(new FormData(form)));
    if (!isDownload) query.delete("download");
    return `/img/${words.share}.${kind}?${readable(query)}`;
  }

  function showPreview() {
    preview.src = address("svg", false);
    const theme = new FormData(form).get("theme");
    preview.classList.toggle("on-dark", theme === "transparent-dark");
    preview.classList.toggle("on-light", theme === "transparent");
    form.querySelectorAll("input[name=c]").forEach((field) => field.remove());
    if (!pins()) return;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "c", value: pins() });
    form.append(field);
  }

  async function readSvg() {
    const answer = await fetch(address("svg", false));
    if (!answer.ok) throw new Error(`picture: ${answer.status}`);
    return answer.blob();
  }

  /* The SVG painted on a canvas, at twice its size, by the reader's own browser and fonts. */
  async function paint() {
    const image = new Image();
    image.src = URL.createObjectURL(await readSvg());
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise((done, fail) => {
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("picture: nothing painted"))), "image/png");
    });
  }

  function save(blob, kind) {
    const fields = new FormData(form);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `figtrace-${words.share.replace("/", "-")}-${fields.get("size")}-${fields.get("theme")}.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  async function givePicture(button) {
    const kind = button.dataset.picture;
    try {
      if (kind === "copy") {
        await navigator.clipboard.write([new ClipboardItem({ "image/png": paint() })]);
        say(form.querySelector("img"), words.copied);
      } else {
        save(await (kind === "png" ? paint() : readSvg()), kind);
        say(form.querySelector("img"), words.saved);
      }
    } catch (error) {
      say(form.querySelector("img"), kind === "copy" && error.name === "NotAllowedError" ? words.refused : words.failed);
    }
  }

  /* Addresses of ours in a snippet, in HTML or not, brought up to what is pinned now. */
  function updated(code) {
    return code.replace(/https?:\/\/[^\s"'<>)]+/g, (found) => {
      const isEscaped = found.includes("&amp;") || !found.includes("&");
      const own = new URL(found.replaceAll("&amp;", "&"));
      if (own.origin !== location.origin || !/^\/(i|embed|img)\//.test(own.pathname)) return found;
      const query = readable(withPins(own.searchParams));
      const text = own.origin + own.pathname + (query ? `?${query}` : "");
      return isEscaped && /src="/.test(code) ? text.replaceAll("&", "&amp;") : text;
    });
  }

  function refresh() {
    panel.querySelectorAll("pre code").forEach((code) => {
      const text = updated(code.textContent);
      if (text !== code.textContent) code.textContent = text;
    });
    if (preview && preview.getAttribute("src") !== address("svg", false)) showPreview();
  }

  async function copyText(text, near) {
    try {
      await navigator.clipboard.writeText(text);
      say(near, words.copied);
    } catch (_error) {
      getSelection().selectAllChildren(near.closest(".snippet").querySelector("code"));
      say(near, words.refused);
    }
  }

  panel.addEventListener("click", (event) => {
    const picture = event.target.closest("[data-picture]");
    if (picture && picture.dataset.picture !== "pdf") {
      event.preventDefault();
      refresh();
      givePicture(picture);
    }
    const copy = event.target.closest("[data-copy-code]");
    if (copy) {
      refresh();
      copyText(copy.closest(".snippet").querySelector("code").textContent, copy);
    }
  });
  form?.addEventListener("change", showPreview);
  panel.addEventListener("focusin", refresh);
  panel.addEventListener("pointerenter", refresh);
  panel.addEventListener("toggle", refresh, true);

  /* The button beside the chart gives the picture at once, in the form that is chosen below. */
  document.addEventListener("click", (event) => {
    const now = event.target.closest("[data-picture-now]");
    if (!now) return;
    event.preventDefault();
    refresh();
    form.querySelector(`[data-picture="${now.dataset.pictureNow}"]`).click();
  });
})();
