import {expect, test} from "vitest";

import {parsePage} from "../../data-loaders/site/parsePage.js";
import {extractCells} from "../../scripts/extractCells.js";

const codeOf = async (source: string): Promise<string[]> =>
  extractCells(await parsePage(source, {path: "/page", file: "page.md"})).split("\n");

const page = [
  "---",
  "title: ${not.code}",
  "---",
  "",
  "Text with ${first} and `${a code span}` and \\${an escape}.",
  "",
  "```ts",
  "const x: number = 1;",
  "```",
  "",
  "```sh",
  "echo ${shell}",
  "```",
  '<p title="${an attribute}">${`a ${nested} template with } in it`}${{a: "}"}.a}</p>',
  "",
  "```ts run=false",
  "not run",
  "```",
  "${many",
  "  .lines}",
  "```js",
  "last()",
  "```"
].join("\n");

const lines = await codeOf(page);

test("code stands in the line where the page has it, and everything else is gone", async () => {
  expect(lines).toHaveLength(page.split("\n").length);
  expect(lines[4]!.trim()).toBe(";(first)");
  expect(lines[7]).toBe("const x: number = 1;");
  expect(lines[11]).toBe("");
  expect(lines[13]!.replaceAll(/ {2,}/g, " ").trim()).toBe(';(`a ${nested} template with } in it`);({a: "}"}.a)');
  expect(lines[16]).toBe("");
  expect(lines.slice(18, 20).join("\n")).toBe(";(many\n  .lines)");
  expect(lines[21]).toBe("last()");
});

test("and in the column where the page has it", async () => {
  expect(lines[4]!.indexOf("first")).toBe(page.split("\n")[4]!.indexOf("first"));
  expect(lines[13]!.indexOf("nested")).toBe(page.split("\n")[13]!.indexOf("nested"));
});

test("SQL is a name of its rows, with the values it asks with; a package is called as it is installed", async () => {
  const cells = ["```sql id=found", "SELECT 1 + ${least}", "```", "```js", 'import {mean} from "npm:d3@7";', "```"];
  const code = await codeOf(cells.join("\n"));
  expect(code[0]).toMatch(/;const found = await sql`$/);
  expect(code.slice(1)).toEqual(["SELECT 1 + ${least}", "`;", ";", 'import {mean} from "d3"      ;', ";"]);
});

test("a cell never runs into the next", async () => {
  expect(lines[6]).toBe(";");
  expect(lines[8]).toBe(";");
});
