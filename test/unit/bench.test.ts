import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterEach, beforeEach, describe, expect, it} from "vitest";

import {best, measure, type Measured} from "../../scripts/bench/measure.js";
import {baseline, labels, type Name} from "../../scripts/bench/programs.js";
import {markdownOf, targetsOf} from "../../scripts/bench/report.js";
import type {ScaleResult} from "../../scripts/bench/runScale.js";
import {writeBetween} from "../../scripts/writeBetween.js";

const took = (seconds: number, megabytes: number | null = 100): Measured => ({
  seconds,
  megabytes,
  steps: {"both files read": seconds / 2},
  output: ""
});

/** A result in which nothing was measured but this. */
const result = (scale: number, measured: Partial<ScaleResult["measured"]>): ScaleResult => {
  const nothing = Object.fromEntries(Object.keys(labels).map((name) => [name, null])) as Record<Name, null>;
  return {scale, rows: 670_000 * scale, bytes: 150e6 * scale, measured: {...nothing, ...measured}};
};

describe("the bench's targets", () => {
  const of = (one: ScaleResult, name: RegExp) => targetsOf([one]).filter((target) => name.test(target.name));

  it("hold whole programs against the floor", () => {
    const floor = took(2);
    expect(of(result(1, {panel: took(3), floor}), /÷ floor/)).toMatchObject([{found: "1.50×", met: true}]);
    expect(of(result(1, {panel: took(3.3), floor}), /÷ floor/)).toMatchObject([{found: "1.65×", met: false}]);
  });

  it("hold commands that read nothing against the start of Node", () => {
    const [node, status] = [took(0.04), took(0.31)];
    expect(of(result(1, {node, status}), /status/)).toMatchObject([{promise: "at most 0.3 s", met: false}]);
    expect(of(result(1, {node: took(0.05), status}), /status/)).toMatchObject([{met: true}]);
  });

  it("ask for three seconds for the whole report, at scale 1 alone", () => {
    const tables = took(4);
    expect(of(result(1, {tables}), /every file/)).toMatchObject([{found: "4.00 s", met: false}]);
    expect(of(result(10, {tables}), /every file/)).toEqual([]);
  });

  it("leave out what could not be measured", () => {
    expect(targetsOf([result(1, {panel: took(1, null)})])).toEqual([]);
  });

  it("ask for more of pandas' time and memory where there is more to read", () => {
    const met = (scale: number) =>
      of(result(scale, {panel: took(2), baseline: took(6, 200)}), /pandas/).map((target) => target.met);
    expect([1, 10, 30].map(met)).toEqual([
      [true, true],
      [false, true],
      [false, false]
    ]);
  });
});

describe("the bench's report", () => {
  it("says what was skipped, which targets are not met, and where the time goes", () => {
    const results = [result(1, {tables: took(9)})];
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
    expect(text).toContain("0.7 million rows");
    expect(text).toContain("| both files read | 4.50 s |");
  });

  it("says that a script is not there", () => {
    expect(baseline("nowhere.py", null)).toEqual({skipped: "no file nowhere.py"});
  });
});

describe("measure", () => {
  const node = (code: string) => measure({command: process.execPath, args: ["-e", code]});

  it("returns what a program prints, and the steps it tells of, each added up", async () => {
    const steps = JSON.stringify([1000, 500].map((duration) => ({name: "read", duration})));
    const code = `require("fs").writeFileSync(process.env.BENCH_STEPS, '${steps}'); console.log(1)`;
    expect(await node(code)).toMatchObject({steps: {read: 1.5}, output: "1\n"});
    expect(await node("console.log(2)")).toMatchObject({steps: {}});
  });

  it("rejects when a program fails or is not there", async () => {
    await expect(node("process.exit(3)")).rejects.toThrow("ended with 3");
    await expect(measure({command: "no-such-program", args: []})).rejects.toThrow("ENOENT");
  });

  it("takes the best of several runs", () => {
    expect(best([took(2, 90), took(1, 95), took(3, null)])).toMatchObject({seconds: 1, megabytes: 90});
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
