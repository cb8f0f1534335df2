import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterEach, beforeEach, expect, test} from "vitest";

import {keepSite, takeSite} from "../../scripts/keptSite.js";

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "oversight-gap-"));
  mkdirSync(join(work, "site"));
  writeFileSync(join(work, "site", "index.html"), "r = 0.1");
  keepSite("key", join(work, "site"), join(work, "kept"));
});
afterEach(() => rmSync(work, {recursive: true}));

const take = (key: string): boolean => takeSite(key, join(work, "out"), join(work, "kept"));

test("a site that was kept is taken whole, under its key alone", () => {
  expect(take("other")).toBe(false);
  expect(take("key")).toBe(true);
  expect(readFileSync(join(work, "out", "index.html"), "utf8")).toBe("r = 0.1");
});

test("a kept site with another byte or another file in it is not taken, and goes", () => {
  writeFileSync(join(work, "kept", "key", "site", "index.html"), "r = 0.9");
  expect(take("key")).toBe(false);
  expect(existsSync(join(work, "out"))).toBe(false);
  expect(existsSync(join(work, "kept", "key"))).toBe(false);
});

test("two sites are kept, the latest", () => {
  for (const key of ["b", "c"]) keepSite(key, join(work, "site"), join(work, "kept"));
  expect(["b", "c"].map(take)).toEqual([true, true]);
  expect(existsSync(join(work, "kept", "key"))).toBe(false);
});
