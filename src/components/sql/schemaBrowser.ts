import {groups} from "d3-array";

import {button} from "../controls/fields.js";
import {html} from "../html.js";
import type {Database} from "./Database.js";

/** Tables and columns of the database with their types; a click puts the name where the reader is writing. */
export async function schemaBrowser(database: Database, insert: (name: string) => void): Promise<HTMLElement> {
  const {table} = await database.run(
    `SELECT table_name AS "table", column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'main' ORDER BY table_name, ordinal_position`,
    1000
  );
  const columns = Array.from(table, (row) => row.toJSON() as {table: string; name: string; type: string});
  const tables = groups(columns, (column) => column.table);
  return html`<details class="schema">
    <summary>Tables and columns: ${tables.map(([name]) => name).join(", ")}</summary>
    ${tables.map(
      ([name, some]) =>
        html`<details>
          <summary>${name} (${some.length} columns)</summary>
          <ul class="columns">
            ${some.map((column) => html`<li>${button(column.name, () => insert(column.name))} ${column.type}</li>`)}
          </ul>
        </details>`
    )}
  </details>`;
}
