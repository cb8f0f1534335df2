import {h} from "../controls/h.js";
import {button, selectField} from "../workbench/fields.js";
import {errorOutput, resultOutput, sayResult} from "./queryOutput.js";
import {schemaBrowser} from "./schemaBrowser.js";
import {Session} from "./Session.js";
import {examples} from "./tables.js";

/** More rows than this are not fetched: the page would only get slow. */
const rowCap = 10_000;

interface ConsoleOptions {
  /** The tables as Arrow IPC streams, read when the database is opened. */
  tables(): Promise<Record<string, Uint8Array>>;
  /** The query to begin with. It is shown, never run by itself: it may have come with a link. */
  sql: string | null;
  /** Called with each query that is run. */
  ran(sql: string): void;
}

/** SQL over the report's tables, in the reader's own browser: nothing is sent anywhere. */
export function sqlConsole(document: Document, {tables, sql, ran}: ConsoleOptions): HTMLElement {
  const session = new Session(tables);
  const area = h(document, "textarea", {rows: 7, spellcheck: "false", autocapitalize: "off"}) as HTMLTextAreaElement;
  area.value = sql ?? examples[0]!.sql;
  const status = h(document, "p", {class: "small", role: "status"});
  const output = h(document, "div", {class: "output"});
  const schema = h(document, "div");
  const start = button(document, "Run", () => void answer(area.value));
  const cancel = button(document, "Cancel", () => stop());
  /** Which of the things asked for is waited for: answers to earlier ones are dropped. */
  let turn = 0;
  const begin = (message: string): number => {
    start.disabled = true;
    cancel.disabled = false;
    output.replaceChildren();
    status.textContent = message;
    return ++turn;
  };
  const end = (message: string, ...shown: Node[]): void => {
    start.disabled = false;
    cancel.disabled = true;
    status.textContent = message;
    output.replaceChildren(...shown);
  };
  const wait = async (message: string, work: (mine: () => boolean) => Promise<void>): Promise<void> => {
    const number = begin(message);
    const mine = (): boolean => number === turn;
    try {
      await work(mine);
    } catch (error) {
      session.noteFailure(error);
      if (mine()) end("", errorOutput(document, error, area));
    }
  };
  const prepare = (): Promise<void> =>
    wait("Loading DuckDB (about 7 MB, once) …", async (mine) => {
      schema.replaceChildren(await schemaBrowser(document, await session.open(), (name) => insert(area, name)));
      if (mine()) end("Ready.");
    });
  const answer = (query: string): Promise<void> =>
    wait("Running …", async (mine) => {
      ran(query);
      const result = await (await session.open()).run(query, rowCap);
      if (mine()) end(sayResult(result), ...resultOutput(document, result, () => output.clientWidth || 640));
    });
  const stop = (): void => {
    ++turn;
    session.end();
    end("Cancelled. The next query starts a fresh database; tables you created are gone.");
  };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !start.disabled) void answer(area.value);
  });
  void prepare();
  return h(
    document,
    "div",
    {class: "console"},
    exampleField(document, area),
    schema,
    h(document, "label", {class: "field"}, h(document, "span", {}, "SQL (Ctrl + Enter runs it)"), area),
    h(document, "div", {class: "actions"}, start, cancel),
    status,
    output
  );
}

function exampleField(document: Document, area: HTMLTextAreaElement): HTMLElement {
  const options = [{value: "", text: "choose one …"}, ...examples.map(({name}) => ({value: name, text: name}))];
  return selectField(document, "Examples", options, (name) => {
    const found = examples.find((example) => example.name === name);
    if (found) area.value = found.sql;
  }).element;
}

/** Puts a name where the reader is writing. */
function insert(area: HTMLTextAreaElement, name: string): void {
  area.setRangeText(name, area.selectionStart, area.selectionEnd, "end");
  area.focus();
}
