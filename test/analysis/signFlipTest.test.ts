import {describe, expect, it} from "vitest";

import {signFlipTest} from "../../src/analysis/signFlipTest.js";
import {byPython, fixturePanel} from "./fixtures.js";
import {lehmer} from "./panels.js";

describe("signFlipTest", () => {
  it("comes to the exact p of all sign flips", () => {
    const exact = byPython.sets.tiny!.sign_flip as number;
    const gaps = fixturePanel("tiny").map((row) => row.claude_success! - row.api_success!);
    const {p, monte_carlo_error} = signFlipTest(gaps)!;
    expect(Math.abs(p - exact)).toBeLessThan(4 * monte_carlo_error);
  });

  it("is (b + 1)/(B + 1), never 0", () => {
    const {p, extreme, permutations} = signFlipTest(
      Array.from({length: 60}, (_, i) => 5 + i),
      {permutations: 999}
    )!;
    expect({extreme, permutations, p}).toEqual({extreme: 0, permutations: 999, p: 1 / 1000});
  });

  it("is uniform under the null", () => {
    const random = lehmer(4);
    const small = Array.from({length: 400}, (_, seed) => {
      const values = Array.from({length: 12}, () => random() - 0.5);
      return signFlipTest(values, {permutations: 199, seed})!.p <= 0.1;
    }).filter(Boolean).length;
    expect(small / 400).toBeGreaterThan(0.06);
    expect(small / 400).toBeLessThan(0.14);
  });

  it("has no answer without a difference", () => {
    expect(signFlipTest([0, 0])).toBeNull();
    expect(signFlipTest([])).toBeNull();
  });
});
