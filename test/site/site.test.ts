import {readdirSync, readFileSync, statSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";

import type {Browser, BrowserContext, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {openBrowser} from "../browser.js";
import type {Served} from "../serve.js";
import {serve} from "../serve.js";
import {pagesOf, testedSite} from "./sites.js";
import {open, watch} from "./visit.js";

/** As on a project page of a static host. */
const base = "/some-repository/";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const {name, folder} = testedSite();
/** What a link answered, so that each is asked once and not for every page. */
const answers = new Map<string, Promise<{status: number; text: string}>>();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe(`site from the ${name}`, () => {
  let site: Served;
  beforeAll(async () => {
    site = await serve(folder, base);
  });
  afterAll(() => site?.close());

  describe.each(pagesOf(folder))("/%s", (path) => {
    let context: BrowserContext;
    let page: Page;
    let problems: string[];
    beforeAll(async () => {
      context = await browser.newContext({viewport: {width: 1280, height: 900}, reducedMotion: "reduce"});
      page = await context.newPage();
      problems = watch(page, site.origin);
      await open(page, `${site.origin}${base}${path}`);
    });
    afterAll(() => context?.close());

    test("works and stays on this site", async () => {
      for (const error of await page.locator(".observablehq--error").allTextContents()) problems.push(`cell: ${error}`);
      expect([...problems, ...(await brokenLinks(context, page, site.origin))]).toEqual([]);
    });

    test("is accessible in light and dark, and fits 320 px", async () => {
      const violations: string[] = [];
      for (const width of [1280, 390]) {
        await page.setViewportSize({width, height: 900});
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({colorScheme});
          const found = await axeViolations(page, colorScheme === "dark" ? colourRules : null);
          violations.push(...found.map((violation) => `${colorScheme}, ${width}: ${violation}`));
        }
      }
      await page.setViewportSize({width: 320, height: 800});
      const overflow = (): Promise<number> =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      // Charts are drawn again for the new width.
      await expect.poll(overflow).toBeLessThanOrEqual(0);
      expect(violations).toEqual([]);
    });

    test("reads without scripts", async () => {
      const silent = await browser.newContext({javaScriptEnabled: false});
      const still = await silent.newPage();
      await still.goto(`${site.origin}${base}${path}`);
      const text = (await still.locator("main").innerText()).trim();
      await silent.close();
      expect(text.length).toBeGreaterThan(200);
      expect(text).not.toMatch(/\$\{|\bNaN\b|\bundefined\b|\bInfinity\b|:::/);
      // A word for absence must not stand where a number would.
      expect(text).not.toMatch(/not published (%|×|pp|points|remains)|of not published/);
    });
  });

  test("nothing comes from, or points to, a content delivery network", () => {
    const files = readdirSync(folder, {recursive: true, encoding: "utf8"});
    expect(files.filter((file) => /(^|\/)_npm(\/|$)/.test(file))).toEqual([]);
    const texts = files
      .filter((file) => file.endsWith(".html"))
      .map((file) => readFileSync(join(folder, file), "utf8"));
    expect(
      texts.filter((text) => /(src|href)="https?:\/\/[^"]*(jsdelivr|unpkg|googleapis|gstatic)/.test(text))
    ).toEqual([]);
  });

  test("no page is heavier than 400 kB before compression, its figures and scripts aside", () => {
    for (const path of pagesOf(folder)) {
      const file = join(folder, `${path === "" || path.endsWith("/") ? `${path}index` : path}.html`);
      expect(statSync(file).size, file).toBeLessThan(400_000);
    }
  });
});

/** The rules of axe that a page can keep in light and break in dark: the others do not look at colours. */
const colourRules = ["color-contrast", "link-in-text-block"];

/**
 * All that axe knows, good practice and the size of targets included, but for one place: the menu's switch stands outside
 * of landmarks, because Framework's style sheet opens the menu as its sibling.
 */
async function axeViolations(page: Page, only: string[] | null): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    interface Axe {
      run(
        root: Document,
        options: object
      ): Promise<{violations: {impact: string; id: string; nodes: {target: string[]}[]}[]}>;
    }
    const {violations} = await (window as unknown as {axe: Axe}).axe.run(document, {
      resultTypes: ["violations"],
      ...(rules === null ? {rules: {"target-size": {enabled: true}}} : {runOnly: {type: "rule", values: rules}})
    });
    return violations.flatMap(({impact, id, nodes}) => {
      const places = nodes
        .map((n) => n.target.join(" "))
        .filter((at) => id !== "region" || !/sidebar-toggle$/.test(at));
      return places.length === 0 ? [] : [`axe ${impact} ${id}: ${places.slice(0, 4).join(", ")}`];
    });
  }, only);
}

async function brokenLinks(context: BrowserContext, page: Page, origin: string): Promise<string[]> {
  const hrefs = await page.$$eval("a[href]", (links) => links.map((a) => (a as HTMLAnchorElement).href));
  const problems: string[] = [];
  for (const href of new Set(hrefs.filter((h) => h.startsWith(origin)))) {
    const url = new URL(href);
    const anchor = decodeURIComponent(url.hash.slice(1));
    // A figure that a cell draws is in the page, not in its file.
    if (anchor !== "" && href.replace(/#.*/, "") === page.url().replace(/#.*/, "")) {
      if (!(await page.evaluate((id) => document.getElementById(id) !== null, anchor)))
        problems.push(`no such anchor: ${href}`);
      continue;
    }
    const {status, text} = await answerOf(context, url.href.replace(/#.*/, ""));
    if (status !== 200) problems.push(`link ${status}: ${href}`);
    else if (anchor !== "" && !text.includes(`id="${anchor}"`)) problems.push(`no such anchor: ${href}`);
  }
  return problems;
}

function answerOf(context: BrowserContext, address: string): Promise<{status: number; text: string}> {
  const known = answers.get(address);
  if (known) return known;
  const asked = context.request.get(address).then(async (response) => ({
    status: response.status(),
    text: response.headers()["content-type"]?.includes("html") ? await response.text() : ""
  }));
  answers.set(address, asked);
  return asked;
}
