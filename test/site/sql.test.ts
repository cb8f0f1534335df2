import {readFileSync} from "node:fs";

import {tableFromIPC} from "apache-arrow";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";

import type {Results} from "../../src/analysis/claims/Results.js";
import {openBrowser} from "../browser.js";
import type {Served} from "../serve.js";
import {serve} from "../serve.js";
import {testedSite} from "./sites.js";
import {newVisit, open} from "./visit.js";

const {folder} = testedSite();
const base = "/some-repository/";
const results = JSON.parse(readFileSync(`${folder}/results.json`, "utf8")) as Results;
const r = results.estimates.find(({id}) => id === "pearson.api_directive.gap")!.value!;
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

const openConsole = (page: Page): Promise<void> => page.getByRole("button", {name: "Open the SQL console"}).click();

const status = (page: Page): Promise<string> => page.locator(".console [role=status]").first().innerText();

async function run(page: Page, sql?: string): Promise<string> {
  if (sql !== undefined) await page.getByRole("textbox", {name: "SQL"}).fill(sql);
  const button = page.getByRole("button", {name: "Run", exact: true});
  await button.click();
  // Trial runs wait until it can be pressed again.
  await button.click({trial: true});
  return status(page);
}

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", {name: button}).click()
  ]);
  return readFileSync(await download.path());
}

const row = (page: Page): Promise<string[]> => page.locator(".output tbody tr").first().locator("td").allInnerTexts();

test("the console, from this site alone, once it is asked for", async () => {
  const {context, page, problems} = await newVisit(browser, site.origin);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, `${site.origin}${base}workbench`);
  expect(asked.filter((url) => /duckdb|apache-arrow/.test(url))).toEqual([]);
  await openConsole(page);
  await page.getByText("Ready.").waitFor();
  expect(asked.some((url) => /duckdb-eh.*\.wasm$/.test(url))).toBe(true);
  // What follows needs no network at all.
  await context.setOffline(true);

  await page.getByText("Tables and columns").click();
  await page.getByText(/^panel \(\d+ columns\)$/).click();
  await page.getByRole("textbox", {name: "SQL"}).fill("");
  await page.getByRole("button", {name: "api_directive", exact: true}).first().click();
  expect(await page.getByRole("textbox", {name: "SQL"}).inputValue()).toBe("api_directive");

  await page.getByRole("combobox", {name: "Examples"}).selectOption("The essay's correlation");
  expect(await run(page)).toBe("1 row.");
  expect(Number((await row(page))[1])).toBeCloseTo(r, 9);
  expect(new URL(page.url()).searchParams.get("sql")).toContain("corr(gap, api_directive)");

  await run(page, "SELECT task,\n  happiness\nFROM panel");
  const alert = await page.locator(".console [role=alert]").innerText();
  expect(alert).toMatch(/^Binder Error: Referenced column "happiness" not found/);
  expect(alert).toContain("LINE 2:   happiness");
  expect(alert).toContain("Line 2, character 3.");

  expect(await run(page, "SELECT * FROM panel WHERE false")).toBe("The query ran and gave no rows.");

  expect(await run(page, "FROM range(1000000)")).toMatch(
    /^The first 10,000 rows: the result is longer and was cut here/
  );

  for (const escape of [
    "FROM read_csv('https://example.org/x.csv')",
    "LOAD httpfs",
    "SET enable_external_access = true"
  ]) {
    await run(page, escape);
    expect(await page.locator(".console [role=alert]").innerText()).toMatch(/Error/);
  }
  expect(problems).toEqual([]);
});

test("a CSV of one's own is a table, what was run is kept, and a query is saved as a page", async () => {
  const {page, problems} = await newVisit(browser, site.origin);
  await open(page, `${site.origin}${base}workbench`);
  await openConsole(page);
  await page.getByText("Ready.").waitFor();
  const own = page.getByLabel("A CSV of your own, as a table");
  await own.setInputFiles({
    name: "My pay.csv",
    mimeType: "text/csv",
    buffer: Buffer.from('soc_major,pay,code\n15,50.5,007\n27,,"<b>8</b>"\n')
  });
  await page.getByText("Table my_pay: 2 rows.").waitFor();
  const sql = "SELECT title, pay, code FROM my_pay JOIN majors USING (soc_major) ORDER BY pay NULLS LAST";
  expect(await run(page, sql)).toBe("2 rows.");
  expect((await row(page)).slice(1)).toEqual(["50.5", "007"]);
  await own.setInputFiles({name: "panel.csv", mimeType: "text/csv", buffer: Buffer.from("a\n1\n")});
  await page.getByText("the report has a table of that name").waitFor();

  const markdown = (await saved(page, "Save query as page")).toString();
  expect(markdown).toContain(sql);
  await page.reload();
  await openConsole(page);
  await page.getByRole("combobox", {name: "History"}).selectOption({index: 1});
  expect(await page.getByRole("textbox", {name: "SQL"}).inputValue()).toBe(sql);
  expect(problems).toEqual([]);
});

test("types that Arrow lacks, exports, and markup, all to the last digit and as text", async () => {
  const {page, problems} = await newVisit(browser, site.origin);
  await open(page, `${site.origin}${base}workbench`);
  await openConsole(page);
  await page.getByText("Ready.").waitFor();
  const values = {
    "(-170141183460469231731687303715884105727)::HUGEINT": "-170141183460469231731687303715884105727",
    "3::UHUGEINT": "3",
    "1.23456789::DECIMAL(18,8)": "1.23456789",
    "(-0.05)::DECIMAL(4,2)": "-0.05",
    "9007199254740993": "9007199254740993",
    "[1, NULL, 2]": "[1,null,2]",
    "[0.10::DECIMAL(4,2), NULL]": "[0.10,null]",
    "{'a': 5::HUGEINT, 'b': [DATE '2026-02-05'], 'c': 'x\"y'}": '{"a":5,"b":["2026-02-05"],"c":"x\\"y"}',
    "MAP {'k': NULL::INT}": '{"k":null}',
    "INTERVAL '1 month 3 days'": "1 month 3 days",
    "[INTERVAL 1 DAY]": "[1 day]",
    "TIMESTAMP '2026-02-05 12:00:00.123456'": "2026-02-05 12:00:00.123456",
    "TIME '10:00:01.5'": "10:00:01.500",
    "'a'::ENUM('a', 'b')": "a",
    "'\\x00\\xFF'::BLOB": "\\x00ff",
    NULL: "NULL",
    "'<img src=x onerror=window.injected=1>'": "<img src=x onerror=window.injected=1>"
  };
  const select = Object.keys(values).map((sql, i) => `${sql} AS "<b>c${i}</b>"`);
  expect(await run(page, `SELECT ${select.join(", ")}`)).toBe("1 row.");
  expect(await row(page)).toEqual(Object.values(values));
  expect(await page.locator(".output th").first().innerText()).toBe("<b>c0</b>");
  expect(await page.locator(".output").locator("img, b").count()).toBe(0);
  expect(await page.evaluate("window.injected")).toBeUndefined();

  await run(
    page,
    'SELECT soc_major AS "a,b", avg(gap) AS gap, sum(1) AS n FROM shared WHERE gap IS NOT NULL GROUP BY 1 ORDER BY 1'
  );
  expect(await page.locator(".output svg rect").count()).toBeGreaterThan(2);
  const lines = (await saved(page, "Result as CSV")).toString().trimEnd().split("\n");
  const table = tableFromIPC(await saved(page, "Result as Arrow"));
  expect(lines[0]).toBe('"a,b",gap,n');
  expect(table.schema.fields.map(({name}) => name)).toEqual(["a,b", "gap", "n"]);
  expect(lines.slice(1).map((line) => Number(line.split(",")[1]))).toEqual([...table.getChild("gap")!]);
  expect(problems).toEqual([]);
});

test("a query in a link is shown and not run; one that runs away is cancelled, and the page lives on", async () => {
  const {page, problems} = await newVisit(browser, site.origin);
  const sql = "SELECT count(*) FROM range(100000000) a, range(100000000) b";
  await open(page, `${site.origin}${base}workbench?sql=${encodeURIComponent(sql)}`);
  await openConsole(page);
  await page.getByText("Ready.").waitFor();
  const area = page.getByRole("textbox", {name: "SQL"});
  expect(await area.inputValue()).toBe(sql);
  await page.getByRole("button", {name: "Run", exact: true}).click();
  // The page thread is free while it runs.
  await page.getByRole("combobox", {name: /^Estimator/}).selectOption("mean");
  await page.locator(".answer", {hasText: "on average"}).waitFor();
  expect(await status(page)).toBe("Running …");
  await page.getByRole("button", {name: "Cancel"}).click();
  expect(await status(page)).toMatch(/^Cancelled\./);
  expect(await run(page, "SELECT count(*) > 0 AS there FROM panel")).toBe("1 row.");
  expect(await row(page)).toEqual(["true"]);
  expect(problems).toEqual([]);
});

describe("where DuckDB can't run, the console says so in its place and the rest works", () => {
  test.each([
    ["no WebAssembly", "delete globalThis.WebAssembly", null, "this browser runs no WebAssembly"],
    ["no workers", "globalThis.Worker = class { constructor() { throw new Error('by policy'); } }", null, "by policy"],
    ["a blocked worker", "", /duckdb-browser-eh\.worker/, "the worker that runs DuckDB was blocked or stopped"],
    ["a blocked download", "", /duckdb-eh.*\.wasm/, "SQL is not available here: DuckDB could not be downloaded"]
  ] as const)("%s", async (_, script, blocked, message) => {
    const {context, page} = await newVisit(browser, site.origin);
    await page.addInitScript(script);
    if (blocked !== null) await context.route(blocked, (route) => route.abort());
    await open(page, `${site.origin}${base}workbench`);
    await openConsole(page);
    const alert = page.locator(".console [role=alert]");
    await alert.waitFor();
    expect(await alert.innerText()).toContain(message);
    expect(await alert.innerText()).toContain("The rest of this page works without it");
    await page.getByRole("combobox", {name: /^Estimator/}).selectOption("mean");
    await page.locator(".answer", {hasText: "on average"}).waitFor();
  });

  test("a console whose code can't be loaded can be asked for again", async () => {
    const {context, page} = await newVisit(browser, site.origin);
    const code = /sqlConsole[-.][\w.-]+\.js/;
    await context.route(code, (route) => route.abort());
    await open(page, `${site.origin}${base}workbench`);
    await openConsole(page);
    await page.getByText("The console could not be loaded").waitFor();
    expect(await page.getByRole("button", {name: "Open the SQL console"}).isEnabled()).toBe(true);
  });
});
