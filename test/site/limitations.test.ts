import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";

import {openBrowser} from "../browser.js";
import type {Served} from "../serve.js";
import {serve} from "../serve.js";
import {testedSite} from "./sites.js";
import {open as openPage} from "./visit.js";

let browser: Browser;
let site: Served;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  site = await serve(testedSite().folder);
  page = await browser.newPage({viewport: {width: 1000, height: 900}, reducedMotion: "reduce"});
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(query: string): Promise<void> {
  await openPage(page, `${site.origin}/limitations${query}`);
  await page.waitForSelector("#folding svg[tabindex]");
}

const query = (): string => new URL(page.url()).search;
const said = async (): Promise<string> =>
  (await page.locator(".remark[aria-live]").innerText()).replaceAll("\u00a0", " ");
const drawn = (): Promise<string> => page.locator("#folding .picture svg").innerHTML();

test("the folding example follows its sliders, keeps them in the address and survives a reload", async () => {
  await open("");
  const before = {said: await said(), drawn: await drawn()};
  expect(before.said).toContain("success is not published");
  expect(query()).toBe("");
  const success = page.getByRole("slider", {name: "of these successful"});
  await success.focus();
  for (let i = 0; i < 10; ++i) await page.keyboard.press("ArrowRight");
  await expect.poll(query).toBe("?success=40");
  await expect.poll(said).not.toBe(before.said);
  await expect.poll(said).toContain("16 succeeded, 40 %. That is 15 or more, so success is published");
  const after = {said: await said(), drawn: await drawn()};
  expect(after.drawn).not.toBe(before.drawn);
  await page.reload({waitUntil: "networkidle"});
  await page.waitForSelector("#folding svg[tabindex]");
  await expect.poll(said).toBe(after.said);
  await page.getByRole("button", {name: "Reset"}).click();
  await expect.poll(query).toBe("");
  await expect.poll(said).toBe(before.said);
});

test("the margin of the rule of autonomy is said once its control is live, and when it moves", async () => {
  await openPage(page, `${site.origin}/operations`);
  const rule = page.locator(".remark[aria-live]");
  await expect.poll(() => rule.innerText()).toContain("With a margin of 5 points");
  await page.getByRole("slider", {name: "margin"}).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => rule.innerText()).toContain("With a margin of 6 points");
});

test("what an address can't mean is told, and never becomes markup", async () => {
  await open("?n=3&success=120&mood=%3Cb%3Ebad%3C/b%3E");
  const note = await page.locator(".problems").innerText();
  expect(note).toContain("“3” is not a whole number from 15 to 200");
  expect(note).toContain("“120” is not a whole number from 0 to 100");
  expect(note).toContain("“mood” is not a setting this report knows");
  expect(await page.locator(".problems b").count()).toBe(0);
  expect(await page.getByRole("slider", {name: "conversations of the task"}).inputValue()).toBe("40");
});

test("without scripts controls have their picture, their numbers and no sliders that do nothing", async () => {
  const silent = await browser.newContext({javaScriptEnabled: false});
  for (const [path, id] of [
    ["limitations", "folding"],
    ["operations", "earned-autonomy"]
  ] as const) {
    const still = await silent.newPage();
    await still.goto(`${site.origin}/${path}`);
    expect(await still.locator(`#${id} .picture svg[role=img]`).first().getAttribute("aria-label")).toContain(
      (await still.locator(`#${id} .figure-title`).innerText()).replace(/^Figure( \d+)?|^\d+/, "").trim()
    );
    expect(await still.locator(`#${id} details.numbers:not(.code) tbody tr`).count()).toBeGreaterThan(2);
    expect(await still.locator("main input:visible").count()).toBe(0);
  }
  await silent.close();
});

test("every limitation leads to its section, with a direction and a number", async () => {
  await open("");
  const rows = await page.locator("table.limitations tbody tr").all();
  expect(rows.length).toBeGreaterThanOrEqual(11);
  for (const row of rows) {
    const anchor = await row.locator("th a").getAttribute("href");
    expect(await page.locator(anchor!).count(), anchor!).toBe(1);
    const [direction, far] = await row.locator("td").allInnerTexts();
    expect(direction!.length).toBeGreaterThan(5);
    expect(far).toMatch(/\d|not known/);
  }
});

test("a figure leads to how it is made and to its specification, and the page says what it is when shared", async () => {
  await open("#bounds-gap");
  const made = page.locator("#bounds-gap").getByRole("link", {name: "Source of the page"});
  const source = await page.request.get(new URL((await made.getAttribute("href"))!, page.url()).href);
  expect(source.status()).toBe(200);
  expect(await source.text()).toContain("::: figure bounds-gap");
  const bench = page.locator("#bounds-gap").getByRole("link", {name: "Open in the workbench"});
  expect(await bench.getAttribute("href")).toContain("estimator=bounds_mean");
  const said = await page.locator('meta[property="og:description"]').getAttribute("content");
  expect(said).toContain("Every number of this report rests on one week");
});
