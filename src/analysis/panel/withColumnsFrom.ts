import type {Column, Panel} from "./Panel.js";

/**
 * A panel in which some columns come from another panel's row of the same task; null where that has none. A predictor
 * measured in another week shares no sampling error with the outcome.
 */
export function withColumnsFrom(panel: Panel, columns: readonly Column[], from: Panel): Panel {
  const rows = new Map(from.map((row) => [row.task, row]));
  return panel.map((row) => ({
    ...row,
    ...Object.fromEntries(columns.map((column) => [column, rows.get(row.task)?.[column] ?? null]))
  }));
}
