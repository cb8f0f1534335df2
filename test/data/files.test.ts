import {readFileSync} from "node:fs";
import {cp, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";

import {csvFormatRows, csvParseRows, tsvFormatRows} from "d3-dsv";
import {beforeAll, describe, expect, test} from "vitest";

import {fromLocal} from "../../data-loaders/acquire/fromLocal.js";
import {catalogue, findRelease} from "../../data-loaders/releases/catalogue.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import {Random} from "../../data-loaders/sample/Random.js";
import {gather} from "../../data-loaders/stage/gather.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {temporaryFolders} from "../temporaryFolders.js";

const manifest = findRelease(catalogue({catalogueDir: null}), "2026-03-24");
const api = "release_2026_03_24/data/aei_raw_1p_api_2026-02-05_to_2026-02-12.csv";
const claude = "release_2026_03_24/data/aei_raw_claude_ai_2026-02-05_to_2026-02-12.csv";
const statements = "release_2025_03_27/onet_task_statements.csv";
const folder = temporaryFolders();

let good: string;
let panel: Panel;
beforeAll(async () => {
  good = await folder();
  const tasks = {named: {claude: 40, api: 30}, shared: 20};
  await generateRelease({folder: good, release: "2026-03-24", seed: 1, size: "small", tasks});
  // Only what is read, so that many changed copies are quick.
  for (const path of [api, claude]) {
    const [header, ...lines] = (await readFile(join(good, path), "utf8")).split("\n");
    const kept = lines.filter((line) => /^GLOBAL,/.test(line) && !/,request|histogram/.test(line));
    await writeFile(join(good, path), `${[header, ...kept].join("\n")}\n`);
  }
  panel = await read(good);
});

async function read(data: string): Promise<Panel> {
  const files = await fromLocal(manifest, data, {memoDir: null, verify: true});
  const acquired = {release: manifest.release, source: "local" as const, synthetic: false, reason: "", files};
  return (await gather(manifest, acquired)).panel;
}

type Content = string | Buffer;

/** Reads a release in which one file's content is another. @returns the panel, or the message. */
async function readWith(path: string, change: (text: string) => Content): Promise<Panel | string> {
  const data = await folder();
  await cp(good, data, {recursive: true});
  await writeFile(join(data, path), change(await readFile(join(data, path), "utf8")));
  return read(data).catch((error: Error) => {
    if (error.name !== "DataError" && error.name !== "AcquireError") throw error;
    return error.message;
  });
}

/** Four parts, each in one line, in words of this project. */
function expectClear(message: Panel | string): void {
  expect(message).toMatch(/^expected .+\n {2}found .+\n {2}in {4}.+\n {2}next {2}.+$/);
  expect(message).not.toMatch(/Possible fixes|auto_detect|strict_mode|Invalid Input|sniff| {2}at |[^\P{Cc}\n]/u);
}

const crlf = (text: string): string => text.replaceAll("\n", "\r\n");

describe.each([api, statements])("%s, saved otherwise", (path) => {
  test.each<[string, (text: string) => Content]>([
    ["with a byte order mark", (text) => `\ufeff${text}`],
    ["with Windows' line ends", crlf],
    ["with both", (text) => `\ufeff${crlf(text)}`],
    ["without a line end at the end", (text) => text.trimEnd()],
    ["with empty lines at the end", (text) => `${text}\n\n`],
    [
      "with every field in quotes",
      (text) =>
        csvParseRows(text)
          .map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(","))
          .join("\n")
    ]
  ])("%s: the same panel", async (_, change) => {
    expect(await readWith(path, change)).toEqual(panel);
  });

  test.each<[string, (text: string) => Content, RegExp]>([
    ["empty", () => "", /found an empty file/],
    ["a mark and nothing else", () => "\ufeff", /found an empty file/],
    ["spaces and line ends", () => " \n\n ", /found an empty file/],
    ["the header alone", (text) => text.split("\n")[0]!, /one line and no row/],
    ["the header alone, with its line end", (text) => `${text.split("\n")[0]}\r\n\r\n`, /one line and no row/],
    ["a web page", () => "<!DOCTYPE html><html><title>Sign in</title></html>", /a web page/],
    ["a piece of a web page", () => "\n<div>Not found</div>\n<p>", /a web page or XML/],
    ["an answer in JSON", () => '{"error":"Repository not found"}\n', /JSON, not a CSV/],
    [
      "a Git LFS pointer",
      () => `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\n`,
      /LFS pointer/
    ],
    ["gzip", (text) => gzipSync(text), /gzip-compressed/],
    ["a spreadsheet", () => Buffer.from("PK\u0003\u0004 xl/worksheets"), /ZIP archive or a spreadsheet/],
    ["Parquet", () => Buffer.from("PAR1\u0015\u0004"), /Parquet/],
    ["UTF-16", (text) => Buffer.from(`\ufeff${text}`, "utf16le"), /UTF-16/],
    ["a picture", () => Buffer.from("89504e470d0a1a0a0000000d", "hex"), /binary data/],
    [
      "semicolons",
      (text) =>
        csvParseRows(text)
          .map((row) => row.join(";"))
          .join("\n"),
      /found semicolons between/
    ],
    [
      "Latin-1",
      (text) => Buffer.concat([Buffer.from(text), Buffer.from(`${last(text).replaceAll("e", "\xe9")}\n`, "latin1")]),
      /not UTF-8/
    ],
    [
      "cut in the midst of a row",
      (text) => text.slice(0, text.trimEnd().lastIndexOf(",") - 20),
      /fields instead of|no number|quote/
    ],
    [
      "a quote that is not closed",
      (text) => text.replace(/\n([^"\n,]+,)([^"\n,])/, '\n$1"$2'),
      /quote|fields instead of/
    ],
    ["a column twice", twice, /twice/]
  ])("%s: one clear message", async (_, change, pattern) => {
    const message = await readWith(path, change);
    expectClear(message);
    expect(message).toMatch(pattern);
    expect(message).toContain(path);
  });
});

const last = (text: string): string => text.trimEnd().split("\n").at(-1)!;

/** One of the columns that are read, once more at the end. */
function twice(text: string): string {
  const rows = csvParseRows(text);
  const at = Math.max(rows[0]!.indexOf("Task"), rows[0]!.indexOf("cluster_name"));
  return csvFormatRows(rows.map((row) => [...row, row[at]!]));
}

describe("a platform's file", () => {
  test("tabs between the columns are told in a word", async () => {
    const message = await readWith(api, (text) => tsvFormatRows(csvParseRows(text)));
    expect(message).toMatch(/found tabs between the columns/);
    expectClear(message);
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ["by its further column", (t) => withColumn(t, "geo_name", "World"), /enriched file.*a column geo_name/],
    [
      "by a variable",
      (t) => `${t}${derivedRow("country", "usage_per_capita_index")}`,
      /enriched.*usage_per_capita_index/
    ],
    ["by a facet", (t) => `${t}${derivedRow("soc_occupation", "soc_pct")}`, /enriched.*facet soc_occupation/]
  ])("the enriched file at the raw path is known %s", async (_, change, pattern) => {
    const message = await readWith(claude, change);
    expectClear(message);
    expect(message).toMatch(pattern);
    expect(message).toContain("data/intermediate");
  });
});

const withColumn = (text: string, name: string, value: string): string =>
  csvFormatRows(csvParseRows(text).map((row, i) => [...row, i === 0 ? name : value]));

const derivedRow = (facet: string, variable: string): string =>
  `USA,country,2026-02-05,2026-02-12,"Claude AI (Free, Pro, and Max)",${facet},0,${variable},x,1.5\n`;

describe("statements need Task ID, Task and SOC code, and nothing else", () => {
  const random = new Random(7, "columns");
  const companies = [[], ["Title"], ["Notes", "Notes"], ["Title", "Task Type", "Incumbents Responding", "Extra"]];
  const cases = Array.from({length: 24}, (_, k) => ({k, others: companies[k % companies.length]!, tabs: k % 3 === 0}));

  test.each(cases)("$k: in any order, beside $others, with tabs: $tabs", async ({others, tabs}) => {
    const wanted = ["O*NET-SOC Code", "Task ID", "Task"];
    const columns = [...wanted, ...others].map((name) => [random.uniform(), name] as const);
    const order = columns.sort((a, b) => a[0] - b[0]).map(([, name]) => name);
    const found = await readWith(statements, (text) => {
      const [header, ...rows] = csvParseRows(text);
      const of = (row: string[], name: string): string => row[header!.indexOf(name)] ?? 'say "what", when; where';
      const table = [order, ...rows.map((row) => order.map((name) => of(row, name)))];
      return (tabs ? tsvFormatRows : csvFormatRows)(table);
    });
    expect(found).toEqual(panel);
  });

  test.each<[string, number, string, RegExp]>([
    ["Task ID", 2, "12.5", /expected a whole number as Task ID.*\n.*found “12.5”/],
    ["O*NET-SOC Code", 0, "Clerks", /a code such as 15-1252\.00.*\n.*found “Clerks” for Task ID \d+/],
    ["Task", 3, " ", /expected a text as Task.*\n.*found “ ” for Task ID/]
  ])("a %s that is none", async (_, column, value, pattern) => {
    const change = (text: string): string =>
      csvFormatRows(csvParseRows(text).map((row, i) => (i === 5 ? row.with(column, value) : row)));
    const message = await readWith(statements, change);
    expectClear(message);
    expect(message).toMatch(pattern);
  });

  test.each(["O*NET-SOC Code", "Task ID", "Task"])("without %s: told with the columns there are", async (name) => {
    const message = await readWith(statements, (text) =>
      csvFormatRows(
        csvParseRows(text).map((row, i) => (i === 0 ? row.map((d) => (d === name ? "Something" : d)) : row))
      )
    );
    expectClear(message);
    expect(message).toMatch(`found no column ${name}, only `);
  });
});

test("whatever is done to bytes gives the same panel or one clear message", async () => {
  const random = new Random(11, "bytes");
  const bytes = readFileSync(join(good, api));
  const odd = ['"', ",", "\n", "\r", "\0", "\xff", ";", "\t", "", "9", "-", "::", "\u001b[31m"];
  let refused = 0;
  for (let trial = 0; trial < 60; ++trial) {
    const at = random.below(bytes.length);
    const cut = random.below(4);
    const changed = Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(random.pick(odd), "latin1"),
      bytes.subarray(at + cut)
    ]);
    const found = await readWith(api, () => (trial % 10 === 0 ? bytes.subarray(0, at) : changed));
    if (typeof found !== "string") continue;
    expectClear(found);
    refused++;
  }
  expect(refused).toBeGreaterThan(15);
}, 240_000);
