import type {Results} from "../analysis/claims/Results.js";
import {resultTables} from "../analysis/claims/resultTables.js";
import type {ReleaseEvidence} from "../analysis/panel/ReleaseEvidence.js";
import {isShared} from "../analysis/panel/selectTasks.js";
import {variables} from "../analysis/panel/variables.js";

/** The tables of the console, by the same names and columns, for `query` in a page. */
export function sqlTables({panel}: Pick<ReleaseEvidence, "panel">, results: Results): Record<string, object[]> {
  const tables = Object.entries(resultTables(results)).map(([name, columns]): [string, object[]] => {
    const size = Object.values(columns)[0]!.values.length;
    const row = (i: number): object =>
      Object.fromEntries(Object.entries(columns).map(([key, {values}]) => [key, values[i]]));
    return [name, Array.from({length: size}, (_, i) => row(i))];
  });
  const shared = panel.filter(isShared).map((row) => ({...row, gap: variables.gap.of(row)}));
  return {panel: [...panel], shared, ...Object.fromEntries(tables)};
}
