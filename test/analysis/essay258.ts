import {readFileSync} from "node:fs";
import {join} from "node:path";

import {csvParse, csvParseRows, rollup} from "d3";

import type {Column, Panel, PanelRow} from "../../src/analysis/panel/Panel.js";
import {selectTasks} from "../../src/analysis/panel/selectTasks.js";
import {essayPopulation} from "../../src/analysis/panel/Specification.js";
import {task} from "./panels.js";

const cells: Record<string, {measure: string; suffix: string}> = {
  onet_task_count: {measure: "n", suffix: ""},
  onet_task_task_success_pct: {measure: "success", suffix: "::yes"},
  onet_task_collaboration_pct: {measure: "directive", suffix: "::directive"},
  learning: {measure: "learning", suffix: "::learning"},
  onet_task_human_only_time_mean: {measure: "human_only_time", suffix: "::value"},
  onet_task_human_education_years_mean: {measure: "human_education", suffix: "::value"}
};

/** The essay's 258 tasks from a copy of the dataset: small and independent of the project's own loaders. */
export function essay258(folder: string): Panel {
  const rows = new Map<string, PanelRow>();
  const majors = soc(join(folder, "release_2025_03_27/onet_task_statements.csv"));
  for (const [platform, product] of [
    ["claude", "claude_ai"],
    ["api", "1p_api"]
  ] as const) {
    const file = `release_2026_03_24/data/aei_raw_${product}_2026-02-05_to_2026-02-12.csv`;
    for (const [, geography, , , , , , variable, cluster, value] of csvParseRows(
      readFileSync(join(folder, file), "utf8")
    )) {
      if (geography !== "global") continue;
      const learning = variable === "onet_task_collaboration_pct" && cluster!.endsWith("::learning");
      const cell = cells[learning ? "learning" : variable!];
      if (cell === undefined || !cluster!.endsWith(cell.suffix)) continue;
      const name = cluster!.slice(0, cluster!.length - cell.suffix.length);
      if (!rows.has(name))
        rows.set(name, task(name, {claude_n: null, api_n: null, soc_major: majors.get(name) ?? null}));
      rows.get(name)![`${platform}_${cell.measure}` as Column] = Number(value);
    }
  }
  return selectTasks(
    [...rows.values()].sort((a, b) => (a.task < b.task ? -1 : 1)),
    essayPopulation
  );
}

/** Task statement to the SOC major group with most of its occupations, ties to the lower code. */
function soc(path: string): Map<string, string> {
  const counts = rollup(
    csvParse(readFileSync(path, "utf8")),
    (rows) => rows.length,
    (row) => row.Task!.toLowerCase().trim(),
    (row) => row["O*NET-SOC Code"]!.slice(0, 2)
  );
  return new Map(
    Array.from(counts, ([name, majors]) => [
      name,
      [...majors].sort(([a, n], [b, m]) => m - n || Number(a) - Number(b))[0]![0]
    ])
  );
}
