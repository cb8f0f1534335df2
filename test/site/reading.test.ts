import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";

import {openBrowser} from "../browser.js";
import type {Served} from "../serve.js";
import {serve} from "../serve.js";
import {testedSite} from "./sites.js";
import {newVisit} from "./visit.js";

const phone = {viewport: {width: 390, height: 844}, hasTouch: true};
let browser: Browser;
let site: Served;

beforeAll(async () => {
  browser = await openBrowser();
  site = await serve(testedSite().folder);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test("a phone shows the finding and its whole picture before anything is scrolled", async () => {
  const {page, problems} = await newVisit(browser, site.origin, phone);
  await page.goto(`${site.origin}/`, {waitUntil: "networkidle"});
  const picture = (await page.locator("#the-finding .picture svg:visible").first().boundingBox())!;
  // A sample's banner comes on top.
  const banner =
    (await page.locator(".banner").count()) === 0 ? 0 : (await page.locator(".banner").boundingBox())!.height;
  expect(picture.y + picture.height - banner).toBeLessThanOrEqual(844);
  expect(await page.locator("p.lead").first().innerText()).toContain("takes what comes back");
  expect(problems).toEqual([]);
});

test("on a phone the menu is labelled, large enough, and closed on the page that was chosen, and on the way back", async () => {
  const {page} = await newVisit(browser, site.origin, phone);
  await page.goto(`${site.origin}/directive.html`, {waitUntil: "networkidle"});
  const menu = page.locator(".bar .menu");
  expect((await menu.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  expect(await page.locator(".bar .steps").innerText()).toMatch(/4 of 8/);
  const sidebar = page.locator("#observablehq-sidebar").getByRole("link", {name: "Claims ledger"});
  await page.getByRole("checkbox", {name: "Menu"}).press("Space");
  await sidebar.waitFor({state: "visible"});
  await sidebar.click();
  await page.waitForURL(/claims/);
  await sidebar.waitFor({state: "hidden"});
  await page.goBack();
  await sidebar.waitFor({state: "hidden"});
});

test("without scripts a verdict's address shows its statements only, and a word opens its meaning", async () => {
  const {page} = await newVisit(browser, site.origin, {javaScriptEnabled: false});
  await page.goto(`${site.origin}/claims.html`);
  const articles = page.locator(".ledger article:visible");
  const all = await articles.count();
  await page.goto(`${site.origin}/claims.html#only-reproduced`);
  const shown = await articles.count();
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(all);
  expect(await page.locator(".ledger article:visible:not(.is-reproduced)").count()).toBe(0);
  await page.goto(`${site.origin}/index.html`);
  const meaning = page.locator("#term-directive");
  expect(await meaning.isVisible()).toBe(false);
  await page.locator('[popovertarget="term-directive"]').press("Enter");
  expect(await meaning.innerText()).toContain("takes what comes back");
  await page.keyboard.press("Escape");
  expect(await meaning.isVisible()).toBe(false);
});

test("a folded topic opens for a link into it, and paper shows all of them", async () => {
  const {page} = await newVisit(browser, site.origin, {javaScriptEnabled: false});
  await page.goto(`${site.origin}/limitations.html#visible-success`);
  expect(await page.locator("#visible-success").isVisible()).toBe(true);
  expect(await page.locator("details.topic[open]").count()).toBe(1);
  await page.emulateMedia({media: "print"});
  for (const topic of await page.locator("details.topic").all())
    expect((await topic.boundingBox())!.height).toBeGreaterThan(
      2 * (await topic.locator("> summary").boundingBox())!.height
    );
});

test("a task's address shows both platforms; one that is no task is told as text", async () => {
  const {page, problems} = await newVisit(browser, site.origin, phone);
  await page.goto(`${site.origin}/task.html?id=none`, {waitUntil: "networkidle"});
  await page.getByRole("heading", {name: "none"}).waitFor();
  expect(await page.locator("table thead").innerText()).toMatch(/Claude\.ai\s+API/);
  expect(await page.getByRole("link", {name: "in the experiment"}).getAttribute("href")).toContain("task=none");
  await page.getByRole("link", {name: "in the experiment"}).click();
  await page.waitForURL(/natural-experiment/);
  // Until its reader comes, by keyboard here, what was built stands there.
  await page.dispatchEvent("body", "focusin");
  await expect.poll(() => page.getByLabel("Find a task").inputValue(), {timeout: 10_000}).toBe("none");
  await page.goto(`${site.origin}/task.html?id=${encodeURIComponent("<img src=x onerror=alert(1)>")}`, {
    waitUntil: "networkidle"
  });
  expect(await page.locator("main .absent").last().innerText()).toContain("<img src=x onerror=alert(1)>");
  expect(await page.locator("main img[src=x]").count()).toBe(0);
  await page.getByLabel("Find a task").fill("a");
  await page.locator("main li a").first().click();
  await page.locator("main h2").waitFor();
  expect(problems).toEqual([]);
});
