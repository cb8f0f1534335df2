import {sum} from "d3-array";

import {packaged} from "../data-loaders/site/libraries.js";
import {type Cell, cellsOf, type Page} from "../data-loaders/site/Page.js";
import globals from "./cellGlobals.txt";

/** What a cell sees without importing it, on one line: before the first line of a page, which holds no code. */
const preamble = globals.replaceAll("\n", " ");

/**
 * The TypeScript of a page: its ts, js and sql cells and the `${…}` in its text. Everything else becomes blanks, so that each
 * character stands where it stood and what the compiler says of a line and column is about that place of the page.
 */
export function extractCells({source, parts}: Pick<Page, "source" | "parts">): string {
  const lines = source.split("\n");
  let code = "";
  let at = 0;
  for (const cell of cellsOf(parts).filter(({language}) => language === null || /^(ts|js|sql)$/.test(language))) {
    const [open, close] = aroundOf(cell);
    const from = sum(lines.slice(0, cell.line - 1), ({length}) => length + 1) + cell.column - 1;
    // A fence stands on the line above its code, the mark of an expression just before it.
    const start = cell.language === null ? from - "${".length : source.lastIndexOf("\n", from - 2) + 1;
    code += blanks(source.slice(at, start)) + open + packagesOf(cell.source) + close;
    at = from + cell.source.length + (cell.language === null ? "}".length : 0);
  }
  return preamble + (code + blanks(source.slice(at))).replaceAll(/ +$/gm, "");
}

/** What makes statements of a cell. */
function aroundOf({language, attributes: {id}}: Cell): [string, string] {
  if (language === null) return [";(", ")"];
  return language === "sql" ? [`;${id === undefined ? "" : `const ${id} = `}await sql\`\n`, "`;"] : [";\n", ";"];
}

/** The compiler knows packages by their own names; what follows stays in its column. */
const packagesOf = (code: string): string =>
  code.replaceAll(/(["'])(npm:[^"']+)\1/g, (all, mark: string, name: string) =>
    (mark + packaged(name) + mark).padEnd(all.length)
  );

const blanks = (text: string): string => text.replaceAll(/[^\n]/g, " ");
