import type {Results} from "../../analysis/claims/Results.js";
import {h} from "../controls/h.js";
import {button} from "../workbench/fields.js";

interface LazyOptions {
  window: Window;
  /** The panel as an Arrow file; read when the console is opened. */
  panel(): Promise<ArrayBuffer>;
  /** The tasks' occupations as CSV; read then too. */
  occupations(): Promise<string>;
  results: Results;
}

/** A button that loads the SQL console and takes its place. A query in the address is shown there, and not run. */
export function lazyConsole(document: Document, {window, panel, occupations, results}: LazyOptions): HTMLElement {
  const sql = new URLSearchParams(window.location.search).get("sql");
  const place = h(document, "div", {class: "console"});
  const said = h(document, "p", {class: "small", role: "status"});
  const start = button(document, "Open the SQL console", () => {
    start.disabled = true;
    said.textContent = "Loading …";
    Promise.all([import("./sqlConsole.js"), import("./tables.js")]).then(
      ([{sqlConsole}, {consoleTables}]) =>
        place.replaceChildren(
          sqlConsole(document, {
            window,
            tables: async () => consoleTables(...(await Promise.all([panel(), occupations()])), results),
            sql,
            ran: (query) => keep(window, query)
          })
        ),
      (error: unknown) => {
        start.disabled = false;
        said.textContent = `The console could not be loaded (${error instanceof Error ? error.message : error}). Try again.`;
      }
    );
  });
  if (sql !== null) said.textContent = "This link carries a query. Open the console to read it before you run it.";
  place.append(start, said);
  return place;
}

/** The last query run is part of the page's state. */
function keep({location, history}: Window, sql: string): void {
  const query = new URLSearchParams(location.search);
  query.set("sql", sql);
  history.replaceState(history.state, "", `${location.pathname}?${query.toString()}${location.hash}`);
}
