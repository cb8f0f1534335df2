import {packaged} from "../data-loaders/site/packages.js";

/** What a cell sees without importing it, on one line: before the first line of a page, which holds no code. */
const preamble =
  'import type {} from "observablehq:stdlib"; ' +
  'declare const FileAttachment: typeof import("observablehq:stdlib").FileAttachment; ' +
  'declare const resize: typeof import("observablehq:stdlib").resize; ' +
  'declare const Generators: typeof import("observablehq:stdlib").Generators; declare const width: number; declare const now: number; declare const dark: boolean; ' +
  "declare const observable: {params: Record<string, string>}; declare const invalidation: Promise<void>; " +
  "declare function display<T>(value: T): T; declare function view<T>(input: Element & {value: T}): T; ";

/**
 * The TypeScript of a page: its ts and js cells and the `${…}` in its text. Everything else becomes blanks, so that each
 * character stands where it stood and what the compiler says of a line and column is about that place of the page.
 */
export function extractCells(page: string): string {
  let fence: {mark: string; code: boolean; end: string} | null = null;
  let text: string[] = [];
  const done: string[] = [];
  const flush = (): void => {
    if (text.length > 0) done.push(expressionsOf(text.join("\n")));
    text = [];
  };
  for (const line of withoutFrontMatter(page).split("\n")) {
    const [, mark, info] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence === null && mark === undefined) text.push(line);
    else if (fence === null) {
      flush();
      const [, language] = /^(ts|js|sql)\b(?!.*run=false)/.exec(info!.trim()) ?? [];
      const isSql = language === "sql";
      fence = {mark: mark!, code: language !== undefined, end: isSql ? "`;" : ";"};
      done.push(isSql ? `;${nameOfAnswer(info!)}await sql\`` : ";");
    } else if (mark?.startsWith(fence.mark) === true && info!.trim() === "") {
      done.push(fence.end);
      fence = null;
    } else done.push(fence.code ? packagesOf(line) : "");
  }
  flush();
  return preamble + done.join("\n");
}

/** `const x = ` for a fence with `id=x`. */
function nameOfAnswer(info: string): string {
  const [, id] = /\bid=["']?([^\s"']+)/.exec(info) ?? [];
  return id === undefined ? "" : `const ${id} = `;
}

/** The compiler knows packages by their own names; what follows stays in its column. */
function packagesOf(line: string): string {
  return line.replaceAll(/(["'])(npm:[^"']+)\1/g, (all, mark: string, name: string) =>
    (mark + packaged(name) + mark).padEnd(all.length)
  );
}

function withoutFrontMatter(page: string): string {
  return page.replace(/^---\r?\n[\s\S]*?\r?\n---/, (matter) => matter.replaceAll(/[^\n]/g, ""));
}

/** Each `${…}` as a statement in its place; code spans and escaped characters are no code. */
function expressionsOf(text: string): string {
  let code = "";
  for (let i = 0; i < text.length;) {
    const span = /^(`+)(?!`)[\s\S]*?[^`]\1(?!`)/.exec(text.slice(i));
    const end = text.startsWith("${", i) ? endOfExpression(text, i + 2) : null;
    if (end !== null) {
      code += `;(${text.slice(i + 2, end)})`;
      i = end + 1;
      continue;
    }
    const skipped = text[i] === "\\" ? 2 : (span?.[0].length ?? 1);
    code += text.slice(i, i + skipped).replaceAll(/[^\n]/g, " ");
    i += skipped;
  }
  return code;
}

/** The index of the brace that closes an expression; null when none does. */
function endOfExpression(text: string, from: number): number | null {
  let depth = 0;
  for (let i = from; i < text.length; ++i) {
    const c = text[i]!;
    if (c === "}" && depth-- === 0) return i;
    if (c === "{") ++depth;
    if (c === '"' || c === "'") i = endOfString(text, i);
    if (c === "`") i = endOfTemplate(text, i);
  }
  return null;
}

function endOfString(text: string, from: number): number {
  for (let i = from + 1; i < text.length; ++i) {
    if (text[i] === "\\") ++i;
    else if (text[i] === text[from]) return i;
  }
  return text.length;
}

function endOfTemplate(text: string, from: number): number {
  for (let i = from + 1; i < text.length; ++i) {
    if (text[i] === "\\") ++i;
    else if (text[i] === "`") return i;
    else if (text.startsWith("${", i)) i = endOfExpression(text, i + 2) ?? text.length;
  }
  return text.length;
}
