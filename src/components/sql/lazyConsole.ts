import type {Results} from "../../analysis/claims/Results.js";
import {button} from "../controls/fields.js";
import {html} from "../html.js";

interface LazyOptions {
  /** The panel as an Arrow file; read when the console is opened. */
  panel(): Promise<ArrayBuffer>;
  /** The tasks' occupations as CSV; read then too. */
  occupations(): Promise<string>;
  results: Results;
}

/** A button that loads the SQL console and takes its place. A query in the address is shown there, and not run. */
export function lazyConsole({panel, occupations, results}: LazyOptions): HTMLElement {
  const sql = new URLSearchParams(location.search).get("sql");
  const said = html`<p class="small" role="status"></p>`;
  const open = async (): Promise<void> => {
    const [{sqlConsole}, {consoleTables}] = await Promise.all([import("./sqlConsole.js"), import("./tables.js")]);
    const tables = async (): Promise<Record<string, Uint8Array>> =>
      consoleTables(...(await Promise.all([panel(), occupations()])), results);
    place.replaceChildren(sqlConsole({tables, sql, ran: keep}));
  };
  const start = button("Open the SQL console", () => {
    start.disabled = true;
    said.textContent = "Loading …";
    open().catch((error: unknown) => {
      start.disabled = false;
      said.textContent = `The console could not be loaded (${error instanceof Error ? error.message : error}). Try again.`;
    });
  });
  if (sql !== null) said.textContent = "This link carries a query. Open the console to read it before you run it.";
  const place = html`<div class="console">${start}${said}</div>`;
  return place;
}

/** The last query run is part of the page's state. */
function keep(sql: string): void {
  const address = new URL(location.href);
  address.searchParams.set("sql", sql);
  history.replaceState(history.state, "", address);
}
