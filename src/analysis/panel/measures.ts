import table from "./measures.json" with {type: "json"};

/** The two deployments compared: the consumer app and the first-party API. The prefix of every panel column. */
export const platforms = ["claude", "api"] as const;
export type Platform = (typeof platforms)[number];

/** One number of a task on a platform: what it is, and where each published format has it. */
interface MeasureRow {
  unit: string;
  label: string;
  about: string;
  /** Least and greatest value it can have. */
  range: readonly [low: number, high: number];
  platforms: readonly Platform[];
  /** How observations call it; cells of one metric add up to a task's conversations. No category: "". */
  metric: string;
  category: string;
  stat: "count" | "pct" | "mean" | "index";
  /** Facet about all conversations, and the label of a cell, in the long dialect; null where it has none. */
  long: {facet: string; label: string | null} | null;
  /** `metric_id` in the metric dialect; null where it has none. */
  id: string | null;
}

type Both = keyof typeof table.both;
type ApiOnly = keyof typeof table.api;
export type Measure = Both | ApiOnly;

/** A column of the panel: a measure on a platform that has it. */
export type Column = `${Platform}_${Both}` | `api_${ApiOnly}`;

/** A row of measures.json, where `facet` and `cell` are the long dialect's names and a range may have no greatest value. */
type Written = Pick<MeasureRow, "unit" | "label" | "about" | "metric" | "stat"> & {
  range: [number, number?];
  category?: string;
  facet?: string;
  cell?: string;
  id?: string;
};

const rowsOf = (rows: object, platforms: readonly Platform[]): [string, MeasureRow][] =>
  Object.entries(rows as Record<string, Written>).map(([name, {range, facet, cell, ...row}]) => {
    const long = facet === undefined ? null : {facet, label: cell ?? null};
    return [name, {category: "", id: null, ...row, range: [range[0], range[1] ?? Infinity], long, platforms}];
  });

/**
 * Every measure, a row each. Panel columns, variables, data dictionary, both dialects, the panel's sources and the
 * contract's ranges are made from here: to add a measure is to add a row to measures.json, under the platforms that have it.
 */
export const measures = Object.fromEntries([...rowsOf(table.both, platforms), ...rowsOf(table.api, ["api"])]) as Record<
  Measure,
  MeasureRow
>;

/** The rows alone. */
export const measureRows: readonly MeasureRow[] = Object.values(measures);

/** A column, and what it is made of. */
export interface ColumnOf extends MeasureRow {
  column: Column;
  platform: Platform;
  measure: Measure;
}

/** Every column of the panel with its measure, platform by platform. */
export const columnRows: readonly ColumnOf[] = platforms.flatMap((platform) =>
  (Object.entries(measures) as [Measure, MeasureRow][])
    .filter(([, row]) => row.platforms.includes(platform))
    .map(([measure, row]) => ({...row, column: `${platform}_${measure}` as Column, platform, measure}))
);
