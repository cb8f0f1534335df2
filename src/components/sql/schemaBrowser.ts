import {h} from "../controls/h.js";
import {button} from "../workbench/fields.js";
import type {Database} from "./Database.js";

/** Tables and columns of the database with their types; a click puts the name where the reader is writing. */
export async function schemaBrowser(
  document: Document,
  database: Database,
  insert: (name: string) => void
): Promise<HTMLElement> {
  const {table} = await database.run(
    `SELECT table_name, column_name, data_type FROM information_schema.columns
     WHERE table_schema = 'main' ORDER BY table_name, ordinal_position`,
    1000
  );
  const tables = new Map<string, {name: string; type: string}[]>();
  for (const row of table) {
    const {table_name, column_name, data_type} = row.toJSON() as Record<string, string>;
    tables.set(table_name!, [...(tables.get(table_name!) ?? []), {name: column_name!, type: data_type!}]);
  }
  const parts = Array.from(tables, ([name, columns]) =>
    h(
      document,
      "details",
      {},
      h(document, "summary", {}, `${name} (${columns.length} columns)`),
      h(
        document,
        "ul",
        {class: "columns"},
        ...columns.map((column) =>
          h(
            document,
            "li",
            {},
            button(document, column.name, () => insert(column.name)),
            ` ${column.type}`
          )
        )
      )
    )
  );
  const summary = h(document, "summary", {}, `Tables and columns: ${[...tables.keys()].join(", ")}`);
  return h(document, "details", {class: "schema"}, summary, ...parts);
}
