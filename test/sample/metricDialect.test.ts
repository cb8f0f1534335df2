import {beforeAll, expect, test} from "vitest";

import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {groupedBy, records, textOf, type Written, written} from "./releases.js";

type Column =
  | "date_start"
  | "date_end"
  | "geo_id"
  | "geo_level"
  | "category_name"
  | "hierarchy_level"
  | "metric_id"
  | "value"
  | "node_name"
  | "node_external_id";
type Row = Record<Column, string>;

let release: Written;
const rows = {} as Record<Platform, Row[]>;
const statements = new Map<string, string>();

beforeAll(async () => {
  release = await written({release: "2026-06-26"});
  for (const p of platforms) rows[p] = records<Column>(textOf(release, p));
  for (const {"Task ID": id, Task: task} of records<"Task ID" | "Task">(
    release.text["release_2025_03_27/onet_task_statements.csv"]!
  ))
    statements.set(id, task);
});

const tasksOf = (p: Platform): Row[] =>
  rows[p].filter((d) => d.geo_level === "global" && d.category_name === "onet" && d.hierarchy_level === "0");

test("the header, and one file a platform", () => {
  const header =
    "date_start,date_end,geo_id,geo_level,category_name,hierarchy_level,metric_id,value,node_name,node_external_id";
  for (const p of platforms) expect(textOf(release, p).startsWith(`${header}\n`)).toBe(true);
  expect(release.truth.files.map(({path}) => path)).toEqual([
    "release_2026_06_26/data/aei_claude_ai_2026-06-26.csv",
    "release_2026_06_26/data/aei_1p_api_2026-06-26.csv",
    "release_2025_03_27/onet_task_statements.csv"
  ]);
});

test("month, place, category, level, metric and node id are a key", () => {
  for (const p of platforms) {
    const keys = new Set(
      rows[p].map((d) =>
        [d.date_start, d.geo_id, d.category_name, d.hierarchy_level, d.metric_id, d.node_external_id].join("|")
      )
    );
    expect(keys.size).toBe(rows[p].length);
  }
});

test("two calendar months whose end is exclusive", () => {
  for (const p of platforms)
    expect(new Set(rows[p].map(({date_start, date_end}) => `${date_start} ${date_end}`))).toEqual(
      new Set(["2026-04-01 2026-05-01", "2026-05-01 2026-06-01"])
    );
});

test("53 metrics, without success, counts, bounds or cost", () => {
  for (const p of platforms) {
    const metrics = new Set(rows[p].map(({metric_id}) => metric_id));
    expect(metrics.size).toBe(53);
    expect([...metrics].filter((id) => id.startsWith("artifact_"))).toHaveLength(32);
    expect([...metrics].filter((id) => /success|count|_ci_|cost|tokens/.test(id))).toEqual([]);
  }
});

test("values have two decimals at most; a share lies between 0 and 100, and some are 0", () => {
  const all = [...rows.claude, ...rows.api];
  expect(all.filter(({value}) => !/^\d+\.\d{1,2}$/.test(value)).slice(0, 3)).toEqual([]);
  expect(all.filter(({metric_id, value}) => metric_id.endsWith("_pct") && Number(value) > 100).slice(0, 3)).toEqual([]);
  expect(all.some(({value}) => value === "0.0")).toBe(true);
});

test("every task has 51 metrics a month, or 43 and no modes; modes add up to 100, buckets over classified ones too", () => {
  for (const p of platforms) {
    const thin = new Set<string>();
    for (const own of groupedBy(tasksOf(p), (d) => `${d.date_start} ${d.node_external_id}`).values()) {
      if (own.every(({metric_id}) => !metric_id.startsWith("collaboration_"))) {
        thin.add(own[0]!.node_external_id);
        expect(own).toHaveLength(43);
        expect(own.filter(({metric_id}) => /^(pct|use_case_.*)$/.test(metric_id))).toHaveLength(4);
        continue;
      }
      expect(own).toHaveLength(51);
      const sum = (test: RegExp): number =>
        own.filter(({metric_id}) => test.test(metric_id)).reduce((total, {value}) => total + Number(value), 0);
      expect(Math.abs(sum(/^collaboration_(?!bucket)/) - 100)).toBeLessThan(0.04);
      expect(Math.abs(sum(/^collaboration_bucket_/) - 100)).toBeLessThan(0.04);
      expect(Math.abs(sum(/^use_case_/) - 100)).toBeLessThan(0.04);
      expect(Math.abs(sum(/^artifact_/) - 100)).toBeLessThan(0.2);
    }
    expect(thin.size).toBeGreaterThan(0);
  }
});

test("some tasks are rounded to 0.00 %, and so are a third of the API's occupations", () => {
  const zeros = (list: Row[]): number => list.filter(({value}) => value === "0.0").length / list.length;
  for (const p of platforms) {
    const shares = tasksOf(p).filter(({metric_id}) => metric_id === "pct");
    expect(zeros(shares)).toBeGreaterThan(0.02);
  }
  const occupations = rows.api.filter(
    (d) => d.category_name === "soc_occupation" && d.hierarchy_level === "0" && d.metric_id === "pct"
  );
  expect(zeros(occupations)).toBeGreaterThan(0.25);
  expect(zeros(occupations)).toBeLessThan(0.45);
});

test("tasks carry O*NET Task IDs, a fifth of a later edition; names keep their case, and a few were reworded", () => {
  for (const p of platforms) {
    const names = new Map(tasksOf(p).map(({node_external_id, node_name}) => [node_external_id, node_name]));
    const later = [...names].filter(([id]) => !statements.has(id));
    expect(later.length / names.size).toBeGreaterThan(0.16);
    expect(later.length / names.size).toBeLessThan(0.26);
    expect(later.filter(([, name]) => [...statements.values()].includes(name))).toEqual([]);
    expect([...names.values()].every((name) => /^[A-Z]/.test(name))).toBe(true);
    const known = [...names].filter(([id]) => statements.has(id));
    const reworded = known.filter(([id, name]) => statements.get(id) !== name).length / names.size;
    expect(reworded).toBeGreaterThan(0.04);
    expect(reworded).toBeLessThan(0.2);
  }
});

test("identifiers: - overall, UUIDs for requests, SOC codes, element ids for activities", () => {
  const forms: Record<string, RegExp> = {
    "overall 0": /^-$/,
    "onet 0": /^\d+$/,
    "onet 1": /^4\.A\.\d\.[abc]\.\d\.I01\.D\d+$/,
    "onet 2": /^4\.A\.\d\.[abc]\.\d\.I\d+$/,
    "onet 3": /^4\.A\.\d\.[abc]\.\d$/,
    "request 0": /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    "soc_occupation 0": /^\d\d-\d{4}\.\d\d$/,
    "soc_occupation 1": /^\d\d$/
  };
  const all = [...rows.claude, ...rows.api];
  for (const [where, form] of Object.entries(forms)) {
    const ids = new Set(
      all
        .filter((d) => `${d.category_name} ${d.hierarchy_level}` === where)
        .map(({node_external_id}) => node_external_id)
    );
    expect(ids.size).toBeGreaterThan(0);
    expect([...ids].filter((id) => !form.test(id))).toEqual([]);
  }
});

test("places have three letters, the API has none, and no month lacks the largest country", () => {
  expect(new Set(rows.api.map(({geo_level}) => geo_level))).toEqual(new Set(["global"]));
  const countries = rows.claude.filter(({geo_level}) => geo_level === "country");
  expect(countries.filter(({geo_id}) => !/^[A-Z]{3}$/.test(geo_id))).toEqual([]);
  for (const month of ["2026-04-01", "2026-05-01"])
    expect(countries.some(({geo_id, date_start}) => geo_id === "USA" && date_start === month)).toBe(true);
  expect(rows.claude.some(({geo_level}) => geo_level === "subregion")).toBe(true);
});
