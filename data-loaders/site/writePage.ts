import type Token from "markdown-it/lib/token.mjs";

import type {Specification} from "../../src/analysis/panel/Specification.js";
import {unbroken} from "../../src/analysis/words/format.js";
import {atMoment, moments} from "./atMoment.js";
import type {BrowserPart} from "./browserPart.js";
import {htmlOf, isNode, textOf} from "./dom.js";
import type {Figure} from "./figure.js";
import {fitsWidth, numbersOf, panelsIn, stillHtml} from "./figure.js";
import {frameOf} from "./figureFrame.js";
import {liveText} from "./libraries.js";
import type {Cell, Container, Page, Part} from "./Page.js";
import {importDeclarations, PageError, tablesOf} from "./Page.js";
import {pageFooter} from "./pageFooter.js";
import {dynamicFile, needsFiles, seenFrom} from "./pageModules.js";
import {markdown} from "./parsePage.js";
import type {PageRun} from "./runPage.js";
import {dynamicImports, shownValue} from "./runPage.js";
import {setAside} from "./setAside.js";

/** HTML, or a cell with what stands in its place until it has run. */
type Chunk = string | {fence: string; info: string; built: string};

interface Written {
  page: Page;
  run: PageRun;
  browser: BrowserPart;
  /** The folder of pages. */
  root: string;
  /** Why a part is left out, by the metric it needs. */
  absent: Readonly<Record<string, string>>;
}

/**
 * The page as Framework is to build it: what the build could answer as HTML, and the cells that the browser runs. What a
 * cell shows until it has run stands before it in `<og-built>`. With it its figures, by id, which are numbered later
 * (`citing`).
 */
export function writePage(written: Written): {text: string; figures: Map<string, Figure>} {
  const {page} = written;
  const writer = new Writer(written);
  writer.chunks.push(...openings(written).map((fence) => ({fence, info: "js", built: ""})));
  writer.parts(page.parts);
  const {chunks, figures} = writer;
  const head = JSON.stringify({...titleOf(chunks), footer: pageFooter(page), ...page.data, sql: undefined});
  return {text: `---\n${head}\n---\n\n${withOwnIds(joined(chunks).join("\n\n"))}\n`, figures};
}

/** Ids that Inputs counts over all pages are counted anew on each: a page is the same whichever ran before it. */
function withOwnIds(text: string): string {
  const ids = new Map<string, string>();
  return text.replaceAll(/\binputs-3a86ea-\d+/g, (id) => {
    if (!ids.has(id)) ids.set(id, `inputs-3a86ea-${ids.size + 1}`);
    return ids.get(id)!;
  });
}

/** The cells that bring what live cells need, each when its moment has come. */
function openings({page, browser}: Written): string[] {
  const tables = Object.entries(tablesOf(page)).map(
    ([name, path]) => `${JSON.stringify(name)}: FileAttachment(${JSON.stringify(path)})`
  );
  const loading = moments.flatMap((moment) => {
    const {imports, values} = browser.needs[moment];
    const {module, data} = needsFiles(page.path, moment);
    const loads = [
      ...(imports.length > 0 ? [`import(${JSON.stringify(seenFrom(page.path, module))})`] : []),
      ...(Object.keys(values).length > 0 ? [`FileAttachment(${JSON.stringify(seenFrom(page.path, data))}).json()`] : [])
    ];
    if (loads.length === 0) return [];
    const names = [...imports.map(({local}) => local), ...Object.keys(values)];
    return [
      `${atMoment[moment]}\nconst {${names.join(", ")}} = Object.assign({}, ...await Promise.all([${loads.join(", ")}]));`
    ];
  });
  return browser.sql ? [...loading, `const sql = DuckDBClient.sql({${tables.join(", ")}});`] : loading;
}

/** A page without a title in its front matter is called as its heading says. */
function titleOf(chunks: readonly Chunk[]): {title?: string} {
  const [, heading] = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(chunks.join("")) ?? [];
  return heading === undefined ? {} : {title: textOf(heading)};
}

function joined(chunks: readonly Chunk[]): string[] {
  const parts: string[] = [];
  let html = "";
  const flush = (): void => {
    if (html.trim() !== "") parts.push(asBlock(html));
    html = "";
  };
  for (const chunk of chunks) {
    if (typeof chunk === "string") {
      html += chunk;
      continue;
    }
    if (chunk.built !== "") html += `<div class="og-built">${escapePlaceholders(chunk.built)}</div>`;
    flush();
    parts.push(`\`\`\`\`${chunk.info}\n${chunk.fence.trimEnd()}\n\`\`\`\``);
  }
  flush();
  return parts;
}

/** HTML as one block of Markdown: it begins with a block's tag and has no blank line. */
function asBlock(html: string): string {
  const text = html
    .trim()
    .replaceAll(/\n[ \t]*\n/g, "\n&#10;")
    .replaceAll(/\n[ \t]*(?=\n)/g, "");
  return /^<\/?(address|article|aside|blockquote|details|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|section|summary|table|tbody|td|th|thead|tr|ul)\b/.test(
    text
  )
    ? text
    : `<div hidden></div>${text}`;
}

const escapePlaceholders = (html: string): string => html.replaceAll("${", "&#36;{");

class Writer {
  readonly chunks: Chunk[] = [];
  readonly figures = new Map<string, Figure>();
  private line: Token[] = [];

  constructor(private readonly written: Written) {}

  parts(parts: readonly Part[]): void {
    for (const part of parts) this.part(part);
    this.flush();
  }

  private part(part: Part): void {
    const {run, absent} = this.written;
    if (part.kind === "token") {
      this.line.push(this.filled(part.token, part.expressions));
      return;
    }
    this.flush();
    if (part.kind === "cell") this.cell(part.cell);
    else if (part.kind === "figure") this.figure(part);
    else if (run.kept(part)) this.parts(part.parts);
    else if (part.kind === "needs")
      this.chunks.push(`<p class="absent">${markdown.utils.escapeHtml(absent[part.name]!)}</p>\n`);
  }

  /** Title, picture and caption: a figure's parts in a frame. */
  private figure(part: Container): void {
    const {page, run, root} = this.written;
    const cells = part.parts.filter((inner) => inner.kind === "cell").map(({cell}) => cell);
    const first = part.parts.findIndex((inner) => inner.kind === "cell");
    if (first < 0) throw new PageError(page.file, `figure ${part.name}: expected a cell that draws it, found none`);
    const name = {id: part.name, title: this.prose(part.parts.slice(0, first))};
    const displayed = cells.map((cell) => run.outcomes.get(cell)!.displayed);
    const figure: Figure = {
      ...name,
      caption: this.prose(part.parts.slice(first)),
      specification: part.argument ? (run.outcomes.get(part.argument)!.displayed[0] as Specification) : null,
      code: cells.map(({source}) => source.trim()).join("\n\n"),
      stills: displayed.map((values) => stillHtml(values, name)),
      panels: panelsIn(displayed.flat(), name),
      table: numbersOf(displayed.flat())
    };
    this.figures.set(part.name, figure);
    const [before, after] = frameOf(figure, page, root);
    this.chunks.push(before);
    cells.forEach((cell, i) => this.cell(cell, figure.stills[i]));
    this.chunks.push(after);
  }

  /** Title or caption of a figure: its paragraphs without their tags. */
  private prose(parts: readonly Part[]): string {
    const writer = new Writer(this.written);
    writer.parts(parts.filter(({kind}) => kind === "token"));
    return writer.chunks
      .join("")
      .trim()
      .replaceAll(/^<p>|<\/p>$/g, "")
      .replaceAll(/<\/p>\s*<p>/g, "<br>");
  }

  private cell(cell: Cell, drawn?: string): void {
    const {browser, run, page, root} = this.written;
    const displayed = run.outcomes.get(cell)?.displayed ?? [];
    const still = drawn ?? (displayed.some(fitsWidth) ? stillHtml(displayed) : null);
    const built = still === null ? displayed.map(shown).join("") : setAside(still, root);
    if (browser.controls.has(cell)) this.chunks.push('<div class="og-control"></div>');
    if (browser.cells.has(cell)) this.chunks.push({fence: forBrowser(cell, page), info: "js", built});
    else if (built !== "") this.chunks.push(escapePlaceholders(built) + "\n");
    if (cell.attributes.echo !== undefined && cell.attributes.echo !== "false")
      this.chunks.push(
        `<pre><code class="language-${cell.language}">${markdown.utils.escapeHtml(cell.source)}</code></pre>\n`
      );
  }

  /** A token whose expressions are what they came to. */
  private filled(token: Token, expressions: readonly Cell[]): Token {
    if (!token.children) return token;
    let next = 0;
    const isFilled = (at: number): boolean => token.children![at]?.type === "placeholder";
    const children = token.children.map((child, i) => {
      if (child.type === "text")
        return {...child, content: unbroken(child.content, isFilled(i - 1), isFilled(i + 1))} as Token;
      if (child.type !== "placeholder") return child;
      const cell = expressions[next++]!;
      return {...child, type: "html_inline", content: this.expression(cell)} as Token;
    });
    return Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token, {children});
  }

  private expression(cell: Cell): string {
    const {run, browser} = this.written;
    const text = run.outcomes.get(cell)!.displayed.map(shown).join("");
    if (!browser.cells.has(cell)) return text;
    return `\u0001${text}\u0002${liveText.local}(${cell.code.input})\u0003`;
  }

  private flush(): void {
    if (this.line.length === 0) return;
    const html = markdown.renderer.render(this.line, markdown.options, {code: []} as never);
    this.line = [];
    this.chunks.push(
      // Code of an expression may hold placeholders of its own.
      html
        .replaceAll(/\u0002[^\u0003]*\u0003|\$\{/g, (found) => (found === "${" ? "&#36;{" : found))
        .replaceAll("\u0001", '<span class="og-built">')
        .replaceAll("\u0002", "</span>${")
        .replaceAll("\u0003", "}")
    );
  }
}

/** HTML of something shown. */
function shown(value: unknown): string {
  return shownValue(value)
    .map((one) => (isNode(one) ? htmlOf(one) : markdown.utils.escapeHtml(unbroken(one))))
    .join("");
}

interface Edit {
  start: number;
  end: number;
  by: string;
}

/** A cell's code without its imports, which the page's module brings. */
function forBrowser(cell: Cell, page: Page): string {
  const {body, input, expression} = cell.code;
  const edits = dynamicImports(body).flatMap(({source}): Edit[] =>
    source.type === "Literal"
      ? [{...source, by: JSON.stringify(seenFrom(page.path, dynamicFile(String(source.value), page)))}]
      : []
  );
  edits.push(...importDeclarations(cell).map((node) => ({...node, by: ""})));
  let text = input;
  for (const {start, end, by} of edits.toSorted((a, b) => b.start - a.start))
    text = text.slice(0, start) + by + text.slice(end);
  if (expression) return text;
  const params = Object.entries(page.params).map(([name, value]) => [
    `observable.params.${name}`,
    JSON.stringify(value)
  ]);
  for (const [name, value] of params) text = text.replaceAll(name!, value!);
  return text.trim();
}
