import {beforeAll, describe, expect, test} from "vitest";

import type {SampleRelease} from "../../data-loaders/sample/SampleOptions.js";
import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {groupedBy, records, textOf, type Written, written} from "./releases.js";

interface Row extends Record<string, string> {
  geo_id: string;
  geography: string;
  facet: string;
  level: string;
  variable: string;
  cluster_name: string;
  value: string;
}

const conventions: Record<string, {regions: string; product: string; suffix: RegExp; index: RegExp; success: boolean}> =
  {
    "2025-09-15": {
      regions: "state_us",
      product: "Claude AI (Free and Pro)",
      suffix: /$^/,
      index: /\.::(index|count)$/,
      success: false
    },
    "2026-01-15": {
      regions: "country-state",
      product: "Claude AI (Free and Pro)",
      suffix: /(^none|\.)$/,
      index: /(^none|\.)::value$/,
      success: true
    },
    "2026-03-24": {
      regions: "country-state",
      product: '"Claude AI (Free, Pro, and Max)"',
      suffix: /(^none|\.)::value$/,
      index: /(^none|\.)::value$/,
      success: true
    }
  };

const labelled = ["collaboration", "task_success", "use_case", "multitasking", "human_only_ability"];
const numeric = ["human_only_time", "human_with_ai_time", "ai_autonomy", "human_education_years", "ai_education_years"];

describe.each<SampleRelease>(["2025-09-15", "2026-01-15", "2026-03-24", "2026-03-24-republished"])("%s", (release) => {
  let release_: Written;
  const rows = {} as Record<Platform, Row[]>;
  const convention = conventions[release.slice(0, 10)]!;

  beforeAll(async () => {
    release_ = await written({release});
    for (const p of platforms) rows[p] = records<keyof Row & string>(textOf(release_, p)) as Row[];
  });

  const global = (p: Platform, facet: string): Row[] =>
    rows[p].filter((row) => row.geography === "global" && row.facet === facet);
  const countsOf = (p: Platform): Map<string, number> =>
    new Map(
      global(p, "onet_task")
        .filter(({variable}) => variable === "onet_task_count")
        .map(({cluster_name, value}) => [cluster_name, Number(value)])
    );

  test("the header, ten fields a row, the rows that were announced", () => {
    const header = "geo_id,geography,date_start,date_end,platform_and_product,facet,level,variable,cluster_name,value";
    for (const [k, p] of platforms.entries()) {
      expect(textOf(release_, p).startsWith(`${header}\n`)).toBe(true);
      expect(rows[p]).toHaveLength(release_.truth.files[k]!.rows);
      expect(rows[p].every((row) => Object.keys(row).length === 10 && row.value !== undefined)).toBe(true);
    }
  });

  test("geography, id, facet, level, variable and cluster are a key", () => {
    for (const p of platforms) {
      const keys = new Set(
        rows[p].map((d) => [d.geo_id, d.geography, d.facet, d.level, d.variable, d.cluster_name].join("\u0000"))
      );
      expect(keys.size).toBe(rows[p].length);
    }
  });

  test("values are floats as Python prints them, never empty", () => {
    const text = /^-?(\d+\.\d+|\d(\.\d+)?e[-+]\d{2,})$/;
    for (const p of platforms) expect(rows[p].filter(({value}) => !text.test(value)).slice(0, 3)).toEqual([]);
    expect(rows.claude.some(({value}) => value.length >= 17)).toBe(true);
  });

  test("the platform's name stands on every row, in quotes where it has commas", () => {
    const product = {claude: convention.product, api: "1P API"};
    for (const p of platforms) {
      const lines = textOf(release_, p).trimEnd().split("\n").slice(1);
      expect(lines.filter((line) => !line.includes(`,${product[p]},`)).slice(0, 3)).toEqual([]);
    }
  });

  test("a task with a comma or a quote is quoted, any other is not", () => {
    const lines = textOf(release_, "claude").split("\n");
    expect(lines.some((line) => /,"[^"]*""[^"]*""[^"]*",[\d.]+$/.test(line))).toBe(true);
    for (const name of countsOf("claude").keys()) {
      const written = /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
      expect(textOf(release_, "claude")).toContain(`,onet_task_count,${written},`);
    }
  });

  test("every base facet adds up to the same number of conversations", () => {
    for (const p of platforms) {
      const bases = ["onet_task", ...labelled].map((facet) =>
        global(p, facet)
          .filter(({variable}) => variable === `${facet}_count`)
          .reduce((sum, {value}) => sum + Number(value), 0)
      );
      expect(new Set(bases.filter((n) => n > 0)).size).toBe(1);
    }
  });

  test("folding: named cells of 15 or more, cells add up to the task, what is folded is the rest", () => {
    for (const p of platforms) {
      const counts = countsOf(p);
      for (const facet of labelled) {
        const cells = cellsOf(global(p, `onet_task::${facet}`), "count");
        if (cells.length > 0) expect(new Set(cells.map(({task}) => task)).size).toBe(counts.size - 1);
        for (const [task, own] of groupedBy(cells, ({task}) => task)) {
          const named = own.filter(({label}) => label !== "not_classified");
          expect(named.every(({value}) => value >= 15)).toBe(true);
          expect(own.reduce((sum, {value}) => sum + value, 0)).toBe(counts.get(task));
          expect(own.every(({value}) => value > 0)).toBe(true);
        }
      }
    }
  });

  test("percentages are within the task, follow their count and add up to 100", () => {
    for (const p of platforms) {
      const counts = countsOf(p);
      for (const facet of labelled) {
        const crossed = global(p, `onet_task::${facet}`);
        const percentages = cellsOf(crossed, "pct");
        const amounts = cellsOf(crossed, "count");
        expect(percentages.map(({task, label}) => [task, label])).toEqual(
          amounts.map(({task, label}) => [task, label])
        );
        expect(percentages.every(({task, value}, k) => value === (amounts[k]!.value / counts.get(task)!) * 100)).toBe(
          true
        );
        for (const own of groupedBy(percentages, ({task}) => task).values())
          expect(own.reduce((sum, {value}) => sum + value, 0)).toBeCloseTo(100, 8);
        expect(crossed.map(({variable}) => variable.split("_").at(-1))).toEqual(
          crossed.map((_, k) => (k % 2 === 0 ? "count" : "pct"))
        );
      }
    }
  });

  test("pseudo-tasks: both in onet_task, only `none` in the intersections", () => {
    for (const p of platforms) {
      expect([...countsOf(p).keys()]).toEqual(expect.arrayContaining(["none", "not_classified"]));
      const crossed = new Set(cellsOf(global(p, "onet_task::collaboration"), "count").map(({task}) => task));
      expect(crossed.has("none")).toBe(true);
      expect(crossed.has("not_classified")).toBe(false);
    }
  });

  test("no intersection has more than one `::` but for a numeric one's own ending", () => {
    const ends = /::(value|index|count)$/;
    for (const p of platforms)
      for (const {facet, cluster_name} of rows[p])
        if (facet.includes("::")) expect(cluster_name.replace(ends, "").split("::").length).toBeLessThanOrEqual(2);
  });

  test("numeric intersections and indices end as this release ends them", () => {
    for (const facet of numeric)
      for (const {cluster_name} of global("claude", `onet_task::${facet}`))
        expect(cluster_name).toMatch(convention.suffix);
    const index = global("api", "onet_task::cost").filter(({cluster_name}) => !cluster_name.startsWith("none"));
    expect(index.length).toBeGreaterThan(0);
    for (const {cluster_name} of index) expect(cluster_name).toMatch(convention.index);
    expect(global("claude", "onet_task::cost")).toEqual([]);
  });

  test("what the release lacks is not there", () => {
    for (const facet of ["task_success", "use_case", ...numeric])
      expect(global("claude", `onet_task::${facet}`).length > 0).toBe(convention.success);
  });

  test("bounds surround what they bound; only medians have some below zero", () => {
    const all = rows.claude.filter(({variable}) => /_(mean|median)(_ci_(lower|upper))?$/.test(variable));
    const values = new Map(
      all.map((d) => [[d.geo_id, d.facet, d.variable, d.cluster_name].join("|"), Number(d.value)])
    );
    for (const d of all.filter(({variable}) => variable.endsWith("_ci_lower"))) {
      const at = (variable: string): number => values.get([d.geo_id, d.facet, variable, d.cluster_name].join("|"))!;
      const middle = d.variable.replace("_ci_lower", "");
      expect(Number(d.value)).toBeLessThanOrEqual(at(middle));
      expect(at(`${middle}_ci_upper`)).toBeGreaterThanOrEqual(at(middle));
      if (middle.endsWith("_mean")) expect(Number(d.value)).toBeGreaterThanOrEqual(0);
    }
    const negative = all.filter(({value}) => Number(value) < 0);
    expect(negative.every(({variable}) => variable.endsWith("_median_ci_lower"))).toBe(true);
    expect(negative.length > 0).toBe(convention.success);
  });

  test("places: the API has none; Namibia is NA, nowhere is NONE, and what is too small is not classified", () => {
    expect(new Set(rows.api.map(({geography}) => geography))).toEqual(new Set(["global"]));
    expect(new Set(rows.claude.map(({geography}) => geography))).toEqual(
      new Set(["global", "country", convention.regions])
    );
    const countries = rows.claude.filter(({geography}) => geography === "country").map(({geo_id}) => geo_id);
    expect([...new Set(countries)]).toEqual(expect.arrayContaining(["NA", "NONE", "US", "not_classified"]));
  });

  test("places carry numeric facets in November and in February's second version only", () => {
    const found = rows.claude.some(({geography, facet}) => geography !== "global" && facet === "ai_autonomy");
    expect(found).toBe(release === "2026-01-15" || release === "2026-03-24-republished");
  });

  test("request clusters have three levels, everything else level 0", () => {
    for (const p of platforms) {
      const levels = new Set(rows[p].filter(({facet}) => facet.startsWith("request")).map(({level}) => level));
      expect([...levels].sort()).toEqual(["0", "1", "2"]);
      expect(rows[p].every(({facet, level}) => facet.startsWith("request") || level === "0")).toBe(true);
    }
  });
});

/** Cells of an intersection: the label is what follows the last `::`. */
function cellsOf(rows: readonly Row[], stat: "count" | "pct"): {task: string; label: string; value: number}[] {
  return rows
    .filter(({variable}) => variable.endsWith(`_${stat}`))
    .map(({cluster_name, value}) => {
      const at = cluster_name.lastIndexOf("::");
      return {task: cluster_name.slice(0, at), label: cluster_name.slice(at + 2), value: Number(value)};
    });
}
