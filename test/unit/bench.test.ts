import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterEach, beforeEach, describe, expect, it} from "vitest";

import {baseline} from "../../scripts/bench/baseline.js";
import {best, measure} from "../../scripts/bench/measure.js";
import {markdownOf} from "../../scripts/bench/report.js";
import type {ScaleResult} from "../../scripts/bench/runScale.js";
import {targetsOf} from "../../scripts/bench/targets.js";
import {writeBetween} from "../../scripts/writeBetween.js";

const measured = (seconds: number, megabytes: number | null = 100) => ({
  seconds: seconds + 1,
  inside: seconds,
  megabytes,
  output: ""
});
const result = (scale: number, changes: Partial<ScaleResult> = {}): ScaleResult => ({
  scale,
  rows: 670_000 * scale,
  bytes: 150e6 * scale,
  generate: measured(3),
  baseline: null,
  panel: measured(scale),
  hash: {...measured(0), inside: null},
  floor: measured(1),
  tables: measured(3 * scale),
  again: measured(0.1),
  ...changes
});

describe("the bench's targets", () => {
  const of = (results: ScaleResult[], name: RegExp) => targetsOf(results).filter((target) => name.test(target.name));

  it("hold whole programs against the floor", () => {
    const floor = measured(1); // 2 s with its start
    expect(of([result(1, {panel: measured(2), floor})], /÷ floor/)).toMatchObject([{found: "1.50×", met: true}]);
    expect(of([result(1, {panel: measured(2.3), floor})], /÷ floor/)).toMatchObject([{found: "1.65×", met: false}]);
  });

  it("ask for three seconds for the whole report, at scale 1 alone", () => {
    expect(of([result(1), result(10)], /every file/)).toMatchObject([{found: "4.00 s", met: false}]);
  });

  it("leave out what could not be measured", () => {
    const nothing = {hash: null, floor: null, baseline: null, tables: null, panel: measured(1, null)};
    expect(targetsOf([result(1, nothing)])).toEqual([]);
  });

  it("ask for more of pandas' time and memory where there is more to read", () => {
    const met = (scale: number) =>
      of([result(scale, {panel: measured(1), baseline: measured(4, 200)})], /pandas/).map((target) => target.met);
    expect(met(1)).toEqual([true, true]);
    expect(met(10)).toEqual([false, true]);
    expect(met(30)).toEqual([false, false]);
  });
});

describe("the bench's report", () => {
  it("says what was skipped, and which targets are not met", () => {
    const results = [result(1, {tables: measured(9)})];
    const text = markdownOf({
      machine: "a machine",
      date: "2026-01-01",
      runs: 1,
      baseline: baseline(null, null),
      results,
      targets: targetsOf(results)
    });
    expect(text).toContain("was skipped: no script named");
    expect(text).toMatch(/every file of the report, scale 1.*\*\*no\*\*/);
    expect(text).toContain("0.67 million rows");
  });

  it("says that a script is not there", () => {
    expect(baseline("nowhere.py", null)).toEqual({skipped: "no file nowhere.py"});
  });
});

describe("measure", () => {
  const node = (code: string) => measure({command: process.execPath, args: ["-e", code]});

  it("returns what a program prints, and the time it tells", async () => {
    expect(await node(`console.log('{"seconds":1.5}')`)).toMatchObject({inside: 1.5, output: '{"seconds":1.5}\n'});
    expect(await node("console.log(1)")).toMatchObject({inside: null});
  });

  it("rejects when a program fails or is not there", async () => {
    await expect(node("process.exit(3)")).rejects.toThrow("ended with 3");
    await expect(measure({command: "no-such-program", args: []})).rejects.toThrow("ENOENT");
  });

  it("takes the best of several runs", () => {
    expect(best([measured(2, 90), measured(1, 95), measured(3, null)])).toMatchObject({seconds: 2, megabytes: 90});
  });
});

describe("writeBetween", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "oversight-gap-"));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  it("replaces what stands between two marks and nothing else", () => {
    const file = join(folder, "a.md");
    writeFileSync(file, "before\n<!-- x -->\nold\n<!-- /x -->\nafter\n");
    writeBetween(file, "x", "new");
    expect(readFileSync(file, "utf8")).toBe("before\n<!-- x -->\n\nnew\n\n<!-- /x -->\nafter\n");
  });

  it("refuses a document without the marks", () => {
    const file = join(folder, "a.md");
    writeFileSync(file, "text\n<!-- /x --><!-- x -->");
    expect(() => writeBetween(file, "x", "new")).toThrow("<!-- x -->");
  });
});
