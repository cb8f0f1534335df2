import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

import {JSDOM} from "jsdom";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {openBrowser} from "../browser.js";
import type {Served} from "../serve.js";
import {serve} from "../serve.js";
import {pagesOf, testedSite} from "./sites.js";
import {newVisit, open} from "./visit.js";

const {folder} = testedSite();
const window = new JSDOM().window;

/** The figures of a page, as its reader has them without scripts. */
function figuresOf(page: string): {id: string; number: number; title: string; files: Map<string, string>}[] {
  const file = join(folder, `${page === "" || page.endsWith("/") ? `${page}index` : page}.html`);
  const {document} = new JSDOM(readFileSync(file, "utf8"), {url: `http://site/${page}`}).window;
  return [...document.querySelectorAll("figure.figure")].map((figure) => ({
    id: figure.id,
    number: Number(/^Figure (\d+)$/.exec(figure.querySelector(".number")!.textContent!)![1]),
    title: figure.querySelector(".figure-title > span")!.textContent!.trim(),
    files: new Map(
      [...figure.querySelectorAll<HTMLAnchorElement>("a[download]")].map((a) => [new URL(a.href).pathname, a.download])
    )
  }));
}

const all = pagesOf(folder).map((page) => ({page, figures: figuresOf(page)}));

describe("figures", () => {
  test("are numbered in reading order, one number and one file each", () => {
    const path = ["", "natural-experiment", "structure", "directive", "best-case", "crux-labels", "crux-difficulty"];
    const numbers = path.flatMap((page) => all.find((one) => one.page === page)!.figures.map(({number}) => number));
    const first = [...new Set(numbers)];
    expect(first).toEqual(first.map((_, i) => i + 1));
    const named = all.flatMap(({figures}) =>
      figures.map(({number, title, files}) => [number, JSON.stringify([title, [...files]])] as const)
    );
    const distinct = new Map(named);
    for (const [number, name] of named) expect(distinct.get(number), `Figure ${number}`).toBe(name);
    expect(new Set(distinct.values()).size).toBe(distinct.size);
  });

  test("have files that stand alone, under names that say what they are", () => {
    for (const {page, figures} of all)
      for (const {id, number, title, files} of figures) {
        const kinds = [...files].map(([path, download]) => [path.split(".").at(-1), download.split(".").at(-1)]);
        expect(new Set(kinds.flat()), `${page}#${id}`).toContain("csv");
        for (const [path, download] of files) {
          const file = join(folder, path);
          expect(existsSync(file), path).toBe(true);
          expect(download).toMatch(new RegExp(`^oversight-gap-figure-${number}\\.(csv|svg|png)$`));
          if (path.endsWith(".svg")) checkSvg(readFileSync(file, "utf8"), `Figure ${number}. ${title}`);
          if (path.endsWith(".png")) {
            const bytes = readFileSync(file);
            expect(bytes.subarray(1, 4).toString()).toBe("PNG");
            // As wide as 800 px on a screen with two pixels each.
            expect(bytes.readUInt32BE(16)).toBe(1600);
            expect(existsSync(file.replace(/png$/, "svg"))).toBe(true);
          }
        }
      }
  });
});

function checkSvg(text: string, title: string): void {
  const {documentElement: svg} = new window.DOMParser().parseFromString(text, "image/svg+xml");
  expect(svg.querySelector("parsererror")).toBeNull();
  const words = (of: string): string => of.replaceAll(/\s+/g, "");
  expect(words(svg.textContent!)).toContain(words(title));
  expect(text).not.toMatch(/var\(|<script|<image|<use|\b(src|xlink:href)=|url\((?!#)/);
}

describe("a figure in a browser", () => {
  let browser: Browser;
  let site: Served;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openBrowser(), serve(folder)]);
  });
  afterAll(() => Promise.all([browser?.close(), site?.close()]));

  test("tells its values to a keyboard, and marks a task in every picture of it", async () => {
    const {page, problems} = await newVisit(browser, site.origin, {viewport: {width: 320, height: 800}});
    await open(page, `${site.origin}/directive.html`);
    await page.dispatchEvent("body", "focusin");
    const chart = page.locator("#gap-slope svg[tabindex='0']");
    await chart.focus();
    for (const key of ["Home", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
    const said = await page.locator("#gap-slope [aria-live=polite].visually-hidden").textContent();
    const [task] = said!.split("\n");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).searchParams.get("task")).toBe(task);
    for (const [id, marks] of [
      ["gap-slope", 1],
      ["the-two-sides", 2]
    ] as const)
      await expect.poll(() => page.locator(`#${id} svg a`).count()).toBe(marks);
    expect(problems).toEqual([]);
  });

  test("copies its link", async () => {
    const {context, page} = await newVisit(browser, site.origin);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page, `${site.origin}/structure.html`);
    await page.locator("#collaboration-modes .copy-link").click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`${site.origin}/structure.html#collaboration-modes`);
  });
});
