import {count} from "../../analysis/words/format.js";
import {queryPage} from "../../authoring/newPages.js";
import {button, download, type Option, select} from "../controls/fields.js";
import {html} from "../html.js";
import examples from "./examples.json" with {type: "json"};
import {errorOutput, resultOutput, sayResult} from "./queryOutput.js";
import {schemaBrowser} from "./schemaBrowser.js";
import {Session} from "./Session.js";
import {arrowStream, ownTable} from "./tables.js";

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

/** Under this name a browser keeps what was run. */
const key = "oversight-gap-queries";
const most = 20;

/** The last queries that were run in this browser, newest first; kept nowhere else, and not at all where that is forbidden. */
class History {
  queries = kept();

  add(sql: string): void {
    this.queries = [sql, ...this.queries.filter((past) => past !== sql)].slice(0, most);
    try {
      localStorage.setItem(key, JSON.stringify(this.queries));
    } catch {
      // Full or forbidden: this page remembers all the same.
    }
  }
}

function kept(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(found) ? found.filter((sql): sql is string => typeof sql === "string").slice(0, most) : [];
  } catch {
    return [];
  }
}

/** What is said, and what is shown below it. */
type Answer = [message: string, ...shown: Node[]];

/** SQL over the report's tables, in the reader's own browser: nothing is sent anywhere. */
export function sqlConsole({tables, sql, ran}: ConsoleOptions): HTMLElement {
  const session = new Session(tables);
  const history = new History();
  const area = html<HTMLTextAreaElement>`<textarea rows="7" spellcheck="false" autocapitalize="off"></textarea>`;
  const write = (text: string): void => void (area.value = text);
  const [schema, past] = [html`<div></div>`, html`<div></div>`];
  const {wait, elements} = turns(session, area, () => void answer());
  const showSchema = async (): Promise<void> =>
    schema.replaceChildren(
      await schemaBrowser(await session.open(), (name) => {
        area.setRangeText(name, area.selectionStart, area.selectionEnd, "end");
        area.focus();
      })
    );
  const showPast = (): void => {
    const short = (text: string): string => text.replaceAll(/\s+/g, " ").slice(0, 80);
    const options = history.queries.map((text) => ({value: text, text: short(text)}));
    past.replaceChildren(pick("History", options, write, "what you run is kept here, in this browser"));
  };
  const answer = (): Promise<void> =>
    wait("Running …", async () => {
      const query = area.value;
      ran(query);
      history.add(query);
      showPast();
      const result = await (await session.open()).run(query, rowCap);
      return [sayResult(result), ...resultOutput(result)];
    });
  const add = (file: File): Promise<void> =>
    wait(`Reading ${file.name} …`, async () => {
      const {name, columns, rows} = await ownTable(file);
      await session.add(name, arrowStream(columns));
      await showSchema();
      return [`Table ${name}: ${count(rows)} rows. It stays in this browser.`];
    });
  const save = button("Save query as page", () =>
    download("my-question.md", "text/markdown", queryPage("My question", area.value))
  );
  const own = html<HTMLInputElement>`<input type="file" accept=".csv,text/csv" />`;
  own.onchange = () => {
    for (const file of own.files ?? []) void add(file);
  };
  area.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) elements.run.click();
  };
  write(sql ?? examples[0]!.sql.join("\n"));
  showPast();
  void wait("Loading DuckDB (about 7 MB, once) …", async () => {
    await showSchema();
    return ["Ready."];
  });
  const questions = examples.map((one) => ({value: one.sql.join("\n"), text: one.name}));
  return html`<div class="console">
    <div class="axes">${pick("Examples", questions, write)}${past}</div>
    ${schema}
    <label class="field"><span>A CSV of your own, as a table</span>${own}</label>
    <label class="field"><span>SQL (Ctrl + Enter runs it)</span>${area}</label>
    <div class="actions">${elements.run}${elements.cancel}${save}</div>
    ${elements.status}${elements.output}
  </div>`;
}

/** Runs one thing at a time: an answer to something that was asked for earlier, or cancelled, is dropped. */
function turns(session: Session, area: HTMLTextAreaElement, start: () => void) {
  let turn = 0;
  const end = (message: string, ...shown: Node[]): void => {
    ++turn;
    elements.run.disabled = false;
    elements.cancel.disabled = true;
    elements.status.textContent = message;
    elements.output.replaceChildren(...shown);
  };
  const elements = {
    run: button("Run", start),
    cancel: button("Cancel", () => {
      session.end();
      end("Cancelled. The next query starts a fresh database; tables you created are gone.");
    }),
    status: html`<p class="small" role="status"></p>`,
    output: html`<div class="output"></div>`
  };
  const wait = async (message: string, work: () => Promise<Answer>): Promise<void> => {
    end(message);
    elements.run.disabled = true;
    elements.cancel.disabled = false;
    const mine = turn;
    const said = await work().catch((error: unknown): Answer => {
      session.noteFailure(error);
      return ["", errorOutput(error, area)];
    });
    if (mine === turn) end(...said);
  };
  return {elements, wait};
}

/** A list of texts to put where the reader writes; where it is empty it says why. */
function pick(label: string, options: readonly Option[], chosen: (value: string) => void, empty = ""): HTMLElement {
  const {element, show} = select<string>(label, [{value: "", text: "choose one …"}, ...options], {
    of: (value) => value,
    set: (_, value) => value,
    off: () => (options.length === 0 ? empty : null)
  })((change) => {
    if (change("") !== "") chosen(change(""));
  });
  show("");
  return element;
}
