import {describe, expect, it} from "vitest";

import {bandMeans, equalBands} from "../../src/analysis/models/bands.js";
import {sharedPopulation} from "../../src/analysis/panel/Specification.js";
import {fixturePanel} from "./fixtures.js";

const panel = fixturePanel("standin");

describe("bands", () => {
  it("never split ties", () => {
    expect(equalBands([1, 2, 2, 2, 2, 3, 4, 5], 4)).toEqual([
      {min: 1, max: 2},
      {min: 3, max: 3},
      {min: 4, max: 5}
    ]);
    expect(equalBands([], 3)).toEqual([]);
    expect(equalBands([7, 7, 7], 3)).toEqual([{min: 7, max: 7}]);
  });

  it("hold each task once, with means and intervals by estimate", () => {
    const bands = bandMeans(panel, sharedPopulation, "claude_human_only_time", ["claude_success", "api_success"], 5);
    expect(bands).toHaveLength(5);
    expect(bands.reduce((a, {means}) => a + means.claude_success.n, 0)).toBe(258);
    for (const {min, max, means} of bands) {
      const inside = panel.filter(({claude_human_only_time: v}) => v! >= min && v! <= max);
      expect(means.api_success.n).toBe(inside.length);
      expect(means.api_success.value).toBeCloseTo(
        inside.reduce((a, row) => a + row.api_success!, 0) / inside.length,
        10
      );
      expect(means.api_success.interval).not.toBeNull();
    }
  });
});
