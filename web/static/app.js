// What the pages gain from a script: the row under the pointer lights up in list, map
// and timeline; facts in a report light their record; a note when something changed.
(() => {
  "use strict";
  const light = (selector, on) => document.querySelectorAll(selector).forEach((el) => el.classList.toggle("lit", on));
  const link = (attribute, find) => {
    for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
      for (const [name, on] of [[begin, true], [end, false]]) {
        document.addEventListener(name, (ev) => {
          const el = ev.target.closest && ev.target.closest("[" + attribute + "]");
          if (el) find(el.getAttribute(attribute)).forEach((s) => light(s, on));
        });
      }
    }
  };
  link("data-event", (id) => ['[data-event="' + CSS.escape(id) + '"]']);
  link("data-cards", (ids) => ids.split(" ").map((id) => "#" + CSS.escape(id)));
  document.querySelectorAll(".card[id]").forEach((card) => {
    for (const [name, on] of [["mouseenter", true], ["mouseleave", false]]) {
      card.addEventListener(name, () => light('[data-cards~="' + card.id + '"]', on));
    }
  });
  if (location.pathname === "/" && "EventSource" in window) {
    let n = 0;
    const source = new EventSource("/api/v1/changes/stream");
    source.addEventListener("change", () => {
      n++;
      let pill = document.querySelector(".pill");
      if (!pill) {
        pill = document.createElement("a");
        pill.className = "pill button main";
        pill.href = location.href;
        pill.setAttribute("role", "status");
        document.body.append(pill);
      }
      pill.textContent = n === 1 ? "One change since: show" : n + " changes since: show";
    });
    addEventListener("pagehide", () => source.close());
  }
})();
