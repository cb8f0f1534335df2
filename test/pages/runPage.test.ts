import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";

import {afterAll, describe, expect, test} from "vitest";

import {browserPart} from "../../data-loaders/site/browserPart.js";
import {checkPage} from "../../data-loaders/site/checkPage.js";
import {figureFiles} from "../../data-loaders/site/figure.js";
import {citing, numberFigures} from "../../data-loaders/site/numberFigures.js";
import {nodeModules} from "../../data-loaders/site/pageModules.js";
import {parsePage} from "../../data-loaders/site/parsePage.js";
import {runPage} from "../../data-loaders/site/runPage.js";
import {putBack} from "../../data-loaders/site/setAside.js";
import {writePage} from "../../data-loaders/site/writePage.js";

const published = {success: true, times: false};
// Inside the project, so that packages are found.
mkdirSync(".cache", {recursive: true});
const root = mkdtempSync(join(".cache", "test-pages-"));
afterAll(() => rmSync(root, {recursive: true, force: true}));

async function make(source: string, files: Record<string, string> = {}) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), {recursive: true});
    writeFileSync(join(root, name), text);
  }
  const page = await parsePage(source, {path: "/trial", file: "src/trial.md"});
  checkPage(page);
  const modules = await nodeModules([page], join(root, "run"));
  const run = await runPage(page, {root, published, modules});
  const browser = browserPart(page, run);
  const absent = {success: "", times: "No times here."};
  const made = {...page, ...writePage({page, run, browser, root, absent})};
  const {figures} = made;
  const places = numberFigures([made]);
  const text = putBack(citing(made, [made], places, [page])(made.text), root);
  return {page, run, browser, figures, places, text};
}

const fence = (code: string, info = "ts"): string => `\`\`\`${info}\n${code}\n\`\`\`\n`;

describe("cells at build", () => {
  test("a number and its unit stay on one line, also where an expression ends or begins between them", async () => {
    const {text} = await make("Of n = ${2 + 1} tasks ${7} % went well, 5 pp more.");
    expect(text).toContain("Of n\u00a0=\u00a03 tasks 7\u00a0% went well, 5\u00a0pp more.");
  });

  test("names reach cells and prose before and after them; promises are awaited between cells", async () => {
    const {text} = await make(
      `# ${"${title}"}\n\n${fence('const title = Promise.resolve("Seven of " + n);')}\n${fence("const n = 9;")}`
    );
    expect(text).toContain(">Seven of 9</h1>");
    expect(text).not.toContain("Promise");
  });

  test("a control has its first value, and what depends on it stays live with that value in its place", async () => {
    const input = 'view(Object.assign(document.createElement("input"), {value: 4}))';
    const {text, browser} = await make(
      `${fence(`const k = ${input};`)}\n\nThat is ${"${k * 2}"}, not ${"${1 + 1}"}.\n`
    );
    expect(text).toContain('That is <span class="og-built">8</span>${unbroken(k * 2)}, not 2.');
    expect(browser.cells.size).toBe(2);
  });

  test("what only computes or shows something still costs the reader no code", async () => {
    const {text, browser} = await make(
      `${fence("const rows = [1, 2];\ndisplay(html`<b>${rows.length}</b>`);")}\n\n${"${rows.length}"} rows\n`
    );
    expect(browser.cells.size).toBe(0);
    expect(text).not.toContain("````");
    expect(text).toContain("<b>2</b>");
  });

  test("a cell of the browser gets plain values; what makes anything else runs there too", async () => {
    const page = [
      fence("const rows = [{x: 1}];"),
      fence("const twice = (x: number) => 2 * x;"),
      fence("const button = html`<button onclick=${() => twice(rows[0].x)}>Go</button>`;\ndisplay(button);")
    ].join("\n\n");
    const {browser, text} = await make(page);
    expect(browser.needs.near.values).toEqual({rows: [{x: 1}]});
    expect(browser.needs.near.imports.map(({local}) => local)).toEqual(["html"]);
    expect(text).toContain("const twice = (x) => 2 * x;");
    expect(text).not.toContain("const rows = [{");
  });

  test("what a control needs is loaded before what a picture needs, so that controls are quick", async () => {
    const button = "display(html`<button onclick=${() => rows.length}>Go</button>`);";
    const picture = "display(Object.assign(html`<p>`, {draw: () => html`<p>${far}`}));";
    const {browser, text} = await make(
      [fence("const rows = [1];\nconst far = [2];"), fence(button), fence(picture)].join("\n\n")
    );
    expect(browser.needs.near.values).toEqual({rows: [1]});
    expect(browser.needs.touched.values).toEqual({far: [2]});
    expect(text).toContain('import("./modules/trial-controls.js")');
    expect(text.indexOf("IntersectionObserver")).toBeLessThan(text.indexOf("pointerover"));
  });

  test("a cell marked for the browser is not run here, and gets what others made", async () => {
    const page = `${fence("const rows = [1, 2];")}\n\n${fence("const n = alert(rows.length);", "ts browser")}\n`;
    const {browser, text} = await make(page);
    expect(browser.needs.near.values).toEqual({rows: [1, 2]});
    expect(text).toContain("const n = alert(rows.length);");
    await expect(make(`${page}\n${"${n}"}\n`)).rejects.toThrow(
      /“n” is made in the browser; mark this cell “browser” too/
    );
  });

  test("a field that is called as something of the browser is none of it", async () => {
    const displayed = "display(html`<b>${days.map(({window}) => window)}</b>`);";
    const {browser} = await make(`${fence("const days = [{window: 7}];")}\n\n${fence(displayed)}\n`);
    expect(browser.cells.size).toBe(0);
    const asked = await make(`${fence("display(html`<b>${window.location.hash}</b>`);")}\n`);
    expect(asked.browser.cells.size).toBe(1);
  });

  test("text from data never becomes HTML, Markdown or code", async () => {
    const bad = JSON.stringify(["<img src=x onerror=alert(1)> *a* [b](javascript:c) ${1 + 1} {{x}}"]);
    const {text} = await make(
      `${fence('const [bad] = await FileAttachment("bad.json").json();')}\n\nSaid: ${"${bad}"}\n`,
      {
        "bad.json": bad
      }
    );
    expect(text).toContain("Said: &lt;img src=x onerror=alert(1)&gt; *a* [b](javascript:c) &#36;{1 + 1} {{x}}");
  });
});

describe("parts that are left out", () => {
  test("their cells are not run, and the part says why", async () => {
    const {text} = await make(`::: needs times\n\n${fence('throw new Error("never");')}\n\nGone.\n\n:::\n\nKept.\n`);
    expect(text).toContain('<p class="absent">No times here.</p>');
    expect(text).not.toContain("Gone");
    expect(text).toContain("Kept.");
  });

  test("when: kept by what an expression says, nested as well", async () => {
    const when = (inner: string, name: string): string => `:::: when ${"${"}${name} > 1}\n\n${inner}\n\n::::\n`;
    const {text} = await make(
      `${fence("const a = 1, b = 2;")}\n\n${when("Not this.", "a")}\n\n${when("This.", "b")}\n`
    );
    expect(text).toContain("This.");
    expect(text).not.toContain("Not this.");
  });

  test.each([
    [
      "a name of a part that is left out",
      `::: needs times\n\n${fence("const t = 1;")}\n\n:::\n\nIt is ${"${t}"}.\n`,
      /trial\.md:10:9: “t” is defined in a part that is left out/
    ],
    [
      "a metric that is none",
      "::: needs joy\n\nText.\n\n:::\n",
      /expected a known metric after ::: needs, found “joy”; there are success, times/
    ],
    ["when without an expression", "::: when maybe\n\nText.\n\n:::\n", /::: when maybe: expected \$\{an expression\}/]
  ])("%s is told", async (_, source, message) => {
    await expect(make(source)).rejects.toThrow(message);
  });
});

describe("a page that can't be run stops with file, line, column and code", () => {
  test.each([
    [
      "a cell that throws",
      `# A\n\n${fence('const a: number = 1;\n\nif (a) throw new TypeError("no rows");')}`,
      /^src\/trial\.md:6:14: TypeError: no rows\n {2}in if \(a\) throw/
    ],
    ["an expression that throws", `# A\n\nTwo ${"${null.x}"}.\n`, /^src\/trial\.md:3:7: TypeError: [\s\S]*in null\.x/],
    [
      "a name that nothing defines",
      `# A\n\n${fence("const a = 1;\nconst b = aa + 1;")}`,
      /^src\/trial\.md:5:11: ReferenceError: “aa” is not defined/
    ],
    [
      "code that is no code",
      `---\ntitle: T\n---\n\n${fence("const a = 1;\nconst b = ;")}`,
      /^src\/trial\.md:7:11: SyntaxError: Unexpected ";"/
    ],
    [
      "a name that is defined twice",
      `${fence("const a = 1;")}\n${fence("const a = 2;")}`,
      /^src\/trial\.md:6:1: “a” is defined in line 2 already/
    ],
    [
      "a file that is not there",
      fence('const a = await FileAttachment("no.json").json();'),
      /trial\.md:2:\d+: Error: FileAttachment\("no\.json"\): there is no no\.json beside the pages/
    ],
    [
      "a pattern where a control has one name",
      fence("const {low, high} = view(Inputs.range([0, 1]));"),
      /^src\/trial\.md:2:1: expected one name for what view\(\) gives, found a pattern/
    ],
    [
      "a package that is not installed",
      `# A\n\n${fence('const one = 1;\nimport _ from "npm:lodash";')}`,
      /^src\/trial\.md:5:15: lodash is not installed: run “npm install --save-exact lodash”, then import "lodash"/
    ],
    [
      "another version than the installed",
      fence('import * as d3 from "npm:d3@5";'),
      /^src\/trial\.md:2:21: expected d3@5, found 7\.\d+\.\d+ in node_modules: import "d3"/
    ],
    [
      "an address of another host",
      fence('await import("https://example.org/x.js");'),
      /^src\/trial\.md:2:14: https:\/\/example\.org\/x\.js would be fetched while the page is read/
    ],
    [
      "a name for which Framework fetches a package, in a cell of the browser",
      fence("display(topojson.feature);", "js browser"),
      /^src\/trial\.md:2:9: “topojson” is no name here: Framework would fetch topojson-client/
    ],
    [
      "a method for which Framework fetches a package",
      fence('const book = FileAttachment("book.xlsx").xlsx();'),
      /^src\/trial\.md:2:29: \.xlsx\(\) needs exceljs, which Framework would fetch: save the table as CSV/
    ],
    ["a diagram", `# A\n\n${fence("graph TD", "mermaid")}`, /^src\/trial\.md:3:1: a mermaid cell needs what Framework/],
    [
      "a table on another host",
      `---\nsql:\n  far: https://example.org/x.csv\n---\n\n${fence("SELECT 1", "sql")}`,
      /^src\/trial\.md:1:1: sql: far: expected a file beside the page, found https:/
    ],
    [
      "SQL that asks for a column that is not there",
      `---\nsql:\n  near: ./near.json\n---\n\n${fence("SELECT\nmore FROM near", "sql")}`,
      /^src\/trial\.md:\d+:\d+: Error: Binder Error: Referenced column "more" not found/
    ]
  ])("%s", async (_, source, message) => {
    await expect(make(source, {"near.json": '[{"less": 1}]', "book.xlsx": ""})).rejects.toThrow(message);
  });
});

describe("a figure", () => {
  const source = [
    fence(
      'import {chart, picture} from "./report.js";\nconst rows = [{task: "a, “b”", y: 1.5}, {task: "c", y: null}];'
    ),
    "::: figure trial\n\n${rows.length} rows & a title\n",
    fence(
      'display(picture(rows, {task: "task", "value (%)": "y"}, (width) => chart({width}, {marks: [Plot.dot(rows, {x: "y"})]})));'
    ),
    "Each dot is a row, n = ${rows.length}.\n\n:::\n"
  ].join("\n");

  test("is declared once: frame, still, numbers, code, CSV and SVG come from its cell", async () => {
    const withPlot = source.replace("import {chart", 'import * as Plot from "@observablehq/plot";\nimport {chart');
    const {figures, places, text, browser} = await make(withPlot);
    const figure = figures.get("trial")!;
    const files = figureFiles(figure, places.get(figure)!, (html) => html);
    expect(files["data/figures/trial.csv"]).toBe('task,value (%)\n"a, “b”",1.5\nc,\n');
    const svg = files["data/figures/trial.svg"]!;
    for (const part of ["Figure 1. 2 rows &amp; a title", "n = 2.", "/trial#trial", "circle"])
      expect(svg).toContain(part);
    expect(svg).not.toMatch(/var\(--|<script|href=/);
    expect(text).toMatch(
      /<figure[^>]*id="trial"[\s\S]*2 rows &amp; a title[\s\S]*aria-label="2 rows &amp; a title"[\s\S]*<figcaption id="trial-caption">Each dot is a row, n.=.2\./
    );
    expect(text).toMatch(/<details class="numbers code">[\s\S]*display\(picture\(rows/);
    expect([...browser.cells].some(({source: code}) => code.includes("picture(rows"))).toBe(true);
  });

  test("without a cell is told", async () => {
    await expect(make("::: figure trial\n\nTitle only.\n\n:::\n")).rejects.toThrow(
      /figure trial: expected a cell that draws it, found none/
    );
  });
});
