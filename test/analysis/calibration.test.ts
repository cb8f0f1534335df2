import {beforeAll, describe, expect, it} from "vitest";

import {calibrate, type Calibrated, uniformity} from "../../scripts/calibration/calibrate.js";
import {scenarios} from "../../scripts/calibration/cases.js";

/** The reduced set: `npm run calibrate` runs ten times as many draws of twice as many tasks. */
const options = {draws: 200, tasks: 120, reference: 20_000, seed: 1};
/** Three and a half standard errors of a coverage of 95 % over that many draws, points. */
const tolerance = 350 * Math.sqrt((0.95 * 0.05) / options.draws);

const reduced = scenarios.map((scenario) => ({
  ...scenario,
  cases: scenario.cases.filter(({label}) => !label.endsWith("bootstrap"))
}));
const promised = reduced.flatMap(({id, cases}) =>
  cases.filter(({off}) => off === null).map((one) => [`${id}: ${one.label}`, one] as const)
);
const named = (results: readonly Calibrated[], label: string): Calibrated =>
  results.find((result) => result.case.label === label)!;

describe("intervals on panels with a planted truth", () => {
  let results: Calibrated[];
  beforeAll(() => {
    results = reduced.flatMap((scenario) => calibrate(scenario, options));
  });

  it.each(promised)("%s covers as often as it says", (_, one) => {
    const {coverage, draws} = results.find((result) => result.case === one)!;
    expect(draws).toBe(options.draws);
    expect(Math.abs(coverage - 95)).toBeLessThan(tolerance);
  });

  it("give p values that are uniform where nothing is planted", () => {
    const unplanted = results.filter((result) => result.scenario === "null");
    expect(unplanted.length).toBeGreaterThan(3);
    for (const {uniform} of unplanted) expect(uniform).toBeGreaterThan(0.001);
  });

  it("find a confounded slope that was not planted, and lose most of it once difficulty is held fixed", () => {
    const raw = named(results, "slope, HC3");
    const confounded = results.filter((result) => result.scenario === "confounded");
    const [left, held] = [confounded[0]!, confounded[1]!];
    expect(Math.abs(raw.mean)).toBeLessThan(0.02);
    expect(left.mean).toBeLessThan(-0.1);
    expect(Math.abs(held.mean)).toBeLessThan(Math.abs(left.mean) / 4);
  });

  it("are led astray by wrong labels until these are corrected", () => {
    const [asLabelled, corrected] = [
      named(results, "mean gap as labelled"),
      named(results, "mean gap, labels corrected")
    ];
    expect(asLabelled.coverage).toBeLessThan(50);
    expect(Math.abs(corrected.mean - corrected.target)).toBeLessThan(1);
  });

  it("hold the mean of the tasks drawn in the bounds of folded cells, every time", () => {
    expect(named(results, "bounds of the mean gap").coverage).toBe(100);
    expect(named(results, "mean gap where published").coverage).toBeLessThan(90);
  });
});

describe("uniformity", () => {
  const grid = Array.from({length: 200}, (_, i) => (i + 0.5) / 200);

  it("has no doubt about an even grid", () => {
    expect(uniformity(grid)).toBeCloseTo(1, 6);
  });

  it("sees p values that are too small", () => {
    expect(uniformity(grid.map((p) => p ** 1.5))).toBeLessThan(1e-3);
  });

  it("agrees with the exact p of SciPy's kstest to two digits", () => {
    expect(uniformity([0.05, 0.1, 0.15, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7])).toBeCloseTo(0.2705, 2);
  });
});
