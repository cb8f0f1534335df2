import {readFrontMatter} from "@observablehq/framework/dist/frontMatter.js";
import {parseInfo} from "@observablehq/framework/dist/info.js";
import {parseJavaScript} from "@observablehq/framework/dist/javascript/parse.js";
import {createMarkdownIt} from "@observablehq/framework/dist/markdown.js";
import {transpileSql} from "@observablehq/framework/dist/sql.js";
import {transpileTag} from "@observablehq/framework/dist/tag.js";
import {transform} from "esbuild";
import type MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";
import container from "markdown-it-container";

import type {Cell, ContainerKind, Page, Part} from "./Page.js";
import {containerKinds, PageError} from "./Page.js";

/** Framework's own Markdown, with the containers that a page may use. */
export const markdown: MarkdownIt = createMarkdownIt({
  markdownIt: (md) => {
    for (const kind of containerKinds) md.use(container, kind, {render: () => ""});
    return md;
  }
});

/** Languages of cells for which Framework fetches a package, and what to write instead. */
const fetched: Readonly<Record<string, string>> = {
  dot: "install @viz-js/viz and import it in a js cell, or draw with Plot",
  mermaid: "install mermaid and import it in a js cell, or draw with Plot",
  jsx: "write a js cell; html`…` makes elements",
  tsx: "write a ts cell; html`…` makes elements"
};

/**
 * Reads a page: its prose, cells, expressions and containers, each with its place.
 *
 * @throws PageError for code that is no JavaScript, or a container that is none of this project's.
 */
export async function parsePage(
  source: string,
  {path, file, params = {}}: {path: string; file: string; params?: Record<string, string>}
): Promise<Page> {
  const {content, data} = readFrontMatter(source);
  const place = new Places(source, source.length - content.length, file);
  const tokens = markdown.parse(content, {code: [], path, params, startLine: 0, currentLine: 0});
  const parts = await new Reader(tokens, place, {path, params}).parts(0, tokens.length);
  return {path, file, params, data, source, parts};
}

/** Finds code in the page's text, from top to bottom. */
class Places {
  private at: number;
  constructor(
    private readonly text: string,
    start: number,
    readonly file: string
  ) {
    this.at = start;
  }

  /** The place of the next occurrence of a piece of code after `before`. */
  next(code: string, before: string): {line: number; column: number} {
    const found = this.text.indexOf(before + code, this.at);
    const index = found < 0 ? this.at : found + before.length;
    this.at = index;
    const lines = this.text.slice(0, index).split("\n");
    return {line: lines.length, column: lines.at(-1)!.length + 1};
  }

  skip(code: string): void {
    const found = this.text.indexOf(code, this.at);
    if (found >= 0) this.at = found + code.length;
  }
}

class Reader {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly places: Places,
    private readonly page: {path: string; params: Record<string, string>}
  ) {}

  async parts(from: number, to: number): Promise<Part[]> {
    const parts: Part[] = [];
    for (let i = from; i < to; ++i) {
      const token = this.tokens[i]!;
      const kind = /^container_(\w+)_open$/.exec(token.type)?.[1] as ContainerKind | undefined;
      if (kind === undefined) {
        parts.push(await this.part(token));
        continue;
      }
      const end = this.tokens.findIndex(
        ({type, level}, at) => at > i && type === `container_${kind}_close` && level === token.level
      );
      const [, name = "", expression] = /^\s*\w+\s*([^$\s]\S*)?\s*(?:\$\{([\s\S]*)\})?\s*$/.exec(token.info) ?? [];
      const argument = expression === undefined ? null : await this.cell(expression, null, "${");
      parts.push({kind, name, argument, parts: await this.parts(i + 1, end)});
      i = end;
    }
    return parts;
  }

  private async part(token: Token): Promise<Part> {
    if (token.type === "fence") {
      const fence = parseInfo(token.info);
      if (runs(fence)) return {kind: "cell", token, cell: await this.cell(token.content, fence, "\n")};
      this.places.skip(token.content);
    }
    const expressions: Cell[] = [];
    for (const child of token.children ?? [])
      if (child.type === "placeholder") expressions.push(await this.cell(child.content, null, "${"));
    return {kind: "token", token, expressions};
  }

  private async cell(source: string, fence: Fence | null, before: string): Promise<Cell> {
    const at = this.places.next(source, before);
    const language = fence?.tag ?? null;
    const cell = {source, language, attributes: fence?.attributes ?? {}, ...at};
    if (language !== null && language in fetched)
      throw new PageError(
        this.places.file,
        `a ${language} cell needs what Framework would fetch while the page is read: ${fetched[language]}`,
        {line: at.line - 1, column: 1}
      );
    try {
      return {...cell, ...(await this.parsed(cell))};
    } catch (error) {
      const {message, place} = syntaxError(error, at);
      throw new PageError(this.places.file, message, place, source.trim().split("\n")[0]);
    }
  }

  private async parsed({
    source,
    language,
    attributes
  }: Omit<Cell, "code" | "map">): Promise<Pick<Cell, "code" | "map">> {
    if (language === "ts") {
      const {code, map} = await transform(source, {
        loader: "ts",
        sourcemap: "external",
        tsconfigRaw: '{"compilerOptions": {"verbatimModuleSyntax": true}}'
      });
      return {code: parseJavaScript(code, this.page), map};
    }
    const tag = {html: "html.fragment", svg: "svg.fragment", tex: "tex.block"}[language ?? ""];
    const input =
      language === "sql" ? transpileSql(source, attributes) : tag ? transpileTag(source, tag, true) : source;
    return {code: parseJavaScript(input, {...this.page, inline: language === null}), map: null};
  }
}

type Fence = ReturnType<typeof parseInfo>;

/** Whether a fence is a cell: code of a language that runs, not switched off. */
const runs = ({tag, attributes}: Fence): boolean =>
  attributes.run !== "false" && (["js", "ts", "html", "svg", "tex", "sql"].includes(tag) || tag in fetched);

/** What acorn or esbuild say of code, as a place of the page. */
function syntaxError(error: unknown, at: {line: number; column: number}): {message: string; place: typeof at} {
  const {errors, loc, message} = error as {
    errors?: {text: string; location: {line: number; column: number}}[];
    loc?: {line: number; column: number};
    message: string;
  };
  const where = errors?.[0]?.location ?? loc;
  const text = errors?.[0]?.text ?? message.replace(/ \(\d+:\d+\)$/, "");
  if (!where) return {message: `SyntaxError: ${text}`, place: at};
  const {line, column} = where;
  return {
    message: `SyntaxError: ${text}`,
    place: {line: at.line + line - 1, column: line === 1 ? at.column + column : column + 1}
  };
}
