// @ts-check
// What the pages gain from a script: the row under the pointer or the focus lights up in
// list, map and timeline; facts in a report light and show their record; maps zoom and
// move; a note says when something changed. Without it every page still works.
(() => {
  "use strict";

  /** @param {string} selector @param {boolean} on */
  const light = (selector, on) => document.querySelectorAll(selector).forEach((el) => el.classList.toggle("lit", on));

  /** Lights what belongs to the element pointed at or focused.
   * @param {string} attribute @param {(ids: string[]) => string[]} find @param {(ids: string[]) => void} [then] */
  const link = (attribute, find, then) => {
    for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
      for (const [name, on] of /** @type {[string, boolean][]} */ ([[begin, true], [end, false]])) {
        document.addEventListener(name, (ev) => {
          const el = ev.target instanceof Element ? ev.target.closest("[" + attribute + "]") : null;
          if (!el) return;
          const ids = (el.getAttribute(attribute) || "").split(" ");
          find(ids).forEach((s) => light(s, on));
          if (on && then) then(ids);
        });
      }
    }
  };
  link("data-event", (ids) => ids.map((id) => '[data-event~="' + CSS.escape(id) + '"]'));
  link("data-cards", (ids) => ids.map((id) => "#" + CSS.escape(id)), (ids) => {
    // The record comes into view beside the text, where it stands beside it.
    const card = document.getElementById(ids[0]);
    const column = card && card.closest(".cards");
    if (!card || !column || getComputedStyle(column).position !== "sticky") return;
    const a = card.getBoundingClientRect(), b = column.getBoundingClientRect();
    if (a.top < b.top || a.bottom > b.bottom) column.scrollTop += a.top - b.top - 8;
  });
  document.querySelectorAll(".card[id]").forEach((card) => {
    for (const [name, on] of /** @type {[string, boolean][]} */ ([["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]])) {
      card.addEventListener(name, () => light('[data-cards~="' + CSS.escape(card.id) + '"]', on));
    }
  });

  /** Zoom and move of a map, by buttons, keys, pinch-free drag and wheel with Ctrl.
   * @param {Element} box */
  const zoomable = (box) => {
    const svg = box.querySelector("svg");
    if (!svg) return;
    const full = svg.viewBox.baseVal, width = full.width, height = full.height;
    const pins = Array.from(svg.querySelectorAll("g.pin")).map((el) => ({ el, at: el.getAttribute("transform") || "" }));
    let scale = 1, x = 0, y = 0;
    const show = () => {
      x = Math.max(0, Math.min(width - width / scale, x));
      y = Math.max(0, Math.min(height - height / scale, y));
      svg.setAttribute("viewBox", [x, y, width / scale, height / scale].map((n) => n.toFixed(2)).join(" "));
      for (const pin of pins) pin.el.setAttribute("transform", pin.at + " scale(" + (1 / scale).toFixed(4) + ")");
      svg.classList.toggle("zoomed", scale > 1);
    };
    /** @param {number} by @param {number} [cx] @param {number} [cy] point that stays, in parts of the sheet */
    const zoom = (by, cx = 0.5, cy = 0.5) => {
      const was = scale;
      scale = Math.max(1, Math.min(24, scale * by));
      x += cx * (width / was - width / scale);
      y += cy * (height / was - height / scale);
      show();
    };
    /** @param {number} dx @param {number} dy in parts of what is shown */
    const move = (dx, dy) => { x += dx * width / scale; y += dy * height / scale; show(); };
    const reset = () => { scale = 1; x = 0; y = 0; show(); };
    const tools = document.createElement("div");
    tools.className = "tools";
    for (const [text, label, act] of /** @type {[string, string, () => void][]} */ ([
      ["+", "Zoom in", () => zoom(1.6)], ["\u2212", "Zoom out", () => zoom(1 / 1.6)], ["\u21ba", "Show the whole map", reset]])) {
      const b = document.createElement("button");
      b.type = "button"; b.textContent = text; b.title = label; b.setAttribute("aria-label", label);
      b.addEventListener("click", act);
      tools.append(b);
    }
    box.append(tools);
    box.addEventListener("keydown", (ev) => {
      if (!(ev instanceof KeyboardEvent) || ev.ctrlKey || ev.metaKey || ev.altKey) return;
      /** @type {Record<string, () => void>} */
      const keys = { "+": () => zoom(1.6), "=": () => zoom(1.6), "-": () => zoom(1 / 1.6), "0": reset };
      if (scale > 1) Object.assign(keys, { ArrowLeft: () => move(-0.15, 0), ArrowRight: () => move(0.15, 0), ArrowUp: () => move(0, -0.15), ArrowDown: () => move(0, 0.15) });
      if (keys[ev.key]) { keys[ev.key](); ev.preventDefault(); }
    });
    svg.addEventListener("wheel", (ev) => {
      if (!ev.ctrlKey) return; // the page scrolls
      ev.preventDefault();
      const r = svg.getBoundingClientRect();
      zoom(ev.deltaY < 0 ? 1.3 : 1 / 1.3, (ev.clientX - r.left) / r.width, (ev.clientY - r.top) / r.height);
    }, { passive: false });
    /** @type {{x: number, y: number, moved: boolean} | null} */
    let drag = null;
    svg.addEventListener("pointerdown", (ev) => { if (scale > 1 && ev.button === 0) drag = { x: ev.clientX, y: ev.clientY, moved: false }; });
    svg.addEventListener("pointermove", (ev) => {
      if (!drag) return;
      const r = svg.getBoundingClientRect(), dx = ev.clientX - drag.x, dy = ev.clientY - drag.y;
      if (!drag.moved && Math.hypot(dx, dy) < 4) return;
      drag = { x: ev.clientX, y: ev.clientY, moved: true };
      move(-dx / r.width, -dy / r.height);
    });
    addEventListener("pointerup", () => { setTimeout(() => { drag = null; }); });
    svg.addEventListener("dragstart", (ev) => ev.preventDefault());
    svg.addEventListener("click", (ev) => { if (drag && drag.moved) ev.preventDefault(); }, true);
  };
  document.querySelectorAll("[data-map]").forEach(zoomable);

  const stream = document.body.dataset.stream;
  if (stream && location.pathname === "/" && "EventSource" in window) {
    let n = 0;
    const source = new EventSource(stream);
    source.addEventListener("change", () => {
      n++;
      /** @type {HTMLAnchorElement | null} */
      let pill = document.querySelector("a.pill");
      if (!pill) {
        const status = document.createElement("div");
        status.setAttribute("role", "status");
        pill = document.createElement("a");
        pill.className = "pill button main";
        pill.href = location.href;
        status.append(pill);
        document.body.append(status);
      }
      pill.textContent = n === 1 ? "One change since: show" : n + " changes since: show";
    });
    addEventListener("pagehide", () => source.close());
  }
})();
