import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import {slopeParts} from "../../src/analysis/estimators/estimate.js";
import {modeTipping} from "../../src/analysis/models/labelAnswers.js";
import {gapFrontier, slopeTipping, tippingPoint, youdenLine} from "../../src/analysis/models/labelFrontiers.js";
import {
  correctLabels,
  type LabelQuality,
  type Labels,
  observedShare,
  perfectLabel,
  qualityOf,
  trueShare,
  wrongPerHundred
} from "../../src/analysis/models/labels.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {fixturePanel} from "./fixtures.js";
import {panelOf, spec, task} from "./panels.js";

const perfect: Labels = {claude: perfectLabel, api: perfectLabel};
const harsh = {sensitivity: 0.8, specificity: 0.95};
const panel = fixturePanel("standin");
const meanGap = spec({estimator: "mean", predictor: null});
const slope = spec({estimator: "ols_hc3"});
const observed = {
  claude: estimate({...meanGap, outcome: "claude_success"}, panel).value!,
  api: estimate({...meanGap, outcome: "api_success"}, panel).value!
};
/** Conversations of 100 that the API's label gets wrong beyond Claude.ai's. */
const wrongMore = (claude: LabelQuality, api: LabelQuality | null): number => {
  const share = trueShare(observed.claude, claude)!;
  return wrongPerHundred(share, api!) - wrongPerHundred(share, claude);
};
const gap = (rows: Panel): number => estimate(meanGap, rows).value!;

describe("one share", () => {
  it("is reported and recovered", () => {
    expect(observedShare(70, harsh)).toBeCloseTo(70 * 0.8 + 30 * 0.05, 12);
    for (const share of [0, 12.5, 70, 100])
      expect(trueShare(observedShare(share, harsh), harsh)).toBeCloseTo(share, 10);
  });

  it("is not recovered from a label that tells nothing", () =>
    expect(trueShare(50, {sensitivity: 0.4, specificity: 0.6})).toBeNull());

  it("counts the wrong labels of both kinds", () => expect(wrongPerHundred(70, harsh)).toBeCloseTo(14 + 1.5, 12));
});

describe("correctLabels", () => {
  it("leaves a panel with perfect labels as it is", () => {
    const {panel: same, impossible} = correctLabels(panel, perfect);
    expect(impossible).toBe(0);
    expect(gap(same)).toBeCloseTo(gap(panel), 12);
    expect(panel[0]!.claude_success).not.toBeNull();
  });

  it("undoes what the labels did, by platform", () => {
    const reported = panel.map((row) => ({...row, api_success: observedShare(row.api_success!, harsh)}));
    const {panel: back} = correctLabels(reported, {...perfect, api: harsh});
    back.forEach((row, i) => expect(row.api_success).toBeCloseTo(panel[i]!.api_success!, 9));
  });

  it("undoes what the labels did, by mode", () => {
    const labels: Labels = {...perfect, api: {...perfectLabel, byMode: {directive: harsh}}};
    // Simulated conversation by conversation: success is independent of the mode within the task.
    const reported = panel.map((row) => {
      const directive = row.api_directive! / 100;
      const share = row.api_success!;
      return {...row, api_success: directive * observedShare(share, harsh) + (1 - directive) * share};
    });
    correctLabels(reported, labels).panel.forEach((row, i) =>
      expect(row.api_success).toBeCloseTo(panel[i]!.api_success!, 9)
    );
  });

  it("puts modes that are not published at the platform's own quality", () => {
    const platform = {...perfectLabel, byMode: {directive: harsh, learning: {sensitivity: 0.5, specificity: 1}}};
    expect(qualityOf(task("a.", {api_directive: 50}), "api", platform)).toEqual({
      sensitivity: expect.closeTo(0.9, 12),
      specificity: expect.closeTo(0.975, 12)
    });
  });

  it("counts what such labels could not have reported, and keeps cells adding up", () => {
    const rows = panelOf({
      claude_success: [95, 60],
      api_success: [50, 20],
      claude_failure: [5, 30],
      claude_success_folded: [null, 10]
    });
    const {panel: corrected, impossible} = correctLabels(rows, {
      claude: {sensitivity: 0.9, specificity: 1},
      api: harsh
    });
    expect(impossible).toBe(1);
    expect(corrected[1]!.claude_success! + corrected[1]!.claude_failure! + 10).toBeCloseTo(100, 12);
  });

  it("unpublishes what a label that tells nothing reported", () =>
    expect(
      correctLabels(panel, {...perfect, api: {sensitivity: 0.5, specificity: 0.5}}).panel.every(
        (row) => row.api_success === null
      )
    ).toBe(true));
});

describe("tipping points", () => {
  it("with a perfect Claude.ai label: wrong in as many of 100 API conversations as the gap has points", () => {
    const tip = tippingPoint(observed, perfectLabel)!;
    expect(tip.specificity).toBe(1);
    expect(tip.sensitivity).toBeCloseTo(observed.api / observed.claude, 12);
    expect(wrongMore(perfectLabel, tip)).toBeCloseTo(gap(panel), 10);
  });

  it("close the gap of the corrected panel, and no label does it with fewer wrong", () => {
    for (const claude of [perfectLabel, {sensitivity: 0.95, specificity: 0.9}]) {
      const frontier = gapFrontier(observed, claude);
      expect(frontier.length).toBeGreaterThan(10);
      for (const api of frontier) {
        expect(gap(correctLabels(panel, {claude, api}).panel)).toBeCloseTo(0, 6);
        expect(wrongMore(claude, api)).toBeGreaterThanOrEqual(wrongMore(claude, tippingPoint(observed, claude)) - 1e-9);
      }
    }
  });

  it("flatten the slope of the corrected panel, along a line", () => {
    const {claude, api} = slopeParts(slope, panel);
    const slopes = {claude: claude.value!, api: -0.1};
    const tilted = panel.map((row) => ({
      ...row,
      api_success: row.api_success! + (-0.1 - api.value!) * row.api_directive!
    }));
    const frontier = youdenLine(slopeTipping(slopes, perfectLabel)!);
    expect(frontier).toHaveLength(101);
    for (const quality of frontier) {
      const {panel: corrected} = correctLabels(tilted, {claude: perfectLabel, api: quality});
      expect(estimate(slope, corrected).value).toBeCloseTo(0, 9);
    }
    expect(slopeTipping({claude: -0.3, api: 0.1}, perfectLabel)).toBeNull();
  });

  it("are found in one mode", () => {
    const sensitivity = modeTipping(meanGap, panel, "api", "directive")!;
    const api = {...perfectLabel, byMode: {directive: {sensitivity, specificity: 1}}};
    expect(Math.abs(gap(correctLabels(panel, {...perfect, api}).panel))).toBeLessThan(0.02);
    expect(sensitivity).toBeLessThan(tippingPoint(observed, perfectLabel)!.sensitivity);
  });

  it("are missing where there is none", () => {
    expect(tippingPoint({claude: 50, api: 60}, perfectLabel)).toBeNull();
    expect(tippingPoint(observed, {sensitivity: 0.5, specificity: 0.5})).toBeNull();
    expect(modeTipping(meanGap, panel, "claude", "directive")).toBeNull();
  });
});
