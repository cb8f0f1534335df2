import {count} from "../../analysis/words/format.js";
import {queryPage} from "../../authoring/queryPage.js";
import {download} from "../controls/download.js";
import {h} from "../controls/h.js";
import {button} from "../workbench/fields.js";
import {exampleField, fileField, historyField} from "./consoleFields.js";
import {examples} from "./examples.js";
import {History} from "./History.js";
import {ownTable} from "./ownTable.js";
import {errorOutput, resultOutput, sayResult} from "./queryOutput.js";
import {schemaBrowser} from "./schemaBrowser.js";
import {Session} from "./Session.js";
import {arrowStream} from "./tables.js";
import {Turns} from "./Turns.js";

/** More rows than this are not fetched: the page would only get slow. */
const rowCap = 10_000;

interface ConsoleOptions {
  window: Window;
  /** The tables as Arrow IPC streams, read when the database is opened. */
  tables(): Promise<Record<string, Uint8Array>>;
  /** The query to begin with. It is shown, never run by itself: it may have come with a link. */
  sql: string | null;
  /** Called with each query that is run. */
  ran(sql: string): void;
}

/** SQL over the report's tables, in the reader's own browser: nothing is sent anywhere. */
export function sqlConsole(document: Document, {window, tables, sql, ran}: ConsoleOptions): HTMLElement {
  const session = new Session(tables);
  const history = new History(window);
  const area = h(document, "textarea", {rows: 7, spellcheck: "false", autocapitalize: "off"}) as HTMLTextAreaElement;
  area.value = sql ?? examples[0]!.sql;
  const [status, output] = [h(document, "p", {class: "small", role: "status"}), h(document, "div", {class: "output"})];
  const [schema, past] = [h(document, "div"), h(document, "div")];
  const start = button(document, "Run", () => void answer(area.value));
  const cancel = button(document, "Cancel", () => {
    session.end();
    turns.end("Cancelled. The next query starts a fresh database; tables you created are gone.");
  });
  const save = button(document, "Save query as page", () =>
    download(document, "my-question.md", "text/markdown", queryPage("My question", area.value))
  );
  const turns = new Turns({start, cancel, status, output});
  const wait = (message: string, work: (isMine: () => boolean) => Promise<void>): Promise<void> =>
    turns.wait(message, work, (error) => {
      session.noteFailure(error);
      return errorOutput(document, error, area);
    });
  const showSchema = async (): Promise<void> =>
    schema.replaceChildren(await schemaBrowser(document, await session.open(), (name) => insert(area, name)));
  const showPast = (): void => past.replaceChildren(historyField(document, history.queries, area));
  const answer = (query: string): Promise<void> =>
    wait("Running …", async (isMine) => {
      ran(query);
      history.add(query);
      showPast();
      const result = await (await session.open()).run(query, rowCap);
      if (isMine()) turns.end(sayResult(result), ...resultOutput(document, result, () => output.clientWidth || 640));
    });
  const add = (file: File): Promise<void> =>
    wait(`Reading ${file.name} …`, async (isMine) => {
      const {name, columns, rows} = await ownTable(file);
      await session.add(name, arrowStream(columns));
      await showSchema();
      if (isMine()) turns.end(`Table ${name}: ${count(rows)} rows. It stays in this browser.`);
    });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !start.disabled) void answer(area.value);
  });
  showPast();
  void wait("Loading DuckDB (about 7 MB, once) …", async (isMine) => {
    await showSchema();
    if (isMine()) turns.end("Ready.");
  });
  const label = h(document, "label", {class: "field"}, h(document, "span", {}, "SQL (Ctrl + Enter runs it)"), area);
  const choices = h(document, "div", {class: "axes"}, exampleField(document, area), past);
  const actions = h(document, "div", {class: "actions"}, start, cancel, save);
  return h(
    document,
    "div",
    {class: "console"},
    choices,
    schema,
    fileField(document, (file) => void add(file)),
    label,
    actions,
    status,
    output
  );
}

/** Puts a name where the reader is writing. */
function insert(area: HTMLTextAreaElement, name: string): void {
  area.setRangeText(name, area.selectionStart, area.selectionEnd, "end");
  area.focus();
}
