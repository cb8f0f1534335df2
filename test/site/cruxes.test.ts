import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {openBrowser} from "../browser.js";
import type {Served} from "../serve.js";
import {serve} from "../serve.js";
import {testedSite} from "./sites.js";
import {newVisit, open as openPage} from "./visit.js";

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

async function open(address: string): Promise<void> {
  await openPage(page, `${site.origin}/${address}`);
}

/** Waits until everything in the page answers. */
async function live(): Promise<void> {
  await page.dispatchEvent("body", "focusin");
  await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
}

const query = (): string => new URL(page.url()).search;
const text = async (selector: string, on: Page = page): Promise<string> =>
  (await on.locator(selector).first().innerText()).replaceAll("\u00a0", " ");
const drawn = (selector: string): Promise<string> => page.locator(`${selector} svg`).first().innerHTML();
const slider = (group: string, name: string) => page.getByRole("group", {name: group}).getByRole("slider", {name});

describe("crux 1", () => {
  test("a slider, moved with the keyboard, changes sentence, figure and address, and survives a reload", async () => {
    await open("crux-labels");
    const before = {sentence: await text(".answers"), frontier: await drawn("#label-frontier")};
    await expect.poll(query).toBe("");
    const sensitivity = slider("API, all conversations", "sensitivity");
    await sensitivity.focus();
    for (let i = 0; i < 10; ++i) await page.keyboard.press("ArrowLeft");
    await expect.poll(query).toBe("?api_sensitivity=90");
    await expect
      .poll(() => text(".answers"))
      .toMatch(/in 0\.0 of 100 conversations on Claude\.ai and in [1-9]\d*\.\d of 100 through the API/);
    await expect.poll(() => drawn("#label-frontier")).not.toBe(before.frontier);
    // Each press is answered: the last answer is the one of a page that is opened with its address.
    const other = (await newVisit(browser, site.origin)).page;
    await openPage(other, page.url());
    const asOpened = async (): Promise<boolean> => (await text(".answers")) === (await text(".answers", other));
    await expect.poll(asOpened).toBe(true);
    await page.reload({waitUntil: "networkidle"});
    await live();
    await expect.poll(asOpened).toBe(true);
    expect(await text(".answers")).not.toBe(before.sentence);
    expect(await sensitivity.getAttribute("aria-valuetext")).toBe("90 %");
  });

  test("the tipping sentence follows Claude.ai's label", async () => {
    await open("crux-labels");
    const trusted = await text(".answer");
    expect(trusted).toMatch(/wrong in \d+\.\d of 100 API conversations more than on Claude\.ai \(95 % interval/);
    await open("crux-labels?claude_specificity=90");
    await expect.poll(() => text(".answer")).not.toBe(trusted);
  });

  test("by mode, each mode has sliders of its own", async () => {
    await open("crux-labels");
    const before = await text(".answers");
    await page.getByLabel("The label is judged").selectOption("mode");
    await expect.poll(() => text(".answers")).toBe(before);
    await slider("API, directive", "sensitivity").fill("70");
    await expect.poll(query).toBe("?by=mode&api_directive_sensitivity=70");
    await expect.poll(() => text(".answers")).not.toBe(before);
    await page.getByRole("button", {name: "Reset"}).click();
    await expect.poll(query).toBe("");
    await expect.poll(() => text(".answers")).toBe(before);
  });

  test("what an address can't mean is told, and never becomes markup", async () => {
    await open("crux-labels?api_sensitivity=170&mood=%3Cb%3Ebad%3C/b%3E");
    const note = page.locator(".problems");
    expect(await note.innerText()).toContain("“170” is not a whole number from 0 to 100");
    expect(await note.innerText()).toContain("“mood” is not a setting this report knows");
    expect(await page.locator(".problems b").count()).toBe(0);
    expect(await slider("API, all conversations", "sensitivity").inputValue()).toBe("100");
  });
});

describe("crux 2", () => {
  test("a plan and a yardstick share one address, and survive a reload", async () => {
    await open("crux-difficulty");
    const people = await text(".answer");
    expect(people).toMatch(/^To find a difference of \d+ points? with 80 % power, [\d,]+ people are needed/);
    const curve = await drawn("#crossover-power");
    const tasks = page.getByRole("slider", {name: "tasks a person does on each platform"});
    await tasks.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(query).toBe("?tasks=6");
    await expect.poll(() => text(".answer")).not.toBe(people);
    await expect.poll(() => drawn("#crossover-power")).not.toBe(curve);

    const benchmarks = await text(".benchmarks");
    await page.getByLabel("Yardstick: as strong as").selectOption("log_claude_human_only_time");
    await expect.poll(() => text(".benchmarks")).not.toBe(benchmarks);
    const likened = await text(".benchmarks");
    expect(new URLSearchParams(query()).get("yardstick")).toBe("log_claude_human_only_time");
    expect(new URLSearchParams(query()).get("tasks")).toBe("6");

    const planned = await text(".answer");
    await page.reload({waitUntil: "networkidle"});
    await live();
    await expect.poll(() => text(".answer")).toBe(planned);
    await expect.poll(() => text(".benchmarks")).toBe(likened);
  });

  test("what an address can't mean is told once", async () => {
    await open("crux-difficulty?power=0&yardstick=luck&mood=bad");
    const notes = await page.locator(".problems p").allInnerTexts();
    expect(notes).toHaveLength(3);
    expect(notes.join(" ")).toContain("“0” is not a whole number from 50 to 99");
    expect(notes.join(" ")).toContain("“luck” is not one of the choices");
  });
});
