import type {DuckDBConnection, DuckDBListVector, DuckDBStructVector} from "@duckdb/node-api";
import {rollups, sort, sum} from "d3-array";

import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {cells} from "../dialects/Observation.js";

/** All that a platform publishes of a task in a period. */
export interface TaskFigures {
  platform: Platform;
  period: string;
  /** Empty for the figures about all conversations. */
  task: string;
  /** By the number of the cell; null where nothing is published. */
  values: readonly (number | null)[];
}

export interface Figures {
  /** In the order of periods, latest first, tasks and platforms. */
  tasks: readonly TaskFigures[];
  /** Cells that are published more than once, an entry for each time but the first: each of these numbers could be meant. */
  repeated: readonly {of: TaskFigures; cell: number}[];
}

/** Takes the figures out of the database, column by column: nothing that was read is looked at twice there. */
export async function figuresOf(connection: DuckDBConnection): Promise<Figures> {
  const tasks: TaskFigures[] = [];
  const repeated: {of: TaskFigures; cell: number}[] = [];
  const nothing = cells.map((): number | null => null);
  const sorted = "SELECT platform, period, task, published FROM figures ORDER BY period DESC, task, platform";
  for await (const chunk of await connection.stream(sorted)) {
    const [owners, periods, names] = [0, 1, 2].map((column) => chunk.getColumnValues(column) as string[]);
    const published = chunk.getColumnVector(3) as DuckDBListVector;
    const pairs = published.childVector as DuckDBStructVector;
    const [numbers, numerals] = [pairs.entryVectorAt(0), pairs.entryVectorAt(1)];
    for (const [row, task] of names!.entries()) {
      const values = [...nothing];
      const of = {platform: owners![row] as Platform, period: periods![row]!, task, values};
      tasks.push(of);
      const start = published.getEntryOffset(row);
      for (let i = start; i < start + published.getEntryLength(row); ++i) {
        const cell = numbers!.getItem(i) as number;
        if (values[cell] !== null) repeated.push({of, cell});
        values[cell] = numerals!.getItem(i) as number;
      }
    }
  }
  return {tasks, repeated};
}

/** How many numbers there are, by platform and metric, those about all conversations apart from those by task. */
export function rowsOf(tasks: Figures["tasks"]): {platform: Platform; metric: string; rows: number}[] {
  const all = platforms.flatMap((platform) =>
    [true, false].flatMap((whole) => {
      const counts = cells.map(() => 0);
      for (const of of tasks)
        if (of.platform === platform && (of.task === "") === whole)
          for (let number = 0; number < cells.length; ++number) if (of.values[number] !== null) ++counts[number]!;
      const byMetric = rollups(counts, sum, (_, number) => cells[number]!.metric);
      return byMetric.map(([metric, rows]) => ({platform, metric: whole ? metric : `${metric} by task`, rows}));
    })
  );
  return sort(
    all.filter(({rows}) => rows > 0),
    ({platform}) => platform,
    ({metric}) => metric
  );
}
