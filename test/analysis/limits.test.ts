import {describe, expect, it} from "vitest";

import {hiddenSuccess} from "../../src/analysis/models/exactSuccess.js";
import {requirementEffects} from "../../src/analysis/models/requirementEffects.js";
import {weekToWeek} from "../../src/analysis/models/weekToWeek.js";
import {foldTask, leastVisibleSuccess} from "../../src/analysis/panel/folding.js";
import {gapAfterTries, triesToClose, withSeveralTries} from "../../src/analysis/panel/severalTries.js";
import {sharedPopulation, successPopulation} from "../../src/analysis/panel/Specification.js";
import {sayFolded} from "../../src/analysis/words/say.js";
import {lehmer, task} from "./panels.js";

describe("foldTask", () => {
  it("folds what is below 15 and keeps the counts", () => {
    expect(foldTask(40, 12)).toEqual({
      n: 40,
      yes: 12,
      no: 28,
      smallest: 15,
      published: {yes: null, no: 28, folded: 12},
      bounds: [0, 30]
    });
    expect(foldTask(40, 32)).toMatchObject({published: {yes: 32, no: null, folded: 8}, bounds: [80, 80]});
    expect(foldTask(100, 50)).toMatchObject({published: {yes: 50, no: 50, folded: 0}, bounds: [50, 50]});
    expect(foldTask(20, 10)).toMatchObject({published: {yes: null, no: null, folded: 20}, bounds: [0, 70]});
    // Where files publish smaller cells, the example does too.
    expect(foldTask(40, 12, 10)).toMatchObject({published: {yes: 12, no: 28, folded: 0}, bounds: [30, 30]});
    expect(sayFolded(foldTask(40, 12, 10))).toContain("That is 10 or more");
  });

  it("always leaves the truth inside its bounds, and shows success from 15 of n on", () => {
    for (let n = 15; n <= 120; ++n)
      for (let yes = 0; yes <= n; ++yes) {
        const {published, bounds} = foldTask(n, yes);
        const truth = (100 * yes) / n;
        expect((published.yes ?? 0) + (published.no ?? 0) + published.folded).toBe(n);
        expect(bounds[0]).toBeLessThanOrEqual(truth + 1e-9);
        expect(bounds[1]).toBeGreaterThanOrEqual(truth - 1e-9);
        expect(published.yes !== null).toBe(truth >= leastVisibleSuccess(n, 15) - 1e-9);
      }
  });

  it("is said in words", () => {
    expect(sayFolded(foldTask(40, 12))).toBe(
      "Of 40 conversations 12 succeeded, 30 %. That is fewer than 15, so success is not published: the cells say 28 no " +
        "and 12 folded, and a reader knows that success lies between 0 and 30 %. At this size a task shows its success " +
        "from 38 % on."
    );
    expect(sayFolded(foldTask(100, 50))).toContain(
      "15 or more, so success is published: the cells say 50 yes and 50 no"
    );
  });
});

describe("requirementEffects", () => {
  const both = {claude_success: 70, api_success: 50};
  const panel = [
    ...[10, 20, 30, 40].map((api_directive) => task(`all ${api_directive}.`, {...both, api_directive})),
    task("no directive.", {...both, api_success: 45}),
    task("claude only.", {claude_success: 90}),
    task("nothing."),
    task("one platform.", {...both, api_n: null})
  ];
  const effects = requirementEffects(panel, {
    ...sharedPopulation,
    require: ["claude_success", "api_success", "api_directive"]
  });

  it("counts what each drops alone, in turn, and as the only one", () => {
    expect(
      effects.map(({requirement, drops_alone, drops_in_turn, left, drops_only}) => [
        requirement,
        drops_alone,
        drops_in_turn,
        left,
        drops_only
      ])
    ).toEqual([
      ["claude_success", 1, 1, 6, 0],
      ["api_success", 2, 1, 5, 0],
      ["api_directive", 3, 1, 4, 1]
    ]);
  });

  it("gives the headline in turn", () => {
    expect(effects[1]!.in_turn.mean_gap).toMatchObject({value: 21, n: 5});
    expect(effects[2]!.in_turn).toMatchObject({tasks: 4, correlation: {n: 4}});
  });
});

describe("several tries", () => {
  const random = lehmer(3);
  const panel = Array.from({length: 60}, (_, i) => {
    const p = 20 + 50 * random();
    return task(`${i}.`, {claude_success: 100 * (1 - (1 - p / 100) ** 2) + 4 * (random() - 0.5), api_success: p});
  });

  it("one try changes nothing, two square the failures", () => {
    expect(withSeveralTries(panel, 1)[0]!.api_success).toBeCloseTo(panel[0]!.api_success!, 12);
    expect(withSeveralTries([task("a.", {api_success: 40})], 2)[0]!.api_success).toBeCloseTo(64, 12);
    expect(withSeveralTries([task("a.")], 2)[0]!.api_success).toBeNull();
  });

  it("finds the planted number of tries, inside an interval that inverts the gap's", () => {
    const closed = triesToClose(panel, successPopulation)!;
    expect(closed.value).toBeCloseTo(2, 1);
    expect(closed.n).toBe(60);
    const [low, high] = closed.interval!;
    expect(low).toBeLessThan(closed.value);
    expect(high).toBeGreaterThan(closed.value);
    expect(gapAfterTries(panel, successPopulation, low).interval![0]).toBeCloseTo(0, 4);
    expect(gapAfterTries(panel, successPopulation, high).interval![1]).toBeCloseTo(0, 4);
  });

  it("has no answer without a gap to close, or where nothing closes it", () => {
    const level = panel.map((row) => ({...row, claude_success: row.api_success! - 1}));
    expect(triesToClose(level, successPopulation)).toBeNull();
    const never = panel.map((row, i) => ({...row, claude_success: 90 + (i % 3), api_success: 0}));
    expect(triesToClose(never, successPopulation)).toBeNull();
    expect(triesToClose([], successPopulation)).toBeNull();
  });
});

describe("hiddenSuccess", () => {
  it("is the hidden mean at which the platforms are level", () => {
    const panel = [
      task("both.", {claude_success: 80, api_success: 50}),
      task("api hidden.", {claude_success: 60, api_failure: 90, api_success_folded: 10}),
      task("both hidden.", {claude_success_folded: 10, claude_failure: 90})
    ];
    // Level when 50 + 2·hidden = 80 + 60 + (0 to 10).
    expect(hiddenSuccess(panel, sharedPopulation)).toEqual({
      tasks: 3,
      hidden: {claude: 1, api: 2},
      published: 50,
      needed: [45, 50]
    });
  });

  it("takes a published success that is not exact at both ends of its bounds", () => {
    const panel = [
      task("both.", {claude_success: 80, api_success: 50, api_failure: 40, api_success_folded: 10}),
      task("api hidden.", {claude_success: 60, api_failure: 90, api_success_folded: 10})
    ];
    // Level when (50 to 60) + hidden = 80 + 60.
    expect(hiddenSuccess(panel, sharedPopulation)!.needed).toEqual([80, 90]);
  });

  it("has no answer when nothing is hidden or nothing published", () => {
    expect(hiddenSuccess([task("a.", {claude_success: 80, api_success: 50})], sharedPopulation)).toBeNull();
    expect(hiddenSuccess([task("a.", {claude_success: 80})], sharedPopulation)).toBeNull();
  });
});

describe("weekToWeek", () => {
  const week = (shift: (i: number) => number) =>
    Array.from({length: 41}, (_, i) => task(`${i}.`, {api_directive: 30 + (i % 7) + shift(i), claude_directive: 50}));

  it("is the median move of the same tasks, with what noise alone would make", () => {
    const answer = weekToWeek(
      week(() => 0),
      week((i) => (i % 2 ? 1 : -1) * (i + 1)),
      "api_directive",
      sharedPopulation
    )!;
    expect(answer).toMatchObject({n: 41, median_move: 21});
    expect(answer.interval![0]).toBeLessThan(21);
    expect(answer.interval![1]).toBeGreaterThan(21);
    // About 0.674·√(2·p(1 − p)/99) with p a third.
    expect(answer.from_noise!).toBeGreaterThan(3.8);
    expect(answer.from_noise!).toBeLessThan(5.2);
  });

  it("counts tasks in both weeks only", () => {
    const [first, second] = [week(() => 0), week(() => 2)];
    expect(weekToWeek(first.slice(5), second, "api_directive", sharedPopulation)).toMatchObject({
      n: 36,
      median_move: 2
    });
    expect(weekToWeek(first.slice(39), second, "api_directive", sharedPopulation)).toBeNull();
    expect(weekToWeek(first, second, "api_success", sharedPopulation)).toBeNull();
  });
});
