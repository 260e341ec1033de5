// Starts the program over a new store, fills it by the real pipeline from the invented
// crisis, and opens pages in Chromium.
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** @returns {string} where Chromium is; "" for nowhere */
export function browserPath() {
  return [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => p && existsSync(p)) || "";
}

/** Starts `sitrep serve --offline` and waits until the crisis's reports are events. */
export async function start() {
  const dir = await mkdtemp(path.join(tmpdir(), "sitrep-e2e-"));
  await mkdir(path.join(dir, "in"));
  const binary = process.env.SITREP || path.join(root, "sitrep");
  const child = spawn(binary, ["serve", "--offline", "--folder", "in", "--listen", "127.0.0.1:0"], { cwd: dir, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (b) => { log += b; });
  const base = await new Promise((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (b) => {
      out += b;
      const found = /serves (http:\/\/[0-9.:]+)/.exec(out);
      if (found) resolve(found[1]);
    });
    child.on("exit", (code) => reject(new Error(`sitrep ended with ${code}: ${log}`)));
    child.on("error", reject);
  });
  const stop = async () => {
    child.removeAllListeners("exit");
    child.kill("SIGTERM");
    await Promise.race([new Promise((r) => child.once("exit", r)), sleep(15_000)]);
    await rm(dir, { recursive: true, force: true });
  };
  await cp(path.join(root, "examples/crisis/reports.jsonl"), path.join(dir, "in/reports.jsonl"));
  await settled(base).catch(async (err) => { await stop(); throw new Error(err.message + "\n" + log); });
  return { base, stop };
}

/** Waits until nothing waits to be read or joined, and events are there. */
async function settled(base) {
  const until = Date.now() + 240_000;
  for (let quiet = 0; Date.now() < until; await sleep(500)) {
    const health = await (await fetch(base + "/feeds")).text();
    const now = await (await fetch(base + "/")).text();
    quiet = health.includes("Work waiting") && /<tbody>\s*<tr><td colspan="\d">None/.test(health.split("Work waiting")[1]) && now.includes("data-event=") ? quiet + 1 : 0;
    if (quiet === 4) return;
  }
  throw new Error("the crisis was not read within four minutes");
}

export async function launch() {
  return chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox", "--disable-quic"] });
}

/** A page that notes every error of its own: script faults, console errors, breaches of its policy.
 * @param {import("playwright-core").Browser} browser @param {import("playwright-core").BrowserContextOptions} [options] */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  page.on("pageerror", (err) => faults.push("script: " + err.message));
  page.on("console", (m) => { if (m.type() === "error") faults.push("console: " + m.text() + " at " + page.url()); });
  page.on("requestfailed", (r) => { if (!/ERR_ABORTED/.test(r.failure()?.errorText || "")) faults.push("request: " + r.url() + " " + r.failure()?.errorText); });
  return { page, faults, close: () => context.close() };
}
