import {describe, expect, it} from "vitest";

import {type Estimate, notEstimable} from "../../src/analysis/estimators/Estimated.js";
import {placeOfPredictor} from "../../src/analysis/models/predictors.js";
import {sayBend, sayDirections} from "../../src/analysis/words/say.js";
import {lehmer, panelOf} from "./panels.js";

describe("sayBend", () => {
  const bend = (square: number, turns_at: number, low = 0.01): Estimate => ({
    estimable: true,
    value: 0.1,
    interval: [low, 0.2],
    p: 0.001,
    n: 9,
    method: "",
    details: {square, turns_at}
  });
  const xs = [10, 90];

  it("says which way it turns and where", () => {
    expect(sayBend(bend(-1, 46.2), xs, "%")).toBe("rises up to about 46 % and falls beyond");
    expect(sayBend(bend(1, 56.4), xs, "%")).toBe("falls up to about 56 % and rises beyond");
  });
  it("tells no turn beyond the tasks", () => {
    expect(sayBend(bend(-1, 95), xs, "%")).toContain("does not turn");
    expect(sayBend(bend(-1, 5), [null, ...xs], "%")).toContain("does not turn");
  });
  it("is silent where there is no clear bend", () => {
    expect(sayBend(bend(-1, 46, 0), xs, "%")).toBeNull();
    expect(sayBend(notEstimable("", 0, "none"), xs, "%")).toBeNull();
  });
});

describe("sayDirections", () => {
  const of = (...effects: (number | null)[]) => sayDirections(effects.map((effect) => ({effect})));
  it("counts what can be estimated by its side of zero", () => {
    expect(of(-0.2, -0.1, null, 0.3, -0.1)).toBe("75 % say that the gap narrows, 25 % that it widens");
  });
  it("is absent where nothing can be estimated", () => {
    expect(of(null, null)).toBeNull();
  });
});

describe("placeOfPredictor", () => {
  const random = lehmer(5);
  const tasks = Array.from({length: 120}, () => ({own: 100 * random(), twin: 100 * random(), noise: 100 * random()}));
  const panel = panelOf({
    api_directive: tasks.map(({own}) => own),
    claude_directive: tasks.map(({noise}) => noise),
    api_learning: tasks.map(({twin}) => twin),
    claude_learning: tasks.map(({twin}, i) => (i % 2 ? twin : 100 * random())),
    claude_success: tasks.map(({own, noise}) => 90 - own / 2 + noise / 50),
    api_success: tasks.map(() => 40)
  });
  const ids = ["api_directive", "claude_directive", "api_learning", "claude_learning"] as const;

  it("of the one that makes the gap is first in every resample", () => {
    expect(placeOfPredictor(panel, ids, "api_directive")).toEqual({place: 1, interval: [1, 1]});
  });
  it("of noise can't be told from other noise", () => {
    const {place, interval} = placeOfPredictor(panel, ids, "api_learning")!;
    expect(interval[0]).toBe(2);
    expect(interval[1]).toBe(4);
    expect(place).toBeGreaterThanOrEqual(2);
  });
  it("is null for one that isn't published, and counts none of those above", () => {
    expect(placeOfPredictor(panel, [...ids, "api_autonomy"], "api_autonomy")).toBeNull();
    expect(placeOfPredictor(panel, ["api_autonomy", ...ids], "api_directive")!.place).toBe(1);
  });
});
