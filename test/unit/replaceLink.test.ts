import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  type PathLike,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {expect, onTestFinished, test} from "vitest";

import {replaceLink} from "../../scripts/replaceLink.js";

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "link-"));
  onTestFinished(() => rmSync(dir, {recursive: true}));
  return dir;
}

/** Windows, which renames over no link to a folder. */
function windows(from: PathLike, to: PathLike): void {
  if (lstatSync(to, {throwIfNoEntry: false}) !== undefined)
    throw Object.assign(new Error("EPERM: operation not permitted, rename"), {code: "EPERM", syscall: "rename"});
  renameSync(from, to);
}

test.each([
  ["this system", renameSync],
  ["Windows", windows]
])("a link takes the place of an older one, on %s", (_, rename) => {
  const dir = folder();
  for (const target of ["one", "two"]) {
    mkdirSync(join(dir, target));
    symlinkSync(join(dir, target), join(dir, `fresh-${target}`), "junction");
    replaceLink(join(dir, `fresh-${target}`), join(dir, "link"), rename);
    expect(readlinkSync(join(dir, "link"))).toBe(join(dir, target));
  }
  expect(readdirSync(dir).sort()).toEqual(["link", "one", "two"]);
});

test("a folder in the link's place is somebody's: it stays, and nothing is left behind", () => {
  const dir = folder();
  mkdirSync(join(dir, "link/kept"), {recursive: true});
  symlinkSync(dir, join(dir, "fresh"), "junction");
  expect(() => replaceLink(join(dir, "fresh"), join(dir, "link"))).toThrow();
  expect(existsSync(join(dir, "link/kept"))).toBe(true);
  expect(readdirSync(dir)).toEqual(["link"]);
});
