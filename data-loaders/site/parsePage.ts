import {readFrontMatter} from "@observablehq/framework/dist/frontMatter.js";
import {parseInfo} from "@observablehq/framework/dist/info.js";
import type {JavaScriptNode} from "@observablehq/framework/dist/javascript/parse.js";
import {parseJavaScript} from "@observablehq/framework/dist/javascript/parse.js";
import {createMarkdownIt} from "@observablehq/framework/dist/markdown.js";
import {transpileSql} from "@observablehq/framework/dist/sql.js";
import {transpileTag} from "@observablehq/framework/dist/tag.js";
import type {TransformResult} from "esbuild";
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
  const reader = new Reader(tokens, place, {path, params, typed: await withoutTypes(tokens)});
  return {path, file, params, data, source, parts: reader.parts(0, tokens.length)};
}

/** TypeScript cells as JavaScript, by their source, all at once; or what is wrong with one. */
async function withoutTypes(tokens: readonly Token[]): Promise<Map<string, TransformResult | Error>> {
  const sources = tokens
    .filter(({type, info}) => type === "fence" && parseInfo(info).tag === "ts")
    .map(({content}) => content);
  const compile = async (source: string): Promise<TransformResult | Error> =>
    transform(source, {
      loader: "ts",
      sourcemap: "external",
      tsconfigRaw: '{"compilerOptions": {"verbatimModuleSyntax": true}}'
    }).catch((error: Error) => error);
  return new Map(await Promise.all(sources.map(async (source) => [source, await compile(source)] as const)));
}

interface ReaderContext {
  path: string;
  params: Record<string, string>;
  typed: ReadonlyMap<string, TransformResult | Error>;
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
    private readonly context: ReaderContext
  ) {}

  parts(from: number, to: number): Part[] {
    const parts: Part[] = [];
    for (let i = from; i < to; ++i) {
      const token = this.tokens[i]!;
      const kind = /^container_(\w+)_open$/.exec(token.type)?.[1] as ContainerKind | undefined;
      if (kind === undefined) {
        parts.push(this.part(token));
        continue;
      }
      const end = closing(this.tokens, i);
      const [, name = "", expression] = /^\s*\w+\s*([^$\s]\S*)?\s*(?:\$\{([\s\S]*)\})?\s*$/.exec(token.info) ?? [];
      const argument = expression === undefined ? null : this.cell(expression, null, "${");
      parts.push({kind, name, argument, parts: this.parts(i + 1, end)});
      i = end;
    }
    return parts;
  }

  private part(token: Token): Part {
    if (token.type === "fence") {
      const {tag, attributes} = parseInfo(token.info);
      if (runs(tag, attributes)) return {kind: "cell", token, cell: this.cell(token.content, {tag, attributes}, "\n")};
      this.places.skip(token.content);
    }
    const expressions = (token.children ?? [])
      .filter((child) => child.type === "placeholder")
      .map((child) => this.cell(child.content, null, "${"));
    return {kind: "token", token, expressions};
  }

  private cell(source: string, fence: {tag: string; attributes: Record<string, string>} | null, before: string): Cell {
    const at = this.places.next(source, before);
    const language = fence?.tag ?? null;
    const cell = {source, language, attributes: fence?.attributes ?? {}, ...at};
    if (language !== null && language in fetched)
      throw new PageError(
        this.places.file,
        {line: at.line - 1, column: 1},
        `a ${language} cell needs what Framework would fetch while the page is read: ${fetched[language]}`
      );
    try {
      return {...cell, ...parsed(source, language, cell.attributes, this.context)};
    } catch (error) {
      const {message, place} = syntaxError(error, at);
      throw new PageError(this.places.file, place, message, source.trim().split("\n")[0]);
    }
  }
}

/** Whether a fence is a cell: code of a language that runs, not switched off. */
function runs(tag: string, attributes: Record<string, string>): boolean {
  if (attributes.run === "false") return false;
  return ["js", "ts", "html", "svg", "tex", "sql"].includes(tag) || tag in fetched;
}

function parsed(
  source: string,
  language: string | null,
  attributes: Record<string, string>,
  {typed, ...context}: ReaderContext
): {code: JavaScriptNode; map: string | null} {
  if (language === "ts") {
    const found = typed.get(source)!;
    if (found instanceof Error) throw found;
    return {code: parseJavaScript(found.code, context), map: found.map};
  }
  if (language === "sql") return {code: parseJavaScript(transpileSql(source, attributes), context), map: null};
  const tag = {html: "html.fragment", svg: "svg.fragment", tex: "tex.block"}[language ?? ""];
  const input = tag === undefined ? source : transpileTag(source, tag, true);
  return {code: parseJavaScript(input, {...context, inline: language === null}), map: null};
}

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

function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; ++i) {
    if (/^container_\w+_open$/.test(tokens[i]!.type)) ++depth;
    if (/^container_\w+_close$/.test(tokens[i]!.type) && --depth === 0) return i;
  }
  return tokens.length;
}
