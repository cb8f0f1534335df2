import type {DuckDBConnection} from "@duckdb/node-api";

import type {Platform} from "../../src/analysis/Panel.js";
import type {Manifest} from "../releases/Manifest.js";
import type {CsvColumns} from "./csvTable.js";
import {loadLong, longColumns, longFacets} from "./long.js";
import {loadMetric, metricColumns, metricFacets} from "./metric.js";

/** A published format. A new one is one file and one line below. */
export interface Dialect {
  /** What its files are known by: the columns, in order. */
  columns: CsvColumns;
  /**
   * Reads both platforms' files into `observations`; the O*NET `statements` are there already.
   *
   * @throws DataError with the first thing that is not as expected.
   */
  load(connection: DuckDBConnection, files: Readonly<Record<Platform, string>>, manifest: Manifest): Promise<void>;
  /** What the file has rows about, for messages about something that is missing. */
  facets(connection: DuckDBConnection, file: string): Promise<string[]>;
  /** How far the shares of one task may miss 100, in points: six values, each rounded as the format rounds. */
  rounding: number;
  /** Where its names are mapped. */
  code: string;
}

export const dialects: Readonly<Record<Manifest["dialect"], Dialect>> = {
  long: {
    columns: longColumns,
    async load(connection, {claude, api}) {
      await loadLong(connection, "claude", claude);
      await loadLong(connection, "api", api);
    },
    facets: longFacets,
    rounding: 1e-6,
    code: "data-loaders/dialects/long.ts"
  },
  metric: {
    columns: metricColumns,
    load: loadMetric,
    facets: metricFacets,
    rounding: 0.05,
    code: "data-loaders/dialects/metric.ts"
  }
};
