import {describe, expect, it} from "vitest";

import {tCritical} from "../../src/analysis/estimators/distributions.js";
import {leastSquares} from "../../src/analysis/estimators/leastSquares.js";
import {sum} from "../../src/analysis/estimators/moments.js";
import {slopeOf} from "../../src/analysis/estimators/regression.js";
import {
  adjustedFor,
  boundedBy,
  confoundingContour,
  confoundingReport,
  levelLine,
  partialR2,
  robustness
} from "../../src/analysis/models/confounding.js";
import {fixturePanel} from "./fixtures.js";
import {lehmer, spec} from "./panels.js";

/** As printed for the Darfur example of Cinelli & Hazlett (2020) and their package. */
const darfur = {slope: 0.09731582, se: 0.02325654, df: 783};

describe("robustness value", () => {
  it("reproduces the published example", () => {
    const {value, significant, partial_r2} = robustness(4.18445, 783);
    expect(value).toBeCloseTo(0.13878, 5);
    expect(significant).toBeCloseTo(0.07626, 5);
    expect(partial_r2).toBeCloseTo(0.02187, 5);
  });

  it.each([
    [4.18445, 783],
    [-2.5, 40],
    [1.2, 40],
    [30, 200],
    [9, 12],
    [5, 6],
    [3, 2]
  ])("is where the slope, or the worst t, gives way: t = %d, df = %i", (t, df) => {
    const slope = {slope: t, se: 1, df};
    const {value, significant} = robustness(t, df);
    expect(adjustedFor(slope, {predictor: value, outcome: value}).slope / t).toBeCloseTo(0, 10);
    const critical = tCritical(df - 1, 0.95);
    // The confounder of at most the given strength that leaves the least t, found by search.
    const worst = (most: number): number => {
      let least = Infinity;
      for (let i = 0; i <= 2000; ++i) {
        const left = adjustedFor(slope, {predictor: most, outcome: (most * i) / 2000});
        least = Math.min(least, (left.slope / left.se) * Math.sign(t));
      }
      return least;
    };
    if (significant === 0) expect(worst(0)).toBeLessThanOrEqual(critical);
    else {
      expect(worst(significant * 1.01)).toBeLessThan(critical);
      expect(worst(significant * 0.99)).toBeGreaterThan(critical);
    }
  });

  it("vanishes where nothing is significant", () => {
    expect(robustness(1, 100).significant).toBe(0);
    expect(robustness(0, 100)).toEqual({value: 0, significant: 0, partial_r2: 0});
  });
});

describe("adjusting for a confounder", () => {
  it("is what regression gives when the confounder is there", () => {
    const random = lehmer(11);
    for (let trial = 0; trial < 50; ++trial) {
      const n = 30 + trial;
      const column = (): number[] => Array.from({length: n}, () => random() - 0.5);
      const [z, u, noise] = [column(), column(), column()];
      const x = column().map((v, i) => v + z[i]! + u[i]!);
      const y = noise.map((v, i) => v + x[i]! / 2 - z[i]! + u[i]! * (trial % 5));
      const ones = x.map(() => 1);
      const without = slopeOf(leastSquares(y, [x, z], ones)!);
      const withIt = slopeOf(leastSquares(y, [x, z, u], ones)!);
      const predictor = partialR2(leastSquares(x, [z, u], ones)!, 2);
      const outcome = partialR2(leastSquares(y, [x, z, u], ones)!, 3);
      const left = adjustedFor(without, {predictor, outcome});
      // The formula takes the confounder's harmful direction; the data may have the other.
      const harmful = Math.abs(without.slope) > Math.abs(withIt.slope) || without.slope * withIt.slope < 0;
      const expected = harmful ? withIt.slope : 2 * without.slope - withIt.slope;
      expect(left.slope).toBeCloseTo(expected, 9);
      expect(left.se).toBeCloseTo(withIt.se, 10);
      expect(left.df).toBe(withIt.df);
    }
  });

  it("reproduces the published bounds for 1, 2 and 3 times “female”", () => {
    const printed = [
      {times: 1, predictor: 0.0092, outcome: 0.1246, slope: 0.0752, se: 0.0219, t: 3.4389},
      {times: 2, predictor: 0.0183, outcome: 0.2493, slope: 0.0529, se: 0.0204, t: 2.6002},
      {times: 3, predictor: 0.0275, outcome: 0.3741, slope: 0.0304, se: 0.0187, t: 1.6281}
    ];
    // The covariate's own partial R², backed out of the first row; the other rows must follow.
    const near = (ours: number, theirs: number): void => expect(Math.abs(ours - theirs)).toBeLessThan(1.5e-4);
    const own = {predictor: 0.00908, outcome: 0.10904};
    for (const row of printed) {
      const confounder = boundedBy(own.predictor, own.outcome, row.times)!;
      near(confounder.predictor, row.predictor);
      near(confounder.outcome, row.outcome);
      const left = adjustedFor(darfur, confounder);
      near(left.slope, row.slope);
      near(left.se, row.se);
      expect(left.slope / left.se).toBeCloseTo(row.t, 2);
    }
  });

  it("has a contour whose zero line is zero", () => {
    for (const predictor of [0.05, 0.2, 0.6]) {
      const outcome = levelLine(darfur, 0, predictor);
      expect(adjustedFor(darfur, {predictor, outcome: outcome!}).slope).toBeCloseTo(0, 12);
    }
    expect(levelLine(darfur, 0, 0.01)).toBeNull();
    const half = {predictor: 0.1, outcome: levelLine(darfur, darfur.slope / 2, 0.1)!};
    expect(adjustedFor(darfur, half).slope).toBeCloseTo(darfur.slope / 2, 12);
    const points = confoundingContour(darfur, 0.4, 4);
    expect(points).toHaveLength(25);
    expect(points[0]).toEqual({predictor: 0, outcome: 0, slope: darfur.slope});
    expect(points.at(-1)).toMatchObject({predictor: 0.4, outcome: 0.4});
    expect(points.at(-1)!.slope).toBeLessThan(0);
  });
});

describe("confoundingReport", () => {
  const panel = fixturePanel("standin");
  const adjust = ["claude_human_education", "log_claude_human_only_time"] as const;

  it("names covariates and multiples", () => {
    const report = confoundingReport(spec({adjust}), panel);
    if (!report.estimable) throw new Error(report.reason);
    expect(report.benchmarks.map(({covariate, times}) => `${times} ${covariate}`)).toEqual(
      adjust.flatMap((covariate) => [1, 2, 3].map((times) => `${times} ${covariate}`))
    );
    for (const {slope, interval} of report.benchmarks) expect(sum([...interval!]) / 2).toBeCloseTo(slope, 12);
    const strengths = report.benchmarks.slice(0, 3).map((b) => Math.abs(b.slope - report.slope.slope));
    expect(strengths).toEqual([...strengths].sort((a, b) => a - b));
  });

  it("leaves out what no confounder can be, and says why there is no report", () => {
    expect(boundedBy(0.4, 0.1, 1)).not.toBeNull();
    expect(boundedBy(0.4, 0.1, 2)).toBeNull();
    expect(boundedBy(0.01, 0.6, 3)!.outcome).toBe(1);
    const strong = confoundingReport(spec({adjust: ["claude_success"]}), panel, [4]);
    expect(strong).toMatchObject({estimable: true, benchmarks: [{outcome: 1, se: 0, interval: null}]});
    expect(confoundingReport(spec({adjust: ["api_directive"]}), panel)).toMatchObject({estimable: false});
  });
});
