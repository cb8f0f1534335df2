import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";

import {afterAll, expect, test} from "vitest";

import {checkLinks} from "../../scripts/checkLinks.js";

const folder = mkdtempSync(join(tmpdir(), "oversight-gap-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** A site of pages and files; a page is what stands in its main part. */
function site(name: string, files: Readonly<Record<string, string>>, frame = ""): string {
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, file.endsWith(".html") ? `<nav>${frame}</nav><main id="main">${text}</main>` : text);
  }
  return join(folder, name);
}

test("links to pages, files, places and other sites are left alone", () => {
  const whole = site("whole", {
    "index.html":
      '<a href="./a/b.html#x%20y">b</a> <a href="data/p.csv?x=1">p</a> <a href="https://example.org/no">e</a>',
    "a/b.html": '<h2 id="x y">x</h2> <a href="../">up</a> <a href="#main">top</a> <a href="mailto:a@example.org">m</a>',
    "data/p.csv": ""
  });
  expect(() => checkLinks(whole)).not.toThrow();
});

test("each that leads nowhere is named, with its page and line", () => {
  const broken = site("broken", {
    "index.html": '<a href="./gone.html">gone</a> <a href="./a.html#not">a</a> <a href="./data/none.csv">none</a>',
    "a.html": "",
    "source/index.md.txt": "# Title\n\n[gone](./gone)\n\n[a](./a#not), ${made}"
  });
  expect(() => checkLinks(broken)).toThrow(
    /src\/index\.md:3: \.\/gone\.html.*\n.*src\/index\.md:5: \.\/a\.html#not \(#not of a\.html\).*\n.*page \/index: \.\/data\/none\.csv/
  );
});

test("what is no address is named as one that leads nowhere", () => {
  const odd = site("odd", {"index.html": '<a href="./100%.html">100 %</a>'});
  expect(() => checkLinks(odd)).toThrow(/page \/index: \.\/100%\.html/);
});

test("one of the site map is named once, though it stands on every page", () => {
  const frame = '<a href="./removed.html">removed</a>';
  const mapped = site("mapped", {"index.html": "", "a.html": ""}, frame);
  let message = "";
  try {
    checkLinks(mapped);
  } catch (error) {
    ({message} = error as Error);
  }
  expect(message.match(/the site map: removed\.html/g)).toHaveLength(1);
});
