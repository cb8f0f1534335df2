import {existsSync, readdirSync} from "node:fs";
import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {effectsWithoutSample} from "../../data-loaders/acquire/Effects.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import {stageFor} from "../../scripts/stageReport.js";
import {madePages} from "../pages/madePages.js";

const api = "release_2026_03_24/data/aei_raw_1p_api_2026-02-05_to_2026-02-12.csv";
const claude = "release_2026_03_24/data/aei_raw_claude_ai_2026-02-05_to_2026-02-12.csv";
let good: string;
const made: string[] = [];

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "oversight-gap-"));
  made.push(path);
  return path;
}

beforeAll(async () => {
  good = await folder();
  await generateRelease({folder: good, release: "2026-03-24", seed: 1, size: "small"});
});
afterAll(() => Promise.all(made.map((path) => rm(path, {recursive: true, force: true}))));

/** Builds the tables from a changed copy of a good release. @returns the message, and whether anything stayed behind. */
async function failure(change: (data: string) => Promise<void>, variables: Record<string, string> = {}) {
  const data = await folder();
  const work = await folder();
  await cp(good, data, {recursive: true});
  await change(data);
  const env = environment({AEI_SOURCE: "local", AEI_DATA_DIR: data, AEI_CACHE_DIR: join(work, "cache"), ...variables});
  const effects = {
    ...effectsWithoutSample(work),
    makeSample: () => Promise.reject(new Error("no sample here")),
    log: () => undefined
  };
  const error = await stageFor(env, effects).then(
    () => null,
    (e: unknown) => e as Error
  );
  const left = ["stage", "evidence"].flatMap((name) =>
    existsSync(join(work, name)) ? readdirSync(join(work, name)) : []
  );
  return {message: error?.message ?? "nothing was refused", left};
}

const edit = (path: string, change: (text: string) => string) => async (data: string) =>
  writeFile(join(data, path), change(await readFile(join(data, path), "utf8")));

/** The first row that a pattern matches. */
const firstRow = (text: string, pattern: RegExp): string => text.split("\n").find((line) => pattern.test(line))!;

describe("a build stops with one clear message and leaves nothing behind", () => {
  const faults: [string, (data: string) => Promise<void>, RegExp[], Record<string, string>?][] = [
    ["a missing file", (data) => rm(join(data, api)), [/1p_api/, /no such file/]],
    ["an empty file", (data) => writeFile(join(data, api), ""), [/empty/, /1p_api/]],
    [
      "a web page",
      (data) => writeFile(join(data, api), "<!doctype html><title>Sign in</title>"),
      [/web page|HTML/i, /1p_api/]
    ],
    [
      "a missing column",
      edit(api, (t) => t.replace("cluster_name", "cluster")),
      [/no column cluster_name/, /cluster/, /data-loaders\/dialects/]
    ],
    [
      "a renamed facet",
      edit(api, (t) =>
        t
          .replaceAll("onet_task::task_success", "onet_task::outcome")
          .replaceAll("onet_task_task_success", "onet_task_outcome")
      ),
      [/success by task/, /onet_task::outcome/, /data-loaders\/dialects\/long\.ts/]
    ],
    [
      "a value that is not a number",
      edit(api, (t) => t.replace(/,([\d.]+)\n/, ",many\n")),
      [/last is a number/, /many/, /line 2/]
    ],
    [
      "a duplicate key",
      edit(api, (t) => `${t}${firstRow(t, /global.*onet_task_count/)}\n`),
      [/one row/, /2 rows/, /facet onet_task, usage of/]
    ],
    [
      "percentages that don't add up",
      edit(api, (t) => {
        const row = firstRow(t, /onet_task_task_success_pct/);
        return t.replace(row, row.replace(/[^,]+$/, "1.5"));
      }),
      [/100 %|over the task/, /success of/]
    ],
    ["a new mode", edit(api, (t) => t.replaceAll("::directive", "::delegated")), [/delegated/, /Panel\.ts/]],
    [
      "swapped platforms",
      async (data) => writeFile(join(data, api), await readFile(join(data, claude))),
      [/1P API/, /swapped/]
    ],
    [
      "a release not in the catalogue",
      () => Promise.resolve(),
      [/2031-01-01/, /2026-03-24/],
      {AEI_RELEASE: "2031-01-01"}
    ],
    [
      "a platform missing",
      async (data) => {
        await rm(join(data, api));
        await rm(join(data, claude));
      },
      [/both platforms/]
    ]
  ];

  test.each(faults)("%s", async (_, change, expected, variables = {}) => {
    const {message, left} = await failure(change, variables);
    for (const pattern of expected) expect(message).toMatch(pattern);
    expect(message).toMatch(/expected[\s\S]*found[\s\S]*next/);
    expect(left).toEqual([]);
  });
});

test("a task name with markup, quotes, commas and colons is a task like any other", async () => {
  const name = 'say "hello", <script>alert(1)</script> ${alert(2)} to a::b & others.';
  const data = await folder();
  const work = await folder();
  await cp(good, data, {recursive: true});
  for (const path of [api, claude]) {
    const text = await readFile(join(data, path), "utf8");
    const largest = /,onet_task_count,("(?:[^"]|"")*"|[^",]*),\d/g;
    const task = [...text.matchAll(largest)].map((m) => m[1]!).find((t) => !/^(none|not_classified)$/.test(t))!;
    const bare = task.replace(/^"|"$/g, "").replaceAll('""', '"');
    const quote = (t: string): string => `"${t.replaceAll('"', '""')}"`;
    const suffixed = text.replaceAll(
      /("(?:[^"]|"")*"|[^",\n]*),([^,\n]*)$/gm,
      (row, cluster: string, value: string) => {
        const plain = cluster.replace(/^"|"$/g, "").replaceAll('""', '"');
        if (plain === bare) return `${quote(name)},${value}`;
        return plain.startsWith(`${bare}::`) ? `${quote(name + plain.slice(bare.length))},${value}` : row;
      }
    );
    await writeFile(join(data, path), suffixed);
  }
  const env = environment({AEI_SOURCE: "local", AEI_DATA_DIR: data, AEI_CACHE_DIR: join(work, "cache")});
  const effects = {
    ...effectsWithoutSample(work),
    makeSample: () => Promise.reject(new Error("no sample here")),
    log: () => undefined
  };
  const staged = await stageFor(env, effects);
  const panel = JSON.parse(await readFile(join(staged, "data/panel.json"), "utf8")) as {
    task: string[];
    claude_n: (number | null)[];
  };
  const at = panel.task.indexOf(name);
  expect(at).toBeGreaterThanOrEqual(0);
  expect(panel.claude_n[at]).toBeGreaterThan(0);
  const pages = await madePages(staged);
  try {
    for (const path of ["/index", "/natural-experiment", "/directive", "/limitations"]) {
      const {documentElement} = pages.document(path);
      expect(documentElement.querySelector("script")).toBeNull();
      expect(documentElement.textContent).not.toContain("${alert(2)} to a::b & others.</");
    }
  } finally {
    pages.remove();
  }
});
