import {SourceMap} from "node:module";

import {getImplicitInputImports} from "@observablehq/framework/dist/libraries.js";
import type {ImportExpression, Node as SyntaxNode} from "acorn";
import {simple} from "acorn-walk";

import type {DuckDBClient} from "../../src/components/sql/DuckDBClient.js";
import {isNode, openDocument} from "./dom.js";
import {fileHash} from "./fileStamps.js";
import {libraries} from "./libraries.js";
import type {Cell, Page, Part} from "./Page.js";
import {importDeclarations, importedBy, PageError, tablesOf} from "./Page.js";
import {PageFile} from "./PageFile.js";
import type {Modules} from "./pageModules.js";
import {addressOf} from "./pageModules.js";
import {Generators, Mutable, resize, stillWidth} from "./stdlib.js";

/** What came of a cell: the values of its names, and what it displayed; an expression displays its value. */
interface Outcome {
  values: ReadonlyMap<string, unknown>;
  displayed: unknown[];
}

export interface PageRun {
  /** Cells of the parts that are kept; one that only the browser runs has no values. */
  outcomes: ReadonlyMap<Cell, Outcome>;
  /** Hashes of files that were read, by path. */
  read: ReadonlyMap<string, string>;
  /** Whether a container's part of the page is kept. */
  kept(part: Part): boolean;
}

export interface PageContext {
  /** The folder of the site's pages and data. */
  root: string;
  /** What the release publishes: the names that `needs` may use. */
  published: Readonly<Record<string, boolean>>;
  modules: Modules;
}

/**
 * Runs a page's cells in order, as Framework's runtime would: a cell sees the names of all others, promises are awaited
 * between cells, a control has its first value. Cells of a part that is left out are not run.
 *
 * @throws PageError with place and code when a cell or an expression throws, or uses a name that nothing defines.
 */
export async function runPage(page: Page, context: PageContext): Promise<PageRun> {
  openDocument(page.path);
  const run = new Run(page, context, (await import(addressOf(context.modules, page))) as Record<string, unknown>);
  await run.parts(page.parts);
  return {outcomes: run.outcomes, read: run.read, kept: (part) => run.keptParts.has(part)};
}

class Run {
  readonly outcomes = new Map<Cell, Outcome>();
  readonly keptParts = new Set<Part>();
  readonly read = new Map<string, string>();
  private readonly running = new Map<Cell, Promise<Outcome>>();
  private readonly definitions = new Map<string, {cell: Cell; within: Part[]}>();
  private readonly builtins: Record<string, unknown>;
  private sql: DuckDBClient["sql"] | null = null;

  constructor(
    private readonly page: Page,
    private readonly context: PageContext,
    /** What its cells import, and the libraries that they name. */
    private readonly imported: Readonly<Record<string, unknown>>
  ) {
    this.define(page.parts, []);
    this.builtins = {
      FileAttachment: (name: string) => this.file(name),
      Generators,
      Mutable,
      resize,
      width: stillWidth,
      dark: false,
      now: 0,
      observable: {params: page.params},
      invalidation: new Promise(() => undefined),
      visibility: async (value: unknown) => value
    };
  }

  private file(name: string): PageFile {
    const file = new PageFile(this.context.root, this.page.path, name);
    this.read.set(file.path, fileHash(file.path));
    return file;
  }

  async parts(parts: readonly Part[]): Promise<void> {
    for (const part of parts) {
      if (part.kind === "token") for (const cell of part.expressions) await this.outcome(cell);
      else if (part.kind === "cell") await this.outcome(part.cell);
      else if (await this.keeps(part)) {
        this.keptParts.add(part);
        if (part.kind === "figure" && part.argument) await this.outcome(part.argument);
        await this.parts(part.parts);
      }
    }
  }

  private async keeps(part: Part): Promise<boolean> {
    if (part.kind === "needs") return this.isPublished(part.name);
    if (part.kind !== "when") return true;
    if (part.argument === null)
      throw new PageError(this.page.file, `::: when ${part.name}: expected \${an expression}`);
    return Boolean((await this.outcome(part.argument)).displayed[0]);
  }

  private isPublished(name: string): boolean {
    const {published} = this.context;
    if (Object.hasOwn(published, name)) return published[name]!;
    throw new PageError(
      this.page.file,
      `expected a known metric after ::: needs, found “${name}”; there are ${Object.keys(published).join(", ")}`
    );
  }

  private define(parts: readonly Part[], within: Part[]): void {
    for (const part of parts) {
      if (part.kind === "cell")
        for (const {name} of part.cell.code.declarations ?? []) {
          const earlier = this.definitions.get(name)?.cell;
          if (earlier) throw this.error(part.cell, `“${name}” is defined in line ${earlier.line} already`);
          this.definitions.set(name, {cell: part.cell, within});
        }
      else if (part.kind !== "token") this.define(part.parts, [...within, part]);
    }
  }

  private outcome(cell: Cell): Promise<Outcome> {
    let outcome = this.running.get(cell);
    if (!outcome) this.running.set(cell, (outcome = this.start(cell)));
    return outcome;
  }

  private async start(cell: Cell): Promise<Outcome> {
    const displayed: unknown[] = [];
    if (isForBrowser(cell)) {
      for (const {name} of cell.code.references)
        if (isFetched(name) && !this.definitions.has(name)) this.unknown(name, cell);
      const none = {values: new Map<string, unknown>(), displayed};
      this.outcomes.set(cell, none);
      return none;
    }
    const {references, declarations, expression} = cell.code;
    // Framework puts a parameter's value in its place, and doesn't count "observable" among a cell's names.
    const inputs = [...new Set(["observable", ...references.map(({name}) => name)])];
    const display = <T>(value: T): T => {
      displayed.push(value);
      return value;
    };
    const given: Record<string, unknown> = {
      display,
      view: (input: unknown) => {
        display(input);
        return (input as {value: unknown}).value;
      }
    };
    const values = await Promise.all(inputs.map((name) => (name in given ? given[name] : this.value(name, cell))));
    const outputs = [...new Set((declarations ?? []).map(({name}) => name))];
    try {
      const load = async (specifier: string): Promise<unknown> =>
        import(addressOf(this.context.modules, this.page, specifier));
      const made = await compiled(this.page, cell, inputs, outputs)(load, this.imported, ...values);
      if (expression && !inputs.includes("display") && !inputs.includes("view")) display(await made);
      const awaited = await Promise.all(
        expression ? [] : outputs.map(async (name) => [name, await (made as Record<string, unknown>)[name]] as const)
      );
      const outcome = {values: new Map(awaited), displayed: await Promise.all(displayed)};
      this.outcomes.set(cell, outcome);
      return outcome;
    } catch (error) {
      if (error instanceof PageError) throw error;
      throw this.thrown(cell, error);
    }
  }

  private async value(name: string, user: Cell): Promise<unknown> {
    const definition = this.definitions.get(name);
    if (definition) {
      for (const part of definition.within)
        if (!(await this.keeps(part)))
          throw this.errorIn(user, `“${name}” is defined in a part that is left out here (::: ${part.kind})`, name);
      if (isForBrowser(definition.cell))
        throw this.errorIn(user, `“${name}” is made in the browser; mark this cell “browser” too`, name);
      return (await this.outcome(definition.cell)).values.get(name);
    }
    if (Object.hasOwn(this.builtins, name)) return this.builtins[name];
    if (Object.hasOwn(libraries, name)) return this.library(name);
    if (name in globalThis) return (globalThis as Record<string, unknown>)[name];
    return this.unknown(name, user);
  }

  private library(name: string): unknown {
    if (name !== "sql") return this.imported[name];
    return (this.sql ??= (this.imported.sql as typeof DuckDBClient).sql(this.tables()));
  }

  /** The tables of the page's front matter. */
  private tables(): Record<string, PageFile> {
    return Object.fromEntries(Object.entries(tablesOf(this.page)).map(([name, path]) => [name, this.file(path)]));
  }

  /** @throws PageError that says what to install, where Framework would fetch a package for the name. */
  private unknown(name: string, user: Cell): never {
    const [wanted] = getImplicitInputImports([name]);
    const specifier = wanted?.replace(/^npm:|^observablehq:stdlib\//, "");
    if (specifier === undefined) throw this.errorIn(user, `ReferenceError: “${name}” is not defined`, name);
    throw this.errorIn(
      user,
      `“${name}” is no name here: Framework would fetch ${specifier} while the page is built. Install the package ` +
        `(npm install --save-exact) and import it in the cell, or put the data beside the page`,
      name
    );
  }

  private error(at: {line: number; column: number}, message: string, code?: string): PageError {
    return new PageError(this.page.file, message, at, code?.trim());
  }

  /** An error about a name, told of the place where a cell uses it. */
  private errorIn(cell: Cell, message: string, name: string): PageError {
    const {references, input} = cell.code;
    const before = input.slice(0, references.find((one) => one.name === name)!.start).split("\n");
    if (cell.language === null) return this.error(cell, message, cell.source);
    return this.atLine(original(cell, before.length + 1, before.at(-1)!.length + 1), message);
  }

  private atLine(at: {line: number; column: number}, message: string): PageError {
    return this.error(at, message, this.page.source.split("\n")[at.line - 1]);
  }

  /** An error of a cell, told of the line that threw. */
  private thrown(cell: Cell, error: unknown): PageError {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const stack = error instanceof Error ? (error.stack ?? "") : "";
    const [, line, column] = new RegExp(`${scriptName(this.page)}:(\\d+):(\\d+)`).exec(stack) ?? [];
    if (line === undefined || cell.language === null) return this.error(cell, message, cell.source);
    return this.atLine(original(cell, Number(line), Number(column)), message);
  }
}

/** Whether Framework would fetch a package for a name. */
const isFetched = (name: string): boolean =>
  !Object.hasOwn(libraries, name) && getImplicitInputImports([name]).size > 0;

const isForBrowser = ({attributes}: Cell): boolean => Object.hasOwn(attributes, "browser");

const scriptName = (page: Page): string => `page:${page.path}`;

/** A place in a cell's JavaScript, as it is evaluated below one line, as one in the page. */
function original(cell: Cell, line: number, column: number): {line: number; column: number} {
  if (cell.map === null) return {line: cell.line + line - 2, column};
  const entry = new SourceMap(JSON.parse(cell.map) as ConstructorParameters<typeof SourceMap>[0]).findEntry(
    line - 2,
    column - 1
  );
  return "originalLine" in entry
    ? {line: cell.line + entry.originalLine, column: entry.originalColumn + 1}
    : {line: cell.line, column: 1};
}

/**
 * A cell as a function of what loads a module, what the page imports, and the names that the cell uses; its lines keep
 * their numbers, one below the first.
 */
function compiled(
  page: Page,
  cell: Cell,
  inputs: readonly string[],
  outputs: readonly string[]
): (...values: unknown[]) => Promise<unknown> {
  const {body, input, expression} = cell.code;
  let text = input;
  // From the end, so that places before stay where they are; what replaces code is as long as it.
  const replace = ({start, end}: {start: number; end: number}, by: string): void => {
    text = text.slice(0, start) + by + text.slice(end);
  };
  for (const {start} of dynamicImports(body)) replace({start, end: start + "import".length}, "$load ");
  for (const node of importDeclarations(cell))
    replace(node, text.slice(node.start, node.end).replaceAll(/[^\n]/g, " "));
  const imports = importedBy(cell).map(({local}) => local);
  const start = `(async ($load, {${imports.join(", ")}}, ${inputs.join(", ")}) => {`;
  const code = expression
    ? `${start} return (\n${text}\n);\n})`
    : `${start}\n${text}\nreturn {${outputs.join(", ")}};\n})`;
  // Evaluated in the global scope, under the page's name, so that an error tells its line.
  return globalThis.eval(`${code}\n//# sourceURL=${scriptName(page)}`) as ReturnType<typeof compiled>;
}

/** The places of `import(…)` in a cell. */
export function dynamicImports(body: SyntaxNode): ImportExpression[] {
  const found: ImportExpression[] = [];
  simple(body, {ImportExpression: (node) => void found.push(node)});
  return found;
}

/** What an expression of the page came to, as nodes and text. */
export function shownValue(value: unknown): (string | Node)[] {
  if (isNode(value)) return [value];
  if (typeof value === "string" || !(value as Iterable<unknown> | null)?.[Symbol.iterator]) return [String(value)];
  return [...(value as Iterable<unknown>)].map((one) => (isNode(one) ? one : String(one)));
}
