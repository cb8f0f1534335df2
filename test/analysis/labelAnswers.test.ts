import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Estimate} from "../../src/analysis/estimators/Estimated.js";
import {gapSlope, labelAnswers, meanGap} from "../../src/analysis/models/labelAnswers.js";
import {labelAddress, labelsOf, trustedLabels, withQuality} from "../../src/analysis/models/labelChoice.js";
import {gapTipping, labelFrontiers, slopeLimits} from "../../src/analysis/models/labelFrontiers.js";
import {conversationsToJudge, perfectLabel, qualityOf} from "../../src/analysis/models/labels.js";
import {direction} from "../../src/analysis/words/say.js";
import {lehmer, panelOf} from "./panels.js";

const random = lehmer(5);
const column = (from: number, to: number): number[] => Array.from({length: 40}, () => from + random() * (to - from));
const api_directive = column(10, 90);
const panel = panelOf({
  claude_success: api_directive.map((d, i) => 85 - 0.3 * d + 8 * Math.sin(i)),
  api_success: column(35, 70),
  claude_directive: column(10, 60),
  api_directive,
  claude_learning: column(5, 40),
  api_learning: column(1, 10)
});

describe("labelAnswers", () => {
  it("is the published answer for labels taken as right", () => {
    const answers = labelAnswers(panel, labelsOf(trustedLabels));
    expect(answers.gap).toEqual(estimate(meanGap, panel));
    expect(answers.slope).toEqual(estimate(gapSlope, panel));
    expect(answers).toMatchObject({impossible: 0, shares: 80, wrong: {claude: 0, api: 0}});
  });

  it("says that a label that tells nothing leaves no answer", () => {
    const blind = withQuality(trustedLabels, "api", "all", {sensitivity: 0.5, specificity: 0.5});
    const answers = labelAnswers(panel, labelsOf(blind));
    expect(answers.gap.estimable).toBe(false);
    expect(answers.wrong.api).toBeNull();
  });
});

describe("gapTipping", () => {
  it.each([
    [perfectLabel, 1],
    [{sensitivity: 0.95, specificity: 0.9}, 0.85]
  ])("closes the gap, and tells how much more often the label is wrong there (%o, %d)", (claude, specificity) => {
    const tipping = gapTipping(panel, claude, specificity)!;
    const answers = labelAnswers(panel, {claude, api: tipping});
    expect(answers.gap.value).toBeCloseTo(0, 9);
    expect(answers.wrong.api! - answers.wrong.claude!).toBeCloseTo(tipping.wrong.value, 9);
    const [low, high] = tipping.wrong.interval!;
    expect(low).toBeLessThan(tipping.wrong.value);
    expect(high).toBeGreaterThan(tipping.wrong.value);
  });

  it("has the gap's own interval when both labels pass no failures", () =>
    expect(gapTipping(panel, perfectLabel, 1)!.wrong.interval![0]).toBeCloseTo(
      estimate(meanGap, panel).interval![0],
      9
    ));

  it("is missing where the API is ahead", () => {
    const swapped = panel.map((row) => ({...row, claude_success: row.api_success, api_success: row.claude_success}));
    expect(gapTipping(swapped, perfectLabel, 1)).toBeNull();
  });
});

describe("slopeLimits", () => {
  const steep = panel.map((row) => ({
    ...row,
    api_success: 70 - 0.15 * row.api_directive! + 4 * Math.cos(row.api_directive!)
  }));
  const limits = slopeLimits(steep, perfectLabel);
  const slopeAt = (j: number): Estimate =>
    labelAnswers(steep, {claude: perfectLabel, api: {sensitivity: j, specificity: 1}}).slope;

  it("are where the interval reaches zero, and where the slope does", () => {
    expect(limits.gone).toBeLessThan(limits.unclear!);
    expect(slopeAt(limits.gone!).value).toBeCloseTo(0, 9);
    expect(direction(slopeAt(limits.unclear! + 0.01))).toBe(-1);
    expect(direction(slopeAt(limits.unclear! - 0.01))).toBe(0);
  });

  it("are drawn as lines of labels that do it", () => {
    const {gap, slope, unclear} = labelFrontiers(steep)(perfectLabel);
    for (const api of slope.slice(5, -5))
      expect(labelAnswers(steep, {claude: perfectLabel, api}).slope.value).toBeCloseTo(0, 6);
    for (const api of gap.filter((_, i) => i % 20 === 0))
      expect(labelAnswers(steep, {claude: perfectLabel, api}).gap.value).toBeCloseTo(0, 6);
    expect(unclear.every((d) => Math.abs(d.sensitivity + d.specificity - 1 - limits.unclear!) < 1e-9)).toBe(true);
  });

  it("are missing where a poorer label only makes the slope steeper", () => {
    const rising = panel.map((row) => ({...row, api_success: 40 + 0.15 * row.api_directive!}));
    expect(slopeLimits(rising, perfectLabel)).toEqual({unclear: null, gone: null});
  });
});

describe("label choices in an address", () => {
  it("come back as they went, defaults left out", () => {
    expect(labelAddress.write(trustedLabels)).toBe("");
    let choice = withQuality({...trustedLabels, by: "mode"}, "api", "directive", {sensitivity: 0.8});
    choice = withQuality(choice, "claude", "all", {specificity: 0.95});
    const query = labelAddress.write(choice);
    expect(query).toBe("by=mode&claude_specificity=95&api_directive_sensitivity=80");
    expect(labelAddress.read(query)).toEqual({state: choice, problems: []});
  });

  it.each([
    ["api_sensitivity=130", "“api_sensitivity”: “130” is not a whole number from 0 to 100. Its default is used."],
    ["api_sensitivity=0.8", "“api_sensitivity”: “0.8” is not a whole number from 0 to 100. Its default is used."],
    ["api_sensitivity=", "“api_sensitivity”: “” is not a whole number from 0 to 100. Its default is used."],
    ["by=person", "“by”: “person” is not one of the choices (platform, mode). Its default is used."],
    ["harshness=3", "“harshness” is not a setting this report knows. It is left out."]
  ])("%s is told", (query, problem) =>
    expect(labelAddress.read(query)).toEqual({state: trustedLabels, problems: [problem]})
  );

  it("by mode, each mode has its own quality and the rest the platform's", () => {
    const choice = withQuality({...trustedLabels, by: "mode"}, "api", "directive", {sensitivity: 0.5});
    const row = panelOf({api_directive: [40]})[0]!;
    expect(qualityOf(row, "api", labelsOf(choice).api).sensitivity).toBeCloseTo(0.8, 12);
    expect(qualityOf(row, "api", labelsOf({...choice, by: "platform"}).api).sensitivity).toBe(1);
  });
});

it("conversationsToJudge is enough, and not much more than enough, to find the difference", () => {
  const [found, missed] = [1, 0.5].map((part) => {
    const n = Math.round(conversationsToJudge(10, 0.1)! * part);
    const random = lehmer(3);
    const harshness = (wrong: number): number => {
      let missed = 0;
      for (let i = 0; i < n; ++i) missed += random() < wrong ? 1 : 0;
      return missed / n;
    };
    let seen = 0;
    for (let study = 0; study < 2000; ++study) {
      const [a, b] = [harshness(0.2), harshness(0.1)];
      const se = Math.sqrt((a * (1 - a) + b * (1 - b)) / n);
      if ((a - b) / se > 1.96) ++seen;
    }
    return seen / 2000;
  });
  expect(found).toBeGreaterThan(0.8);
  expect(found).toBeLessThan(0.95);
  expect(missed).toBeLessThan(0.7);
  expect(conversationsToJudge(0, 0.1)).toBeNull();
});
