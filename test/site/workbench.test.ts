import {readFileSync} from "node:fs";

import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";

import type {Results} from "../../src/analysis/claims/Results.js";
import {estimate} from "../../src/analysis/estimators/estimate.js";
import {selectTasks} from "../../src/analysis/panel/selectTasks.js";
import {essayPopulation, essaySpecification} from "../../src/analysis/panel/Specification.js";
import {specificationAddress} from "../../src/analysis/panel/specificationQuery.js";
import {fixed} from "../../src/analysis/words/format.js";
import {sayEstimate} from "../../src/analysis/words/sayEstimate.js";
import {site as publication} from "../../src/site.js";
import {openBrowser} from "../browser.js";
import type {Served} from "../serve.js";
import {serve} from "../serve.js";
import {panelOf} from "./panelOf.js";
import {testedSite} from "./sites.js";
import type {Visit} from "./visit.js";
import {newVisit, open} from "./visit.js";

const {folder} = testedSite();
const base = "/some-repository/";
const results = JSON.parse(readFileSync(`${folder}/results.json`, "utf8")) as Results;
const essayR = fixed(results.estimates.find(({id}) => id === "pearson.api_directive.gap")!.value!, 3);
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

async function visitWorkbench(query = ""): Promise<Visit> {
  const visit = await newVisit(browser, site.origin);
  await open(visit.page, `${site.origin}${base}workbench${query === "" ? "" : `?${query}`}`);
  return visit;
}

/** The answer to what the address asks for, once the resamples are done. */
async function answerOf(page: Page): Promise<string> {
  // The address may change meanwhile.
  await page.waitForFunction(() => {
    const answer = document.querySelector<HTMLElement>(".answer [aria-busy=false]");
    return answer?.dataset.choices === location.search.slice(1);
  });
  const said = await page.locator(".answer [aria-busy=false]").innerText();
  return said.replaceAll("\u00a0", " ");
}

describe("a choice", () => {
  test("is in the address, and a reader of the link sees the same state and the same number", async () => {
    const {context, page, problems} = await visitWorkbench();
    expect(await answerOf(page)).toContain(`Pearson's r ${essayR}`);
    expect(new URL(page.url()).search).toBe("");

    await page.getByRole("combobox", {name: "Outcome", exact: true}).selectOption("api_success");
    await page.getByRole("combobox", {name: "Predictor", exact: true}).selectOption("claude_human_education");
    await page.getByRole("combobox", {name: /^Estimator/}).selectOption("spearman");
    await page.getByRole("combobox", {name: "Published"}).selectOption("success");
    await page.getByLabel("At least so many").fill("30");
    await page.getByLabel("count the label “none”").uncheck();
    const [answer, method] = [await answerOf(page), await page.locator(".method").innerText()];
    expect(answer).toMatch(/^Across \d+ tasks.*Spearman's ρ .*\(95 % interval/);
    const query = new URL(page.url()).search.slice(1);
    // From the page's own thread, and to the last digit what the report would say.
    const {state} = specificationAddress.read(query, []);
    expect(answer).toBe(sayEstimate(state, estimate(state, panelOf(folder))));
    expect(method).toContain("from 2000 resamples");
    expect(page.workers()).toHaveLength(1);
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      estimator: "spearman",
      outcome: "api_success",
      predictor: "claude_human_education",
      tasks: "success",
      pseudo: "out",
      min_n: "30"
    });

    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", {name: "Copy link"}).click();
    await page.getByText("Copied.").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(page.url());
    await page.getByText("Cite this").click();
    for (const part of ["Anthropic Economic Index, release", answer, page.url(), `@misc{${publication.citationKey}`])
      await page.locator(".citation", {hasText: part}).waitFor();

    const again = await visitWorkbench(query);
    expect(await answerOf(again.page)).toBe(answer);
    expect(await again.page.locator(".method").innerText()).toBe(method);
    expect(await again.page.getByRole("combobox", {name: "Outcome", exact: true}).inputValue()).toBe("api_success");
    expect(await again.page.getByLabel("At least so many").inputValue()).toBe("30");
    expect(await again.page.getByLabel("count the label “none”").isChecked()).toBe(false);

    await again.page.getByRole("button", {name: "Reset"}).click();
    expect(new URL(again.page.url()).search).toBe("");
    expect(await answerOf(again.page)).toContain(`Pearson's r ${essayR}`);
    expect([...problems, ...again.problems]).toEqual([]);
  });

  test("whose resamples can't be had keeps its closed form, and its method says so", async () => {
    const {page} = await newVisit(browser, site.origin);
    await page.route(/estimateThread/, (route) => route.abort());
    await page.goto(`${site.origin}${base}workbench?estimator=spearman`);
    expect(await answerOf(page)).toMatch(/Spearman's ρ .*\(95 % interval/);
    const method = await page.locator(".method").innerText();
    expect(method).toMatch(/^Method: .+/);
    expect(method).not.toContain("resamples");
  });

  test("made before the page's code is there is taken over by it, with the focus", async () => {
    const {page, problems} = await newVisit(browser, site.origin);
    let loaded = (): void => undefined;
    const asked = new Promise<void>((done) => (loaded = done));
    await page.route(/_import\/modules\//, async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(`${site.origin}${base}workbench`);
    const words = page.getByLabel("Task contains");
    await words.fill("data");
    await page.getByLabel("count the label “none”").uncheck();
    await words.focus();
    loaded();
    await expect.poll(() => new URL(page.url()).search).toBe("?pseudo=out&text=data");
    expect(await answerOf(page)).not.toBe("");
    expect(await words.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(problems).toEqual([]);
  });

  test("that this version does not know is told in a note, as text, and the rest of the link is used", async () => {
    const markup = "<img src=x onerror=window.injected=1>";
    const query = new URLSearchParams({outcome: markup, colour: "blue", min_n: "-3", text: markup, weights: "min_n"});
    const {page, problems} = await visitWorkbench(query.toString());
    const notes = await page.locator(".problems").innerText();
    for (const told of [`“${markup}” is not a variable`, "“colour” is not a setting", "“-3” is not a whole number"])
      expect(notes).toContain(told);
    expect(await page.getByRole("combobox", {name: "Tasks count"}).inputValue()).toBe("min_n");
    expect(await page.locator(".answer").innerText()).toBe(
      "No answer: no task of this population publishes all that is asked for."
    );
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.evaluate("window.injected")).toBeUndefined();
    expect(problems).toEqual([]);
  });
});

describe("a population that leaves", () => {
  const essay = selectTasks(panelOf(folder), essayPopulation).filter(({pseudo}) => !pseudo);
  const narrow = (n: number): string => {
    const gaps = essay.map((row) => row.claude_success! - row.api_success!).sort((a, b) => a - b);
    const ranges = [{variable: "gap", min: gaps[0]!, max: gaps[n - 1]!} as const];
    return specificationAddress.write({
      ...essaySpecification,
      population: {...essayPopulation, pseudo_tasks: false, ranges}
    });
  };

  test("none, one, two or only alike tasks gets a reason, and the page goes on", async () => {
    const {page, problems} = await visitWorkbench();
    for (const [query, reason, count] of [
      ["text=no+task+says+this", "no task of this population", "0 tasks."],
      [narrow(1), "No answer: ", "1 task."],
      [narrow(2), "No answer: ", "2 tasks."],
      ["soc=15&predictor=soc_15&tasks=shared", "does not vary", " tasks."]
    ] as const) {
      await open(page, `${site.origin}${base}workbench?${query}`);
      expect(await page.locator(".answer").innerText()).toContain(reason);
      await page.locator(".tasks", {hasText: count}).waitFor();
      expect(await page.locator(".instrument").innerText()).not.toMatch(/NaN|undefined|Infinity/);
    }
    await page.getByRole("button", {name: "Reset"}).click();
    expect(await answerOf(page)).toContain(`Pearson's r ${essayR}`);
    expect(problems).toEqual([]);
  });

  test("those that contain a word, in any case, holds no others", async () => {
    const word = essay[0]!.task.split(" ")[0]!;
    const {page} = await visitWorkbench();
    await page.getByLabel("Task contains").fill(word.toUpperCase());
    await answerOf(page);
    const shown = (): Promise<string[]> => page.locator(".tasks tbody th").allInnerTexts();
    await expect.poll(async () => (await shown()).filter((task) => !task.includes(word))).toEqual([]);
    expect((await shown()).length).toBeGreaterThan(0);
  });
});
