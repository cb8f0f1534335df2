import {readFileSync} from "node:fs";

import {beforeAll, describe, expect, it} from "vitest";

import {fromLocal} from "../../data-loaders/acquire/fromLocal.js";
import {catalogue, findRelease} from "../../data-loaders/releases/catalogue.js";
import {gather} from "../../data-loaders/stage/gather.js";
import type {DeclaredEstimates, EstimateId} from "../../src/analysis/models/declaredEstimates.js";
import {augustRelease, runDeclared} from "../../src/analysis/models/declaredEstimates.js";
import type {ReleaseEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";

const folder = process.env.AEI_DATA_DIR;
const reference = JSON.parse(readFileSync(new URL("../fixtures/release.json", import.meta.url), "utf8")) as Record<
  string,
  number[]
>;

async function evidence(release: string): Promise<ReleaseEvidence> {
  const manifest = findRelease(catalogue({catalogueDir: null}), release);
  const files = await fromLocal(manifest, folder!, {memoDir: null, verify: true});
  const acquired = {release, source: "local", synthetic: false, reason: "a test", files} as const;
  return gather(manifest, acquired);
}

/** What needs more than the 258 tasks, against Python that reads the files by itself (test/fixtures/release.py). */
describe.runIf(folder)("on the public figures", () => {
  let declared: DeclaredEstimates;
  beforeAll(async () => {
    const [february, august] = [await evidence("2026-03-24"), await evidence(augustRelease)];
    declared = runDeclared({...february, august: august.panel});
  });

  const agrees = (id: EstimateId, theirs: readonly number[]): void => {
    const {value, interval} = declared[id];
    [value!, ...interval!].forEach((ours, i) => expect(Math.abs(ours / theirs[i]! - 1), id).toBeLessThan(1e-8));
  };

  it.each([
    ["pearson.claude_log_speedup.claude_success", "speed_and_success"],
    ["august.directive_difference.gap", "august"]
  ] as const)("%s", (id, key) => {
    const [n, ...numbers] = reference[key]!;
    expect(declared[id].n).toBe(n);
    agrees(id, numbers);
  });

  it.each([
    ["gap.outside_complete", "outside"],
    ["gap.outside_complete.named", "outside_named"],
    ["label_kindness.augmentation", "kind_to_augmentation"]
  ] as const)("%s", (id, key) => agrees(id, reference[key]!));
});
