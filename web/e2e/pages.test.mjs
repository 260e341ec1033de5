// The pages in a browser, over a store that the real pipeline filled: each view, filter
// and correction, by mouse and by keyboard, with and without scripts, by axe's rules.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { browserPath, launch, open, start } from "./program.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const skip = browserPath() ? false : "no Chromium here: apt-get install chromium, or name it in CHROMIUM";

describe("pages", { skip, timeout: 900_000 }, () => {
  /** @type {{base: string, stop: () => Promise<void>}} */ let program;
  /** @type {import("playwright-core").Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof open>>} */ let tab;
  /** @type {import("playwright-core").Page} */ let page;
  /** @type {Record<string, string>} */ const at = {};

  const go = async (/** @type {string} */ path, on = page) => {
    for (let i = 0; ; i++) {
      const answer = await on.goto(program.base + path);
      assert.ok(answer && i < 30, path);
      if (answer.status() !== 202) return answer; // 202: still being counted
      await new Promise((r) => setTimeout(r, 500));
    }
  };
  /** ids of the events listed */
  const listed = () => page.locator("#list > li").evaluateAll((els) => els.map((el) => el.id));
  const heading = () => page.locator("h1").innerText();

  before(async () => {
    program = await start();
    browser = await launch();
    tab = await open(browser);
    page = tab.page;
    await go("/");
    at.now = "/";
    // An event of several families, with tolls and an answer: the richest of the crisis.
    const rich = page.locator("#list > li", { hasText: /independent sources, \d+ reports/ }).locator("h3 a").first();
    at.event = await rich.getAttribute("href") || "";
    await go(at.event);
    at.report = (await page.locator(".card a[href^='/reports/']").first().getAttribute("href") || "").split("#")[0];
    at.actor = "/actors/USA";
    Object.assign(at, {
      actors: "/actors", figures: "/figures", search: "/search?q=base", feeds: "/feeds", help: "/help/query",
      escalation: "/escalation?asof=2025-05-20", follows: "/follows", follow: "/follows/new?q=place:Iraq", brief: "/brief?since=2025-05-03&until=2025-05-10&about=Iraq", forecast: "/forecast", chains: "/chains?asof=2025-05-20", chain: "/chains?event=" + at.event.split("/").pop(),
      influence: "/influence?client=Iraq&rivals=Iran,United+States&asof=2025-05-20", empty: "/?place=Japan",
    });
  }, { timeout: 300_000 });

  after(async () => {
    await browser?.close();
    await program?.stop();
  });

  for (const width of [1280, 390]) {
    for (const colorScheme of /** @type {("light" | "dark")[]} */ (["light", "dark"])) {
      test(`every view fits and has no serious fault by axe at ${width} px, ${colorScheme}`, async () => {
        const t = await open(browser, { viewport: { width, height: 900 }, colorScheme });
        for (const [name, path] of Object.entries(at)) {
          const answer = await go(path, t.page);
          assert.equal(answer.status(), 200, name);
          assert.equal(await t.page.locator("h1").count(), 1, `${name}: one main heading`);
          assert.ok(await t.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: wider than the screen`);
          await t.page.locator("details").evaluateAll((els) => els.forEach((el) => el.setAttribute("open", "")));
          await t.page.evaluate(axe);
          const found = await t.page.evaluate(() => /** @type {any} */ (window).axe.run(document, { resultTypes: ["violations"] }));
          const bad = found.violations.filter((/** @type {any} */ v) => v.impact === "serious" || v.impact === "critical");
          assert.deepEqual(bad.map((/** @type {any} */ v) => `${v.id}: ${v.nodes[0].html} (${v.nodes.length})`), [], name);
        }
        assert.deepEqual(t.faults, []);
        await t.close();
      });
    }
  }

  test("pages carry a policy that lets nothing foreign in, and break it nowhere", async () => {
    for (const path of Object.values(at)) {
      const answer = await go(path);
      const policy = answer.headers()["content-security-policy"] || "";
      assert.match(policy, /default-src 'none'/, path);
      assert.doesNotMatch(policy, /unsafe/, path);
      assert.equal(await page.locator("[style], style, script:not([src]):not([type='application/ld+json'])").count(), 0, path + ": inline style or script");
    }
    assert.deepEqual(tab.faults, []);
  });

  test("without a script every view still tells the same", async () => {
    const t = await open(browser, { javaScriptEnabled: false });
    for (const [name, path] of Object.entries(at)) {
      await go(path, t.page);
      assert.ok((await t.page.locator("main").innerText()).length > 60, name);
    }
    await t.page.goto(program.base + "/");
    await t.page.locator("summary", { hasText: "Filters" }).click();
    await t.page.locator("select[name=type]").selectOption("ASSAULT");
    await t.page.getByRole("button", { name: "Show", exact: true }).click();
    assert.match(t.page.url(), /type=ASSAULT/);
    assert.ok(await t.page.locator("#list > li").count() > 3);
    await t.close();
  });

  test("each filter narrows the list, the map and the timeline together", async () => {
    await go("/");
    const all = await listed();
    for (const [field, value] of [["since", "2025-05-07"], ["until", "2025-05-06"], ["place", "Erbil"], ["actor", "United States"], ["type", "ASSAULT"],
      ["status", "planned"], ["killed", "3"], ["severity", "5"], ["families", "2"], ["confidence", "0.6"], ["publisher", "Tigris Monitor"]]) {
      await go("/");
      await page.locator("summary", { hasText: "Filters" }).click();
      const input = page.locator(`[name=${field}]`);
      if (await input.evaluate((el) => el.tagName) === "SELECT") await input.selectOption(value);
      else await input.fill(value);
      await page.getByRole("button", { name: "Show", exact: true }).click();
      await page.waitForURL((u) => u.searchParams.get(field) === value);
      const some = await listed();
      assert.ok(some.length > 0 && some.length < all.length, `${field}=${value}: ${some.length} of ${all.length}`);
      assert.ok(some.every((id) => all.includes(id)), field);
      const ids = some.map((id) => id.slice(2));
      const drawn = await page.locator("svg [data-event]").evaluateAll((els) => els.flatMap((el) => (el.getAttribute("data-event") || "").split(" ")));
      assert.ok(drawn.every((id) => ids.includes(id)), `${field}: map and timeline show the rows listed alone`);
      assert.equal(await page.locator(`[name=${field}]`).inputValue(), value, `${field} stays filled in`);
    }
    for (const [field, value] of [["origin", "acled"], ["place", "Japan"]]) {
      await go(`/?${field}=${value}`);
      assert.match(await page.locator("main").innerText(), /No event matches/);
    }
    for (const order of ["changed", "severity"]) {
      await go("/?order=" + order);
      assert.equal((await listed()).length, all.length, order);
    }
    await go("/?borders=un");
    assert.match(await page.locator("main").innerText(), /as the UN’s list of members has it/);
    assert.deepEqual(tab.faults, []);
  });

  test("words and fields ask, and a mistake is pointed at", async () => {
    await go("/");
    await page.locator("input[name=q]").first().fill("");
    await page.locator("main input[name=q]").fill("type:ASSAULT place:Iraq killed>=3");
    await page.keyboard.press("Enter");
    await page.waitForURL(/killed/);
    assert.ok((await listed()).length > 0);
    const answer = await go("/?q=colour:red");
    assert.equal(answer.status(), 400);
    assert.match(await page.locator("main").innerText(), /colour/);
    tab.faults.length = 0; // the browser notes the 400
  });

  test("pages of a list keep the filters", async () => {
    await go("/?type=ASSAULT&limit=3");
    const first = await listed();
    assert.equal(first.length, 3);
    await page.getByRole("link", { name: "Older" }).click();
    await page.waitForURL(/after=/);
    assert.match(page.url(), /type=ASSAULT/);
    const second = await listed();
    assert.ok(second.length > 0 && second.every((id) => !first.includes(id)));
    await page.getByRole("link", { name: "First page" }).click();
    await page.waitForURL((u) => !u.search.includes("after="));
    assert.deepEqual(await listed(), first);
  });

  test("list, map and timeline light up together, by mouse and by focus", async () => {
    await go("/");
    const pin = page.locator("svg.map a:has(.pin)").first();
    const id = (await pin.getAttribute("data-event") || "").split(" ")[0];
    await pin.focus();
    assert.equal(await page.locator(`li[data-event="${id}"]`).getAttribute("class"), "lit");
    await page.keyboard.press("Enter");
    assert.match(page.url(), new RegExp("#e-" + id));
    await page.locator(`li[data-event="${id}"] h3 a`).hover();
    assert.ok(await page.locator(`svg [data-event~="${id}"].lit`).count() > 0);
  });

  test("the map zooms and moves by buttons, keys and dragging, and never by script alone", async () => {
    await go("/");
    const svg = page.locator("[data-map] svg");
    const box = () => svg.getAttribute("viewBox");
    const whole = await box();
    await page.getByRole("button", { name: "Zoom in" }).click();
    const near = await box();
    assert.notEqual(near, whole);
    await page.keyboard.press("ArrowRight");
    const moved = await box();
    assert.notEqual(moved, near);
    const r = await svg.boundingBox();
    assert.ok(r);
    await page.mouse.move(r.x + 100, r.y + 150);
    await page.mouse.down();
    await page.mouse.move(r.x + 160, r.y + 170, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await box(), moved);
    await page.keyboard.press("0");
    assert.deepEqual((await box() || "").split(" ").map(Number), (whole || "").split(" ").map(Number));
    assert.match(await svg.getAttribute("aria-label") || "", /Map of the events listed: /);
    await page.getByText("The map in words").click();
    assert.ok(await page.getByRole("link", { name: /Erbil/ }).count() > 0);
  });

  test("a report shows its facts where they stand and their record on hover and focus", async () => {
    await go(at.report);
    const fact = page.locator("article a.f").first();
    const card = (await fact.getAttribute("data-cards") || "").split(" ")[0];
    await fact.hover();
    assert.match(await page.locator("#" + card).getAttribute("class") || "", /lit/);
    assert.ok(await page.locator("#" + card).isVisible());
    await page.mouse.move(0, 0);
    await fact.focus();
    assert.match(await page.locator("#" + card).getAttribute("class") || "", /lit/);
    await page.keyboard.press("Enter");
    assert.match(page.url(), /#c-/);
    const like = page.locator("section", { hasText: "Articles you may like" }).locator(".rows > li");
    assert.ok(await like.count() > 1);
    for (const text of await like.allInnerTexts()) assert.match(text, /same event|Also on|[Cc]lose in meaning|answer/);
  });

  test("an event says who says so, with the words, and leads to chain, actors and reports", async () => {
    await go(at.event);
    assert.ok(await page.locator("blockquote mark").count() > 1);
    assert.match(await page.locator("main").innerText(), /What is known[\s\S]*The words, by publisher family[\s\S]*History/);
    await page.locator("dl.facts a[href^='/actors/']").first().click();
    assert.match(page.url(), /\/actors\//);
    assert.ok((await heading()).length > 1);
  });

  test("an actor has a network without overlaps, as of a date", async () => {
    await go(at.actor);
    const boxes = await page.locator("svg.net rect.cell").evaluateAll((els) => els.map((el) => el.getBoundingClientRect().toJSON()));
    assert.ok(boxes.length > 5);
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top, "two names overlap");
    }
    const wide = await page.locator("svg.net a").evaluateAll((els) => els.filter((el) => {
      const t = el.querySelector("text"), c = el.querySelector("rect");
      return t && c && t.getBoundingClientRect().width > c.getBoundingClientRect().width;
    }).map((el) => el.textContent));
    assert.deepEqual(wide, [], "names wider than their cells");
    await page.locator("input[name=asof]").fill("2019-01-01");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    assert.match(await page.locator("h2").first().innerText(), /1 Jan 2019/);
  });

  test("figures count beside what reports claim, and offer an example", async () => {
    await go(at.figures);
    assert.match(await page.locator("main").innerText(), /\d+ events told as having happened[\s\S]*What reports claim[\s\S]*more than 40/);
    await page.getByRole("link", { name: /attacks by Iran and the groups it backs/ }).click();
    assert.match(await page.locator("main input[name=q]").inputValue(), /since:2023-10-17/);
    await go("/figures?q=type:ASSAULT");
    await page.getByRole("link", { name: "The events themselves" }).click();
    assert.ok((await listed()).length > 3);
  });

  test("search finds words and marks them", async () => {
    await go("/");
    await page.locator("header input[type=search]").fill("drone");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=drone/);
    assert.ok(await page.locator("main mark", { hasText: /drone/i }).count() > 2);
    assert.equal(await page.locator("header input[type=search]").inputValue(), "drone");
  });

  test("the keyboard alone reaches everything in order", async () => {
    await go("/");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Skip to the content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "main");
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const el = /** @type {HTMLElement} */ (document.activeElement), s = getComputedStyle(el);
        return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 1;
      });
      assert.ok(seen, "the focus is seen");
    }
  });

  describe("corrections", () => {
    /** Fills in the form of the event shown and sends it. @param {string} kind @param {(form: import("playwright-core").Locator) => Promise<void>} [fill] */
    const correct = async (kind, fill) => {
      await page.getByText("Correct this event").click();
      const form = page.locator("#correct form");
      await form.locator(`input[value=${kind}]`).check();
      if (fill) await fill(form);
      await form.locator("input[name=note]").fill("e2e " + kind);
      await page.getByRole("button", { name: "Keep the correction" }).click();
      assert.doesNotMatch(await heading(), /Not|Something/, kind + ": " + await page.locator("main").innerText().then((t) => t.slice(0, 200)));
    };
    /** Waits until an event's page tells something: events are joined anew behind it.
     * @param {RegExp} what */
    const tells = async (what) => {
      for (let i = 0; i < 40; i++) {
        if (what.test(await page.locator("main").innerText())) return;
        await new Promise((r) => setTimeout(r, 500));
        await page.reload();
      }
      assert.match(await page.locator("main").innerText(), what);
    };

    test("accept, by keyboard", async () => {
      await go(at.event);
      const summary = page.locator("#correct > summary");
      await summary.focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("value")), "accept");
      await page.locator("#correct input[name=note]").focus();
      await page.keyboard.type("e2e accept");
      await page.keyboard.press("Enter");
      await page.waitForURL((u) => u.pathname.startsWith("/events/"));
      await tells(/accept by local: e2e accept/);
    });

    test("edit a field and a toll", async () => {
      await go(at.event);
      await correct("edit", async (form) => {
        await form.locator("select[name=field]").selectOption("title");
        await form.locator("input[name=value]").fill("What the analyst calls it");
      });
      await tells(/^What the analyst calls it/);
      await correct("edit", async (form) => {
        await form.locator("select[name=field]").selectOption("killed");
        await form.locator("input[name=value]").fill("7");
      });
      await tells(/killed\s+\d+\s+7/);
      await go("/");
      assert.ok(await page.getByRole("link", { name: "What the analyst calls it" }).count() > 0, "the list shows it at once");
    });

    test("split, then merge again", async () => {
      await go(at.event);
      const before = await page.locator("#correct input[name=claim]").count();
      assert.ok(before > 1);
      await correct("split", async (form) => { await form.locator("input[name=claim]").last().check(); });
      await tells(/split by local: e2e split/);
      for (let i = 0; i < 30 && await page.locator("#correct input[name=claim]").count() >= before; i++) await page.reload();
      assert.ok(await page.locator("#correct input[name=claim]").count() < before);
      await correct("merge", async (form) => {
        const options = await form.locator("select[name=with] option").evaluateAll((els) => els.map((el) => /** @type {HTMLOptionElement} */ (el).value));
        await form.locator("select[name=with]").selectOption(options[1]);
      });
      await tells(/merge by local: e2e merge/);
    });

    test("reject, and take everything back", async () => {
      await go("/?type=CONSULT");
      const [row] = await listed();
      await go("/events/" + row.slice(2));
      await correct("reject");
      await tells(/No report that still stands tells it\./);
      await go("/?type=CONSULT");
      assert.ok(!(await listed()).includes(row));
      await go("/feeds");
      const kept = page.getByRole("button", { name: /Take back/ });
      const n = await kept.count();
      assert.ok(n >= 6, `${n} corrections`);
      for (let i = n; i > 0; i--) {
        await Promise.all([page.waitForEvent("load"), kept.first().click()]);
        assert.equal(await kept.count(), i - 1);
      }
      await go("/events/" + row.slice(2));
      for (let i = 0; i < 40 && /No report that still stands tells it\./.test(await page.locator("main").innerText()); i++) await page.reload();
      await go("/?type=CONSULT");
      assert.ok((await listed()).includes(row), "the rejected event is back");
      await go(at.event);
      assert.notEqual(await heading(), "What the analyst calls it");
    });

    test("a form that makes no sense is told so", async () => {
      await go(at.event);
      await page.getByText("Correct this event").click();
      await page.locator("#correct input[value=split]").check();
      await page.getByRole("button", { name: "Keep the correction" }).click();
      assert.match(await page.locator("main").innerText(), /choose some of the claims/);
      tab.faults.length = 0; // the browser notes the 400
    });
  });

  test("no view left an error in the console", () => assert.deepEqual(tab.faults, []));
});
