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

/**
 * measures.json: by the platforms that have them (`both`, `api`), groups of measures with what they have in common (`of`).
 * `facet` and `cell` are the long dialect's names, `range` ends in null where there is no greatest value.
 */
type Table = typeof table;
type Groups<P extends keyof Table> = Table[P][keyof Table[P]];
type Rows<P extends keyof Table> = Groups<P> extends infer G ? (G extends {measures: infer M} ? M : never) : never;
type NameOf<M> = M extends unknown ? keyof M & string : never;

export type Measure = NameOf<Rows<"both"> | Rows<"api">>;

/** A column of the panel: a measure on a platform that has it. */
export type Column = `${Platform}_${NameOf<Rows<"both">>}` | `api_${NameOf<Rows<"api">>}`;

/** A measure that is a share of a task's own conversations: one with a category. */
export type Share = NameOf<
  Rows<"both"> extends infer M ? (M extends Record<keyof M, {category: string}> ? M : never) : never
>;

/** A row as the table has it. */
type Written = Omit<MeasureRow, "platforms" | "range" | "long"> & {
  range: [number, number | null];
  facet: string | null;
  cell: string | null;
};

const rowsOf = ([key, groups]: [string, object]): [string, MeasureRow][] =>
  Object.values(groups as Record<string, {of: object; measures: Record<string, object>}>).flatMap(({of, measures}) =>
    Object.entries(measures).map(([name, own]): [string, MeasureRow] => {
      const {facet, cell, range, ...row} = {...of, ...own} as Written;
      return [
        name,
        {
          ...row,
          range: [range[0], range[1] ?? Infinity],
          platforms: key === "both" ? platforms : ["api"],
          long: facet === null ? null : {facet, label: cell}
        }
      ];
    })
  );

/**
 * Every measure, a row each. Panel columns, variables, data dictionary, both dialects, the panel's sources and the
 * contract's ranges are made from here: to add a measure is to add a row to measures.json.
 */
export const measures = Object.fromEntries(Object.entries(table).flatMap(rowsOf)) as Record<Measure, MeasureRow>;

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
