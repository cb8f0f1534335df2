import type {JavaScriptNode} from "@observablehq/framework/dist/javascript/parse.js";
import type {ImportDeclaration} from "acorn";
import type Token from "markdown-it/lib/token.mjs";

import type {Imported} from "./libraries.js";

/** A piece of code of a page: a fenced cell, an expression in its prose, or one beside a container's name. */
export interface Cell {
  /** As it stands in the page. */
  source: string;
  /** `ts`, `js`, …; null for an expression in prose. */
  language: string | null;
  /** `browser`: only run where there is one. */
  attributes: Readonly<Record<string, string>>;
  /** Where its code begins in the page's file, both from 1. */
  line: number;
  column: number;
  /** Its JavaScript, parsed. */
  code: JavaScriptNode;
  /** From the JavaScript back to the source. */
  map: string | null;
}

/** One part of a page, in reading order. */
export type Part =
  /** Markdown: a token, with the expressions among its children in order. */
  | {kind: "token"; token: Token; expressions: Cell[]}
  /** A fenced cell that runs. */
  | {kind: "cell"; token: Token; cell: Cell}
  /** `::: figure id ${specification}`, `::: needs metric`, `::: when ${condition}`. */
  | Container;

export interface Container {
  kind: ContainerKind;
  name: string;
  argument: Cell | null;
  parts: Part[];
}

export const containerKinds = ["figure", "needs", "when"] as const;
export type ContainerKind = (typeof containerKinds)[number];

export interface Page {
  /** As Framework names it: “/hypotheses/difficulty”. */
  path: string;
  /** Its Markdown file, seen from the project's folder. */
  file: string;
  /** Values of `[name]` in the file's name. */
  params: Readonly<Record<string, string>>;
  /** Front matter. */
  data: Readonly<Record<string, unknown>>;
  parts: Part[];
  source: string;
}

/** Where a page is: what it imports is named as seen from there. */
export type PagePlace = Pick<Page, "path" | "file">;

/** Files that a page's front matter names as tables for its SQL, by name. @throws PageError for what is no file. */
export function tablesOf({data, file}: Page): Record<string, string> {
  const tables = Object.entries((data.sql ?? {}) as Record<string, unknown>).map(([name, path]) => [
    name,
    String(path)
  ]);
  for (const [name, path] of tables)
    if (/^\w+:/.test(path!))
      throw new PageError(file, `sql: ${name}: expected a file beside the page, found ${path}, which would be fetched`);
  return Object.fromEntries(tables) as Record<string, string>;
}

/** All code of a page in reading order, whether or not its part is kept. */
export function cellsOf(parts: readonly Part[]): Cell[] {
  return parts.flatMap((part) => {
    if (part.kind === "token") return part.expressions;
    if (part.kind === "cell") return [part.cell];
    return [...(part.argument ? [part.argument] : []), ...cellsOf(part.parts)];
  });
}

/** The `import … from` of a cell. */
export function importDeclarations({code}: Cell): ImportDeclaration[] {
  return code.body.type === "Program" ? code.body.body.filter((node) => node.type === "ImportDeclaration") : [];
}

/** The names that a cell imports. */
export function importedBy(cell: Cell): Imported[] {
  return importDeclarations(cell).flatMap(({source, specifiers}) =>
    specifiers.map((one) => ({specifier: String(source.value), name: importedName(one), local: one.local.name}))
  );
}

function importedName(one: ImportDeclaration["specifiers"][number]): string {
  if (one.type === "ImportNamespaceSpecifier") return "*";
  if (one.type === "ImportDefaultSpecifier") return "default";
  return one.imported.type === "Identifier" ? one.imported.name : String(one.imported.value);
}

/** Something in a page that its author can put right, with the place. */
export class PageError extends Error {
  constructor(file: string, message: string, at = {line: 1, column: 1}, code?: string) {
    super(`${file}:${at.line}:${at.column}: ${message}${code === undefined ? "" : `\n  in ${code}`}`);
    this.name = "PageError";
  }
}
