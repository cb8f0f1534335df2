import {readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {csvFormatRows, csvParseRows} from "d3-dsv";
import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {type Column, columnRows, type PanelRow} from "../../src/analysis/panel/Panel.js";
import type {ReleaseEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";
import {isShared} from "../../src/analysis/panel/selectTasks.js";
import type {Change, PublishedRow} from "./juneFiles.js";
import {edit, gatherJune, juneFiles, publishedRows, removeFolders, smallJune} from "./juneFiles.js";

let good: string;
let june: ReleaseEvidence;
let claude: PublishedRow[];
let api: PublishedRow[];

beforeAll(async () => {
  good = await smallJune();
  june = await gatherJune(good);
  claude = await publishedRows(good, "claude");
  api = await publishedRows(good, "api");
});
afterAll(removeFolders);

const tasksOf = (rows: PublishedRow[], month: string): PublishedRow[] =>
  rows.filter((d) => d.month === month && d.category === "onet" && d.level === "0");
const byTask = (panel: readonly PanelRow[]): Map<string, PanelRow> => new Map(panel.map((row) => [row.task, row]));

/** The published metric behind some columns of the panel, one of each kind. */
const sources: [string, string][] = [
  ["usage", "pct"],
  ["directive", "collaboration_directive_pct"],
  ["no_mode", "collaboration_none_pct"],
  ["coursework", "use_case_coursework_pct"],
  ["human_only_time", "human_only_time_mean"],
  ["human_with_ai_time", "human_with_ai_time_mean"],
  ["autonomy", "ai_autonomy_mean"],
  ["human_education", "human_education_years_mean"],
  ["ai_education", "ai_education_years_mean"]
];

describe("June 2026, read as published", () => {
  test("it is about its latest month; the other stands beside it, and neither is pooled with the other", () => {
    expect(june.window).toEqual({start: "2026-05-01", end: "2026-06-01"});
    expect(june.earlier.map(({window}) => window)).toEqual([{start: "2026-04-01", end: "2026-05-01"}]);
    for (const [evidence, month] of [[june, "2026-05-01"] as const, [june.earlier[0]!, "2026-04-01"] as const]) {
      const ids = new Set(tasksOf(claude, month).map(({id}) => id));
      expect(evidence.audit.claude_tasks).toBe(ids.size);
      const overall = api.find((d) => d.month === month && d.category === "overall" && d.metric === sources[1]![1]);
      expect(evidence.globals.api.modes.directive).toBe(overall!.value);
    }
  });

  test.each(sources)("%s of every task is the published %s of that month", async (measure, metric) => {
    const statements = await statementsOf(good);
    const panel = byTask(june.panel);
    for (const [platform, rows] of [
      ["claude", claude],
      ["api", api]
    ] as const) {
      const tasks = tasksOf(rows, "2026-05-01").filter((d) => d.metric === metric);
      expect(tasks.length).toBeGreaterThan(100);
      const found = tasks.map(
        ({id, name}) => panel.get(statements.get(id) ?? name.toLowerCase())?.[`${platform}_${measure}` as Column]
      );
      expect(found).toEqual(tasks.map(({value}) => value));
    }
  });

  test("a task's key is its statement in lower case, also where the release words it anew", async () => {
    const statements = await statementsOf(good);
    const names = new Map(tasksOf(claude, "2026-05-01").map(({id, name}) => [id, name.toLowerCase()]));
    const reworded = [...names].filter(([id, name]) => statements.has(id) && statements.get(id) !== name);
    expect(reworded.length).toBeGreaterThan(0);
    const panel = byTask(june.panel);
    for (const [id, name] of reworded) {
      expect(panel.has(name)).toBe(false);
      expect(panel.get(statements.get(id)!)?.task_ids).toContain(Number(id));
    }
    expect(june.audit.ids?.reworded).toBeGreaterThanOrEqual(reworded.length);
  });

  test("what it does not publish is null: counts, success, folded cells", () => {
    const absent = columnRows.filter(({id}) => id === null).map(({column}) => column);
    expect(absent).toEqual(expect.arrayContaining(["claude_n", "api_success", "claude_failure", "api_modes_folded"]));
    for (const column of absent)
      expect([column, june.panel.filter((row) => row[column] !== null).length]).toEqual([column, 0]);
    // What the format has no name for is no gap in these files.
    expect(june.audit.absent_columns.filter((column) => absent.includes(column))).toEqual([]);
    expect(june.globals.claude).toMatchObject({conversations: null, success: null});
  });

  test("tasks too thin for modes are null there and counted; what else they publish is read", () => {
    for (const [platform, rows] of [
      ["claude", claude],
      ["api", api]
    ] as const) {
      const tasks = tasksOf(rows, "2026-05-01");
      const withModes = new Set(tasks.filter((d) => d.metric.startsWith("collaboration_")).map(({id}) => id));
      const thin = tasks.filter((d) => d.metric === "human_only_time_mean" && !withModes.has(d.id));
      expect(thin.length).toBeGreaterThan(0);
      expect(june.audit.ids!.without_modes[platform]).toBe(thin.length);
      const columns = june.panel.filter(
        (row) => row[`${platform}_usage`] !== null && row[`${platform}_directive`] === null
      );
      expect(columns.map((row) => row[`${platform}_human_only_time`]).sort()).toEqual(
        thin.map(({value}) => value).sort()
      );
    }
    expect(june.audit.ids!.without_modes_examples[0]).toMatch(/^\d+ “.+”$/);
  });

  test("tasks rounded to 0.00 % are counted", () => {
    const zero = (rows: PublishedRow[]): number =>
      tasksOf(rows, "2026-05-01").filter((d) => d.metric === "pct" && d.value === 0).length;
    expect(june.audit.ids!.rounded_to_zero).toEqual({claude: zero(claude), api: zero(api)});
    expect(zero(claude)).toBeGreaterThan(0);
  });

  test("a share of use rounded to 0.00 is a task that few brought, and is shared when both platforms have it", () => {
    const few = june.panel.filter((row) => row.claude_usage === 0 && row.api_directive !== null);
    expect(few.filter((row) => row.claude_directive !== null).length).toBeGreaterThan(0);
    expect(few.filter((row) => row.claude_directive !== null).every(isShared)).toBe(true);
  });
});

describe("Task IDs and names", () => {
  const statementIds = (): Promise<Set<string>> => statementsOf(good).then((known) => new Set(known.keys()));
  let known: Set<string>;
  beforeAll(async () => {
    known = await statementIds();
  });
  const idOf = (row: number): string =>
    [...new Set(tasksOf(claude, "2026-05-01").map(({id}) => id))].filter(
      (id) => known.has(id) && api.every((d) => d.id !== id)
    )[row]!;
  const nameOf = (id: string): string => claude.find((d) => d.id === id)!.name;
  const renumber = (from: string, to: string): Change =>
    edit("claude", (t) => t.replaceAll(new RegExp(`,${from}$`, "gm"), `,${to}`));

  test("IDs of a later edition keep their names, and are counted", async () => {
    const ids = new Map([...tasksOf(claude, "2026-05-01"), ...tasksOf(api, "2026-05-01")].map((d) => [d.id, d.name]));
    const later = [...ids].filter(([id]) => !known.has(id));
    expect(later.length).toBeGreaterThan(50);
    expect(june.audit.ids).toMatchObject({published: ids.size, without_statement: later.length});
    const panel = byTask(june.panel);
    for (const [, name] of later) expect(panel.get(name.toLowerCase())).toMatchObject({task_ids: [], soc_major: null});
  });

  test("so does one more ID without a statement", async () => {
    const id = idOf(0);
    const {panel, audit} = await gatherJune(good, renumber(id, "20000"));
    expect(audit.ids?.without_statement).toBe(june.audit.ids!.without_statement + 1);
    expect(audit.ids?.without_statement_examples).toContain(`20000 “${nameOf(id)}”`);
    expect(byTask(panel).get(nameOf(id).toLowerCase())?.claude_directive).not.toBeNull();
  });

  test("without the statements' file tasks keep their names, and all are counted", async () => {
    const {panel, audit} = await gatherJune(good, (path) => rm(join(path, juneFiles.statements)));
    expect(audit.ids?.without_statement).toBe(audit.ids?.published);
    expect(byTask(panel).has(nameOf(idOf(0)).toLowerCase())).toBe(true);
  });

  test("IDs of one statement are one task: use added up, the rest averaged by use", async () => {
    const [a, b] = largest();
    const same = edit("statements", (t) => {
      const table = csvParseRows(t);
      const text = table.find((row) => row[2] === a)![3]!;
      return csvFormatRows(table.map((row) => (row[2] === b ? row.with(3, text) : row)));
    });
    const {panel, audit} = await gatherJune(good, same);
    const value = (id: string, metric: string): number =>
      tasksOf(claude, "2026-05-01").find((d) => d.id === id && d.metric === metric)!.value;
    const merged = byTask(panel).get((await statementsOf(good)).get(a)!)!;
    const use = [value(a, "pct"), value(b, "pct")] as const;
    const modes = [value(a, sources[1]![1]), value(b, sources[1]![1])] as const;
    expect(audit.ids?.statements_merged).toBe(1);
    expect(merged.claude_usage).toBeCloseTo(use[0] + use[1], 10);
    expect(merged.claude_directive).toBeCloseTo((use[0] * modes[0] + use[1] * modes[1]) / (use[0] + use[1]), 10);
  });

  test("a name at several IDs is no fault, for names are no key; it is counted and named", async () => {
    const [a, b] = [idOf(0), idOf(1)];
    const rename = edit("claude", (t) =>
      t.replaceAll(new RegExp(`,("(?:[^"]|"")*"|[^",]*),${b}$`, "gm"), `,"${nameOf(a).replaceAll('"', '""')}",${b}`)
    );
    const {audit} = await gatherJune(good, rename);
    expect(audit.ids).toMatchObject({
      names_repeated: 1,
      names_repeated_examples: [nameOf(a).toLowerCase()],
      statements_merged: 0
    });
    expect(audit.claude_tasks).toBe(june.audit.claude_tasks);
  });

  test("a task that nobody brought keeps its zero, and has no modes", async () => {
    const id = idOf(2);
    const row = new RegExp(`(,onet,0,(?:pct|collaboration_\\w+_pct),)[\\d.]+(,.*,${id})$`, "gm");
    const {panel} = await gatherJune(
      good,
      edit("claude", (t) => t.replaceAll(row, "$10.0$2"))
    );
    const found = byTask(panel).get((await statementsOf(good)).get(id)!)!;
    expect(found).toMatchObject({claude_usage: 0, claude_directive: null, claude_no_mode: null});
    expect(isShared({...found, api_usage: 1})).toBe(false);
  });

  /** The two largest tasks of May that the API does not have. */
  function largest(): [string, string] {
    const use = tasksOf(claude, "2026-05-01").filter(
      (d) => d.metric === "pct" && known.has(d.id) && api.every(({id}) => id !== d.id)
    );
    const [a, b] = use.sort((x, y) => y.value - x.value);
    return [a!.id, b!.id];
  }
});

const drop =
  (pattern: RegExp) =>
  (text: string): string =>
    text
      .split("\n")
      .filter((line) => !pattern.test(line))
      .join("\n");

describe("a file that is not as it should be is refused with one clear message", () => {
  const faults: [string, Change, RegExp[]][] = [
    [
      "a month missing on one platform",
      edit("api", drop(/^2026-04-01/)),
      [/2 months, 2026-04-01 to 2026-05-01 and/, /found 2026-05-01 to 2026-06-01/, /1p_api/, /not uploaded whole/]
    ],
    [
      "another month",
      edit("claude", (t) => t.replaceAll("2026-05-01,2026-06-01", "2026-06-01,2026-07-01")),
      [/2026-06-01 to 2026-07-01/, /`window` in the release's manifest/]
    ],
    ["a platform missing", (path) => rm(join(path, juneFiles.api)), [/both platforms/, /aei_1p_api_2026-06-26/]],
    [
      "a row twice",
      edit("api", (t) => `${t}${/^.*,onet,0,pct,.*$/m.exec(t)![0]}\n`),
      [/one row a month, node and metric/, /2 rows of pct/, /verify/]
    ],
    [
      "a mode renamed",
      edit("api", (t) => t.replaceAll("collaboration_directive_pct", "collaboration_delegated_pct")),
      [/unknown collaboration_delegated_pct, and no collaboration_directive_pct/, /metric\.ts/, /Panel\.ts/]
    ],
    [
      "a row missing",
      edit("claude", (t) => t.replace(/^2026-05-01.*,onet,0,collaboration_learning_pct,.*\n/m, "")),
      [
        /no collaboration_learning_pct, for the task “.*” \(Task ID \d+, the month from 2026-05-01\)/,
        /rows are missing/
      ]
    ],
    [
      "one mode of six",
      edit("claude", (t) => {
        const id = /^2026-05-01.*,onet,0,collaboration_none_pct,.*,(\d+)$/m.exec(t)![1]!;
        return drop(new RegExp(`^2026-05-01.*,onet,0,collaboration_(?!none|bucket).*,${id}$`))(t);
      }),
      [
        /pct and none of the others/,
        /no collaboration_directive_pct.* and collaboration_validation_pct, for the task “/
      ]
    ],
    [
      "modes without a share of use",
      edit("api", (t) => t.replace(/^2026-05-01.*,onet,0,pct,.*\n/m, "")),
      [/found no pct, for the task “/, /1p_api/]
    ],
    ["no share of use", edit("api", drop(/,onet,0,pct,/)), [/no pct/, /1p_api/]],
    [
      "swapped platforms",
      async (path) => {
        await writeFile(join(path, juneFiles.claude), await readFile(join(good, juneFiles.api)));
        await writeFile(join(path, juneFiles.api), await readFile(join(good, juneFiles.claude)));
      },
      [/whole world only/, /country IND/, /swapped/]
    ],
    [
      "an identifier of another kind",
      edit("claude", (t) => t.replaceAll(/(,onet,0,.*),\d+$/gm, "$1,T-1")),
      [/Task ID, a whole number/, /T-1/]
    ],
    [
      "modes that don't add up",
      edit("api", (t) => t.replace(/(,onet,0,collaboration_directive_pct,)[\d.]+/, "$11.5")),
      [/add up to 100/, /1p_api/]
    ],
    ["a word for a number", edit("api", (t) => t.replace(/(,pct,)[\d.]+/, "$1many")), [/eighth is a number/, /many/]],
    [
      "a value that is none",
      edit("api", (t) => t.replace(/(,onet,0,ai_autonomy_mean,)[\d.]+/, "$1NaN")),
      [/a number/, /nan/i]
    ],
    [
      "the long dialect",
      edit("api", (t) => t.replace(/^.*\n/, "geo_id,geography,date_start,date_end,value\n")),
      [/no column geo_level/, /unknown geography/]
    ]
  ];

  test.each(faults)("%s", async (_, change, expected) => {
    const message = await gatherJune(good, change).then(
      () => "nothing was refused",
      (error: Error) => error.message
    );
    for (const pattern of expected) expect(message).toMatch(pattern);
    expect(message).toMatch(/expected[\s\S]*found[\s\S]*in[\s\S]*next/);
  });
});

/** Statements in lower case by Task ID, read by another parser. */
async function statementsOf(path: string): Promise<Map<string, string>> {
  const rows = csvParseRows(await readFile(join(path, juneFiles.statements), "utf8")).slice(1);
  return new Map(rows.map((row) => [row[2]!, row[3]!.toLowerCase().trim()]));
}
