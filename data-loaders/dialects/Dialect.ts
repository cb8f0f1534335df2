import type {DuckDBConnection} from "@duckdb/node-api";

import type {Manifest} from "../releases/Manifest.js";
import type {CsvColumns, Files} from "./csvTable.js";
import {loadLong, longColumns, longFacet, longFacets} from "./long.js";
import {loadMetric, metricColumns, metricFacets} from "./metric.js";

/** A published format. A new one is one file and one line below. */
export interface Dialect {
  /** What its files are known by: the columns, in order. */
  columns: CsvColumns;
  /**
   * Reads both platforms' files, whose headers are checked.
   *
   * @param statements until `published_statements` are there
   * @throws DataError with the first thing that is not as expected.
   */
  load(connection: DuckDBConnection, files: Files, manifest: Manifest, statements: Promise<void>): Promise<void>;
  /** The query of what a file has rows about, as `facet`: for messages about something that is missing. */
  facets(file: string): string;
  /** The columns that no two rows share. */
  key: readonly string[];
  /** What the file calls the facet of a metric, about tasks or about all conversations. */
  facetOf(metric: string, task: boolean): string;
  /** How far the shares of one task may miss 100, in points: six values, each rounded as the format rounds. */
  rounding: number;
  /** Where its names are mapped. */
  code: string;
}

export const dialects: Readonly<Record<Manifest["dialect"], Dialect>> = {
  long: {
    load: loadLong,
    facets: longFacets,
    columns: longColumns,
    key: ["geo_id", "geography", "facet", "level", "variable", "cluster_name"],
    facetOf: longFacet,
    rounding: 1e-6,
    code: "data-loaders/dialects/long.ts"
  },
  metric: {
    load: loadMetric,
    facets: metricFacets,
    columns: metricColumns,
    key: ["date_start", "geo_id", "geo_level", "category_name", "hierarchy_level", "metric_id", "node_external_id"],
    facetOf: (metric, task) => `${metric}, ${task ? "onet 0" : "overall 0"}`,
    rounding: 0.05,
    code: "data-loaders/dialects/metric.ts"
  }
};
