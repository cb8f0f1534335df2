import type {DuckDBConnection, DuckDBListVector, DuckDBStructVector} from "@duckdb/node-api";
import {count, rollups, sort, sum} from "d3-array";

import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import type {Occupation} from "../../src/analysis/panel/ReleaseEvidence.js";
import {cells} from "../dialects/Observation.js";
import {literal, rows} from "../duckdb.js";
import {belonging, type Kind, kindsOf} from "./statements.js";

/** A number of a platform, by its row and the number of its cell. */
interface Place {
  platform: Platform;
  row: number;
  cell: number;
}

/** All that is published in a period, a row a task. */
export interface Figures {
  period: string;
  /** In order; empty for the figures about all conversations. */
  tasks: readonly string[];
  /** By platform and the number of the cell, then by row; NaN where nothing is published. */
  values: Readonly<Record<Platform, readonly Float64Array[]>>;
  /** Of the task of each row, in the order of IDs and codes. */
  occupations: readonly (readonly Occupation[])[];
  /** Cells that are published more than once, an entry for each time but the first: each of these numbers could be meant. */
  repeated: readonly Place[];
  /** What is published without being a number. */
  unreadable: readonly (Place & {value: number})[];
}

/** Takes the figures out of the database, latest period first: nothing that was read is looked at twice there. */
export async function figuresOf(connection: DuckDBConnection): Promise<Figures[]> {
  const kinds = await kindsOf(connection);
  const periods = await rows<{period: string; size: number}>(
    connection,
    "SELECT period, count(*)::INTEGER AS size FROM figures GROUP BY period ORDER BY period DESC"
  );
  const found: Figures[] = [];
  for (const period of periods) found.push(await figuresIn(connection, period, kinds));
  return found;
}

async function figuresIn(
  connection: DuckDBConnection,
  {period, size}: {period: string; size: number},
  kinds: readonly Kind[]
): Promise<Figures> {
  const columns = Array.from({length: cells.length * platforms.length}, () => new Float64Array(size).fill(NaN));
  const platformOf = (place: number): number => place % platforms.length;
  const [tasks, occupations]: [string[], Occupation[][]] = [[], []];
  const [repeated, unreadable]: [Place[], Figures["unreadable"][number][]] = [[], []];
  const chunks = await connection.stream(
    `SELECT task, published, coalesce(belongs, []) FROM figures LEFT JOIN (${belonging}) USING (task)
     WHERE period = ${literal(period)} ORDER BY task`
  );
  for await (const chunk of chunks) {
    const names = chunk.getColumnVector(0);
    const [published, belongs] = [1, 2].map((column) => pairsOf(chunk.getColumnVector(column) as DuckDBListVector));
    for (let i = 0; i < chunk.rowCount; ++i) {
      const [row, task] = [tasks.length, names.getItem(i) as string];
      tasks.push(task);
      published!(i, (number, value) => {
        const column = columns[number]!;
        const place = {platform: platforms[platformOf(number)]!, cell: Math.floor(number / platforms.length), row};
        if (!Number.isNaN(column[row])) repeated.push(place);
        if (!Number.isFinite(value)) unreadable.push({...place, value});
        column[row] = value;
      });
      const own: [id: number, number: number][] = [];
      belongs!(i, (...occupation) => own.push(occupation));
      own.sort(([a, b], [c, d]) => a - c || b - d);
      occupations.push(own.map(([task_id, number]) => ({task, task_id, ...kinds[number]!})));
    }
  }
  const values = platforms.map((platform, i) => [platform, columns.filter((_, number) => platformOf(number) === i)]);
  return {period, tasks, values: Object.fromEntries(values) as Figures["values"], occupations, repeated, unreadable};
}

/** The lists of pairs of numbers in a column: calls back with each pair of a row. */
function pairsOf(lists: DuckDBListVector): (row: number, each: (first: number, second: number) => void) => void {
  const pairs = lists.childVector as DuckDBStructVector;
  const [firsts, seconds] = [pairs.entryVectorAt(0), pairs.entryVectorAt(1)];
  return (row, each) => {
    const start = lists.getEntryOffset(row);
    const end = start + lists.getEntryLength(row);
    for (let i = start; i < end; ++i) each(firsts!.getItem(i) as number, seconds!.getItem(i) as number);
  };
}

/** How many numbers there are, by platform and metric, those about all conversations apart from those by task. */
export function rowsOf({tasks, values}: Figures): {platform: Platform; metric: string; rows: number}[] {
  const conversations = tasks.indexOf("");
  const all = platforms.flatMap((platform) =>
    [true, false].flatMap((whole) =>
      rollups(
        values[platform],
        (columns) =>
          sum(columns, (column) => {
            const about = Number(!Number.isNaN(column[conversations] ?? NaN));
            return whole ? about : count(column) - about;
          }),
        (_, number) => cells[number]!.metric
      ).map(([metric, rows]) => ({platform, metric: whole ? metric : `${metric} by task`, rows}))
    )
  );
  return sort(
    all.filter(({rows}) => rows > 0),
    ({platform}) => platform,
    ({metric}) => metric
  );
}

/** Adds up a column; null where it is empty. */
export const totalOf = (column: Float64Array): number | null => (count(column) === 0 ? null : sum(column));
