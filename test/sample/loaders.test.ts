import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {fromLocal} from "../../data-loaders/acquire/fromLocal.js";
import {catalogue, findRelease} from "../../data-loaders/releases/catalogue.js";
import type {SideTruth} from "../../data-loaders/sample/drawTask.js";
import {generateRelease, type SampleTruth} from "../../data-loaders/sample/generateRelease.js";
import {sampleName} from "../../data-loaders/sample/SampleOptions.js";
import {gather} from "../../data-loaders/stage/gather.js";
import {modes, type PanelRow, type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import type {ReleaseEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";

describe.each<[string, "first" | undefined]>([
  ["2025-09-15", undefined],
  ["2026-01-15", undefined],
  ["2026-03-24", "first"],
  ["2026-03-24", undefined],
  ["2026-06-26", undefined]
])("%s (%s) goes through the loaders and their contract", (release, version) => {
  let folder: string;
  let truth: SampleTruth;
  let evidence: ReleaseEvidence;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "loaders-"));
    truth = await generateRelease({folder, release: sampleName(release, version), seed: 3, size: "small"});
    const manifest = findRelease(catalogue({catalogueDir: null}), release);
    const files = await fromLocal(manifest, folder, {memoDir: null, verify: true});
    evidence = await gather(manifest, {release, source: "local", synthetic: true, reason: "a test", files});
  });
  afterAll(() => rm(folder, {recursive: true, force: true}));

  const rows = (p: Platform): Map<string, PanelRow> =>
    new Map(evidence.panel.filter((row) => !row.pseudo && row[`${p}_usage`] !== null).map((row) => [row.task, row]));
  const sides = (p: Platform): [string, SideTruth][] =>
    truth.tasks.flatMap(({task, sides}) => (sides[p] ? [[task, sides[p]] as [string, SideTruth]] : []));

  test("every task is found again with its statement", () => {
    const without = evidence.panel.filter(({pseudo, task_ids}) => !pseudo && task_ids.length === 0);
    expect(without.every(({soc_majors}) => soc_majors.length === 0)).toBe(true);
    expect(evidence.panel.filter(({pseudo, soc_major}) => !pseudo && soc_major === null)).toEqual(without);
    expect(evidence.audit.without_statement).toBe(without.length);
    if (release === "2026-06-26") return expect(evidence.audit.ids!.without_statement).toBe(without.length);
    for (const p of platforms) expect([...rows(p).keys()].sort()).toEqual(sides(p).map(([task]) => task));
    expect(without).toEqual([]);
  });

  test("counts, modes and success are what was drawn, or folded", () => {
    if (release === "2026-06-26") return expectShares(rows("claude"), new Map(sides("claude")));
    for (const p of platforms)
      for (const [task, side] of sides(p)) {
        const row = rows(p).get(task)!;
        expect(row[`${p}_n`]).toBe(side.n);
        modes.forEach((mode, k) => expectCell(row[`${p}_${mode}`], side.modes[k]!, side.n));
        if (release === "2025-09-15") expect(row[`${p}_success`]).toBeNull();
        else expectCell(row[`${p}_success`], side.labelled, side.n);
      }
  });

  test("what the release lacks is absent", () => {
    const {claude} = evidence.globals;
    expect(claude.success !== null).toBe(release === "2026-01-15" || release === "2026-03-24");
    expect(evidence.audit.duplicate_keys).toBe(0);
    expect(evidence.notes).toEqual([]);
  });
});

/** A published cell is the share that was drawn; a folded one had fewer than 15 conversations. */
function expectCell(published: number | null, drawn: number, n: number): void {
  const count = Math.round((drawn * n) / 100);
  if (count >= 15) expect(published).toBeCloseTo(drawn, 9);
  else expect(published).toBeNull();
}

/** The metric dialect publishes what a month's conversations show: near what was drawn where there are many. */
function expectShares(rows: Map<string, PanelRow>, drawn: Map<string, SideTruth>): void {
  const large = [...drawn].filter(([task, {n}]) => n >= 2000 && rows.has(task));
  expect(large.length).toBeGreaterThan(20);
  for (const [task, side] of large)
    modes.forEach((mode, k) => expect(Math.abs(rows.get(task)![`claude_${mode}`]! - side.modes[k]!)).toBeLessThan(8));
}
