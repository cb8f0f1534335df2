import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {expect, onTestFinished, test} from "vitest";

import {publishSources} from "../../scripts/publishSources.js";
import {pageInFolder, pageSource} from "../../src/components/pageSource.js";

test("every page's Markdown lies where its figures link to, a template's for each of its pages", () => {
  const folder = mkdtempSync(join(tmpdir(), "oversight-gap-sources-"));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  const [root, output] = [join(folder, "src"), join(folder, "dist")];
  mkdirSync(join(root, "releases"), {recursive: true});
  writeFileSync(join(root, "index.md"), "# The finding");
  writeFileSync(join(root, "releases/[release].md"), "# A release");
  publishSources(output, ["/index", "/releases/2026-03-24", "/404"], root);
  expect(readFileSync(join(output, pageSource("/index")), "utf8")).toBe("# The finding");
  expect(readFileSync(join(output, pageSource("/releases/2026-03-24")), "utf8")).toBe("# A release");
  expect(() => readFileSync(join(output, pageSource("/404")))).toThrow("ENOENT");
});

test.each([
  ["/hypotheses/difficulty", "/hypotheses/difficulty"],
  ["/some-repository/hypotheses/difficulty.html", "/hypotheses/difficulty"]
])("the page at %s is %s", (address, page) => {
  expect(pageInFolder(address)).toBe(page);
});
