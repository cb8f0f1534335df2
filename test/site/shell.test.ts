import {readFileSync} from "node:fs";
import {join} from "node:path";
import {brotliCompressSync} from "node:zlib";

import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {openBrowser} from "../browser.js";
import type {Served} from "../serve.js";
import {serve} from "../serve.js";
import {pagesOf, testedSite} from "./sites.js";
import {newVisit, open} from "./visit.js";

const base = "/some-repository/";
const {folder} = testedSite();
let browser: Browser;
let site: Served;

beforeAll(async () => {
  browser = await openBrowser();
  site = await serve(folder, base);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const sizes = new Map<string, number>();

/** Bytes of a published file as a host sends it, compressed once. */
function sizeOf(file: string): number {
  const size = sizes.get(file) ?? brotliCompressSync(readFileSync(join(folder, file))).length;
  sizes.set(file, size);
  return size;
}

/** Most kilobytes and requests before a reader does anything. */
function budgetOf(path: string): [number, number] {
  if (/^(workbench|task|hypotheses\/)/.test(path)) return [300, 30];
  return path.startsWith("crux") ? [180, 30] : [120, 25];
}

describe("before anything is touched", () => {
  test.each(pagesOf(folder))("/%s is light, and nothing in it moves", async (path) => {
    const {page, problems} = await newVisit(browser, site.origin, {viewport: {width: 390, height: 844}});
    const files: string[] = [];
    page.on("request", (request) => files.push(new URL(request.url()).pathname.slice(base.length)));
    await page.addInitScript(() => {
      const moved = Object.assign(window, {moved: 0});
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) moved.moved += (shift as unknown as {value: number}).value;
      }).observe({type: "layout-shift", buffered: true});
    });
    await page.goto(`${site.origin}${base}${path}`, {waitUntil: "networkidle"});
    const [kilobytes, requests] = budgetOf(path);
    const own = `${path === "" || path.endsWith("/") ? `${path}index` : path}.html`;
    const bytes = files.map((file) => sizeOf(file === path ? own : file)).reduce((sum, size) => sum + size, 0);
    expect(bytes, files.join(" ")).toBeLessThanOrEqual(kilobytes * 1000);
    expect(files.length).toBeLessThanOrEqual(requests);
    expect(await page.evaluate(() => (window as unknown as {moved: number}).moved)).toBeLessThanOrEqual(0.02);
    expect(problems).toEqual([]);
  });
});

test("a script that was not built in doesn't run, and no other host is asked", async () => {
  const {page} = await newVisit(browser, site.origin);
  const refused: string[] = [];
  page.on("console", (message) => refused.push(message.text()));
  await open(page, `${site.origin}${base}directive`);
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="window.injected = true">');
    const asked = await fetch("http://127.0.0.1:9/").then(
      () => "answered",
      () => "refused"
    );
    await new Promise((done) => setTimeout(done, 200));
    return [(window as unknown as {injected?: boolean}).injected ?? false, asked];
  });
  expect(ran).toEqual([false, "refused"]);
  expect(refused.filter((text) => /Content Security Policy/.test(text)).length).toBeGreaterThanOrEqual(3);
});

test("only the page with the console may compile WebAssembly", () => {
  const may = pagesOf(folder).filter((path) => {
    const file = `${path === "" || path.endsWith("/") ? `${path}index` : path}.html`;
    return readFileSync(join(folder, file), "utf8").includes("wasm-unsafe-eval");
  });
  expect(may).toEqual(["workbench"]);
});

test("an address that there is not leads back to the report, from any depth", async () => {
  const {page} = await newVisit(browser, site.origin);
  await page.goto(`${site.origin}${base}releases/no/such/page`);
  await expect(page.getByRole("heading", {level: 1}).innerText()).resolves.toBe("There is no such page here");
  const link = page.getByRole("link", {name: "Limitations"});
  await expect.poll(() => link.getAttribute("href")).toBe(`${site.origin}${base}limitations.html`);
});

test("the keyboard's first stop leads past the menu", async () => {
  const {page} = await newVisit(browser, site.origin);
  await page.goto(`${site.origin}${base}directive`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("observablehq-main");
});

test("on paper: every picture, no buttons, where the page is from; printed at once, nothing is lost", async () => {
  const {page} = await newVisit(browser, site.origin);
  await page.goto(`${site.origin}${base}directive`, {waitUntil: "commit"});
  await page.waitForSelector("footer");
  await page.emulateMedia({media: "print"});
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  expect(await page.locator("body").innerText()).toContain(`${site.origin}${base}directive`);
  const figures = page.locator("main figure");
  expect(await figures.locator(".picture svg:visible").count()).toBeGreaterThanOrEqual(await figures.count());
  const controls = page.locator("button:not(.term *):visible, form:visible, nav:visible, .figure-tools:visible");
  await expect.poll(() => controls.count()).toBe(0);
  // Words of the glossary are buttons too, and part of their sentence.
  expect(await page.locator(".term button").first().isVisible()).toBe(true);
});
