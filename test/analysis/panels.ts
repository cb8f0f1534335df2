import type {Column, Panel, PanelRow} from "../../src/analysis/panel/Panel.js";
import {columns} from "../../src/analysis/panel/Panel.js";
import type {Specification} from "../../src/analysis/panel/Specification.js";
import {essaySpecification, sharedPopulation} from "../../src/analysis/panel/Specification.js";

/** A task with everything unpublished but what is given, on both platforms with 100 conversations each. */
export function task(name: string, values: Partial<PanelRow> = {}): PanelRow {
  const nulls = Object.fromEntries(columns.map((column) => [column, null])) as Record<Column, null>;
  return {
    ...nulls,
    claude_n: 100,
    api_n: 100,
    task: name,
    pseudo: false,
    task_ids: [],
    soc_majors: values.soc_major ? [values.soc_major] : [],
    soc_major: null,
    ...values
  };
}

/** A panel from columns of equal length. */
export function panelOf(values: Partial<Record<Column, readonly (number | null)[]>> & {soc_major?: string[]}): Panel {
  const n = Object.values(values)[0]!.length;
  return Array.from({length: n}, (_, i) =>
    task(`task ${i}.`, Object.fromEntries(Object.entries(values).map(([key, column]) => [key, column[i]])))
  );
}

/** The essay's specification on every shared task, with changes. */
export function spec(changes: Partial<Specification> = {}): Specification {
  return {...essaySpecification, population: sharedPopulation, ...changes};
}

/** A small deterministic generator for tests: uniform in [0, 1). */
export function lehmer(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
