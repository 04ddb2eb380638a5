"""What a script can see of a page that is wrong: what is cut, what lies over what, what sticks out."""

LIVE = "#react-entry-point.mounted #chart .main-svg"


ELSEWHERE = "/healthz"  # of the same origin: from about:blank each page would get a process of its own


def open_anew(page, address) -> None:
    """Load an address as in a new tab, also one that differs from the last by its anchor alone.

    The tab stands somewhere on the site. A new one for each address costs the browser three times the work.
    """
    page.evaluate("sessionStorage.clear()")
    if "#" in address:
        page.goto(ELSEWHERE)
    page.goto(address)


def wait_until_drawn(page) -> None:
    """Until the page stands as a reader sees it, its chart drawn."""
    page.wait_for_function(
        """() => document.fonts.status === "loaded" && (!document.getElementById("island-tree")
            || document.querySelector(".mounted :is(#chart .main-svg, #facets, #time-island, #compare-island)"))
            && (!document.querySelector("#rd[data-parts]") || document.querySelector("#rd[data-loaded=all]"))"""
    )
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


FAULTS = """() => {
    const found = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} wide`);

    const clipped = new Set([...document.querySelectorAll("body *")]
        .filter((element) => getComputedStyle(element).clipPath.startsWith("inset")));
    const hidden = (element) => {
        if (!element.checkVisibility({ visibilityProperty: true })) return true;
        for (let up = element; up; up = up.parentElement) if (clipped.has(up)) return true;
        return Boolean(element.closest(".skip"));
    };
    const scrolls = (element) => {
        for (let up = element; up && up !== document.body; up = up.parentElement) {
            const style = getComputedStyle(up);
            if (/auto|scroll/.test(style.overflowX) && up.scrollWidth > up.clientWidth) return true;
        }
        return false;
    };
    const clamped = (element) => {
        for (let up = element; up && up !== document.body; up = up.parentElement) {
            if (getComputedStyle(up).webkitLineClamp !== "none") return up;
        }
        return null;
    };
    const fixed = (element) => {
        for (let up = element; up && up !== document.body; up = up.parentElement) {
            if (/fixed|sticky|absolute/.test(getComputedStyle(up).position)) return up;
        }
        return null;
    };
    for (const element of document.querySelectorAll("body *")) {
        const style = getComputedStyle(element);
        const cuts = style.overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
        if (cuts && element.clientWidth > 1 && !hidden(element)) found.push(`cut: ${element.textContent.slice(0, 60)}`);
    }

    const graph = document.querySelector("#chart .js-plotly-plot");
    const frame = graph && graph.getBoundingClientRect();
    const boxes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const words = node.data.trim();
        const element = node.parentElement;
        if (!words || /^(SCRIPT|STYLE|NOSCRIPT|TITLE)$/i.test(element.tagName) || hidden(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const size = parseFloat(getComputedStyle(element).fontSize);
        for (const box of range.getClientRects()) {
            if (box.width < 2 || box.height < 2) continue;
            const middle = (box.top + box.bottom) / 2;
            const clamp = clamped(element); // its last line has two boxes, whole and cut
            if (clamp && middle > clamp.getBoundingClientRect().bottom) continue;
            const seen = { left: box.left, right: box.right, top: middle - size * 0.42, bottom: middle + size * 0.42 };
            const over = { words: words.slice(0, 40), layer: fixed(element), clamp, ...seen };
            if (box.right > innerWidth + 1 && !scrolls(element)) found.push(`beyond the edge: ${words.slice(0, 60)}`);
            if (frame && graph.contains(element)) {
                const out = seen.left < frame.left - 1 || seen.right > frame.right + 1
                    || seen.top < frame.top - 1 || seen.bottom > frame.bottom + 1;
                if (out) found.push(`cut in the chart: ${words}`);
            }
            if (!scrolls(element)) boxes.push(over);
        }
    }
    boxes.sort((a, b) => a.top - b.top);
    boxes.forEach((box, at) => {
        for (let next = at + 1; next < boxes.length && boxes[next].top < box.bottom; next += 1) {
            const other = boxes[next];
            if (other.layer !== box.layer || (box.clamp && box.clamp === other.clamp)) continue;
            const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
            const tall = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
            if (wide > 2 && tall > 3) found.push(`“${box.words}” lies over “${other.words}”`);
        }
    });
    return [...new Set(found)].slice(0, 8);
}"""
