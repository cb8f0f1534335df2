import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Specification} from "../../src/analysis/panel/Specification.js";
import {specify} from "../../src/analysis/panel/specify.js";
import {sayEstimate} from "../../src/analysis/words/sayEstimate.js";
import {openBrowser} from "../browser.js";
import type {Served} from "../serve.js";
import {serve} from "../serve.js";
import {snippetsOf} from "../snippetsOf.js";
import type {ProjectCopy} from "./copyOfProject.js";
import {copyOfProject} from "./copyOfProject.js";
import {panelOf} from "./panelOf.js";
import {testedSite} from "./sites.js";
import {newVisit, open} from "./visit.js";
import {writeHabits} from "./writeHabits.js";

/** Compiling and building take their time on a busy machine. */
const timeout = 300_000;
const published = testedSite().folder;
const guide = snippetsOf(readFileSync("docs/forking.md", "utf8"));
const commands = guide.filter(({language}) => language === "sh").map(({code}) => code.trim());
const [edit] = guide.filter(({language}) => language === "ts").map(({code}) => code.trim());
const query = "estimator=ols_hc3&outcome=api_success&predictor=api_human_education&tasks=success&min_n=20";
let browser: Browser;
let copy: ProjectCopy;
const pages = (): string[] => readdirSync(join(copy.folder, "src/hypotheses")).sort();
const pageFile = (slug: string): string => join(copy.folder, "src/hypotheses", `${slug}.md`);
const newPage = (...args: string[]): ReturnType<ProjectCopy["script"]> => copy.script("scripts/newPage.ts", ...args);

// The tests of this file are steps: each goes on in the project where the one before left it.
beforeAll(async () => {
  browser = await openBrowser();
  copy = copyOfProject();
  await writeHabits(join(copy.folder, "src/hypotheses"));
});
afterAll(async () => {
  await browser?.close();
  copy?.remove();
});

test("npm ci would install what the lock file says, on this Node and without a warning", async () => {
  expect(commands[0]).toBe("npm ci");
  // Dry, and in a folder without packages, so that nothing is installed twice or taken away.
  const bare = "mkdir bare && cd bare && cp ../package.json ../package-lock.json .";
  const {code, output} = await copy.shell(`${bare} && ${commands[0]} --dry-run && cd .. && rm -r bare`);
  expect(code, output).toBe(0);
  expect(output).not.toMatch(/^npm warn/m);
});

describe("npm run new-page", () => {
  test.each([
    [
      "a name that is none",
      ["Bad Slug"],
      /expected one name for the page: up to 60 lower-case letters .*\n {2}found “Bad Slug”/
    ],
    ["a way out of the folder", ["../escape"], /found “..\/escape”/],
    ["a name some systems reserve", ["con"], /found “con”/],
    ["no name", [], /expected one name for the page.*\n {2}found 0 names[^]*next {2}npm run new-page/],
    ["a page that exists", ["difficulty"], /expected a page that is not there yet[^]*src\/hypotheses\/difficulty\.md/],
    [
      "a page it can't find",
      ["mine", "--from", "nowhere"],
      /expected a link of the workbench, or a page of src\/.*\n {2}found “nowhere”/
    ],
    ["a stale link", ["mine", "--from", "workbench?outcome=joy"], /“outcome”: “joy” is not a variable[^]*copy the link/]
  ])("refuses %s, and writes nothing", async (_, args, message) => {
    const before = pages();
    const {code, output} = await newPage(...args);
    expect(code).toBe(2);
    expect(output).toMatch(message);
    expect(pages()).toEqual(before);
  });

  test("makes a page of another page, and of a saved link", async () => {
    const asked = "SELECT count(*) AS n FROM shared WHERE task <> '`${x}'";
    const [moved, queried, linked] = await Promise.all([
      newPage("harder", "--from", "difficulty"),
      newPage("counted", "--from", `workbench?sql=${encodeURIComponent(asked)}`),
      newPage("from-link", "--from", `https://example.org/report/workbench?${query}`)
    ]);
    expect([moved.code, queried.code, linked.code], moved.output + linked.output).toEqual([0, 0, 0]);
    expect(readFileSync(pageFile("counted"), "utf8")).toContain(asked.replace("`${", "\\`\\${"));
    expect(linked.output).toContain("Wrote src/hypotheses/from-link.md. It is on the site map.");
    expect(readFileSync(pageFile("harder"), "utf8")).toContain("# Harder");
  });
});

test("what the workbench saves is a page, under the name it was saved as", async () => {
  const site = await serve(published);
  try {
    const {page} = await newVisit(browser, site.origin);
    await open(page, `${site.origin}/workbench?${query}`);
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", {name: "Save as page"}).click()
    ]);
    expect(saved.suggestedFilename()).toBe("does-api-human-education-go-with-api-success.md");
    await saved.saveAs(pageFile("does-api-human-education-go-with-api-success"));
  } finally {
    await site.close();
  }
});

test(
  "the guide's commands work in its order, and the site has all these pages with the workbench's number",
  {timeout},
  async () => {
    for (const command of commands.slice(1)) {
      const {code, output} = await copy.shell(command);
      expect(code, `${command}\n${output}`).toBe(0);
      if (command.includes("new-page")) {
        replaceSpecification(pageFile("learning-helps"), edit!);
        addOwnData(pageFile("learning-helps"));
      }
    }
    const spec = new Function("specify", `${edit}; return spec`)(specify) as Specification;
    const site = await serve(join(copy.folder, "dist"));
    try {
      const {page, problems} = await newVisit(browser, site.origin);
      await open(page, `${site.origin}/workbench?${query}`);
      await page.locator(".answer [aria-busy=false]").waitFor();
      const answer = await page.locator(".answer").innerText();
      for (const slug of ["does-api-human-education-go-with-api-success", "from-link"])
        expect(await resultOf(page, site, slug)).toBe(plain(answer));
      expect(await resultOf(page, site, "learning-helps")).toBe(
        plain(sayEstimate(spec, estimate(spec, panelOf(published))))
      );
      await page.getByText("3 groups, bars").waitFor();
      expect(await page.locator("main svg [aria-label=bar] rect").count()).toBe(3);
      await page.getByRole("spinbutton").fill("50");
      await page.getByText(/^[0-2] groups, bars/).waitFor();
      expect(await page.locator("#observablehq-sidebar").innerText()).toMatch(/Learning helps/);
      await open(page, `${site.origin}/hypotheses/harder`);
      expect(await page.locator("main h1").innerText()).toBe("Harder");
      expect(problems).toEqual([]);
    } finally {
      await site.close();
    }
  }
);

test("what users of Framework are used to works in a page, from this site alone", {timeout}, async () => {
  const site = await serve(join(copy.folder, "dist"));
  try {
    const {page, problems} = await newVisit(browser, site.origin);
    await open(page, `${site.origin}/hypotheses/habits`);
    expect(await page.locator("#read").innerText()).toBe("3 3 3 3 2 1");
    const client = [[{n: 2, x: 1, label: "it's"}], [{size: 15}], 2, -1];
    expect(JSON.parse(await page.locator("#client").innerText())).toEqual(client);
    const text = plain(await page.locator("main").innerText());
    expect(text).toContain("Read while built: 3 CSV, 3 TSV, 3 Arrow, 3 Parquet, “from the archive”.");
    expect(text).toContain("SQL while built: Ely on the Great Ouse, York on the Ouse.");
    expect(await page.locator("math").count()).toBe(2);
    expect(await page.locator("#markup").innerText()).toBe("3 cities");
    expect(await page.locator("#mean").innerText()).toBe("Mean size 5");
    expect(await page.locator("main svg circle").count()).toBe(3);
    await page.getByText("2 of at least 2").waitFor();
    await page.getByRole("spinbutton").fill("6");
    await page.getByText("1 of at least 6").waitFor();
    expect(problems).toEqual([]);
  } finally {
    await site.close();
  }
});

test("a type error in a page is told with its file, line and column", {timeout}, async () => {
  const page = readFileSync(pageFile("learning-helps"), "utf8");
  const wrong = page
    .replace('"api_learning"', '"api_lerning"')
    .replace("${sayEstimate(spec, answer)}", "${sayEstimate(spec, answer, 1)}");
  writeFileSync(pageFile("learning-helps"), wrong);
  const {code, output} = await copy.script("scripts/typecheck.ts");
  writeFileSync(pageFile("learning-helps"), page);
  expect(code).not.toBe(0);
  const place = (text: string): string => {
    const before = wrong.slice(0, wrong.indexOf(text)).split("\n");
    return `src/hypotheses/learning-helps.md:${before.length}:${before.at(-1)!.length + 1}`;
  };
  const told = output.split("\n").filter((line) => line.includes(": error TS"));
  expect(told.map((line) => line.replace(/: error.*/, ""))).toEqual([place('predictor: "api_lerning"'), place("1)}")]);
  expect(output).toMatch(/'"api_lerning"' is not assignable[^]*Expected 2 arguments, but got 3/);
});

test("npm run dev shows a page as it is after an edit, without being asked", {timeout}, async () => {
  const preview = copy.start("scripts/dev.ts");
  try {
    const [address] = await preview.said(/http:\/\/127\.0\.0\.1:\d+\//);
    const {page} = await newVisit(browser, address);
    await open(page, `${address}hypotheses/learning-helps`);
    const text = readFileSync(pageFile("learning-helps"), "utf8");
    writeFileSync(pageFile("learning-helps"), text.replace("## Hypothesis", "## Hypothesis\n\nI expect the opposite."));
    await page.getByText("I expect the opposite.").waitFor();
    const changed = readFileSync(pageFile("learning-helps"), "utf8").replace("min_n: 50", "min_n: 0");
    writeFileSync(pageFile("learning-helps"), changed);
    await page.waitForFunction(
      () => !/at least 50 conversations/.test(document.querySelector("main")?.innerText ?? "at least 50 conversations")
    );
  } finally {
    await preview.stop();
  }
});

/** The sentence below the heading Result. */
async function resultOf(page: Page, site: Served, slug: string): Promise<string> {
  await open(page, `${site.origin}/hypotheses/${slug}`);
  return plain(await page.locator("#result ~ p, h2:has-text('Result') ~ p").first().innerText());
}

/** A page keeps numbers and their units on one line. */
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

/** The guide's table, question and chart, as it says to add them. */
function addOwnData(file: string): void {
  const [csv, yaml] = ["csv", "yaml"].map((name) => guide.find(({language}) => language === name)!.code);
  const [, chart] = /^````md\n([\s\S]*?)^````$/m.exec(readFileSync("docs/forking.md", "utf8"))!;
  writeFileSync(join(copy.folder, "src/hypotheses/guess.csv"), csv!);
  const page = readFileSync(file, "utf8");
  writeFileSync(file, `${page.replace(/^---\n/, `---\n${yaml}`)}\n${chart}`);
}

function replaceSpecification(file: string, code: string): void {
  const page = readFileSync(file, "utf8");
  const changed = page.replace(/const spec = specify\([^]*?\);/, () => code);
  expect(changed).not.toBe(page);
  writeFileSync(file, changed);
}
