import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Estimated} from "../../src/analysis/estimators/Estimated.js";
import {crossoverPower, differenceDeviation, usersNeeded} from "../../src/analysis/models/crossover.js";
import {outsideGap, runDeclared, specificationOfEstimate} from "../../src/analysis/models/declaredEstimates.js";
import {labelKindness, meanGap} from "../../src/analysis/models/labelAnswers.js";
import {correctLabels} from "../../src/analysis/models/labels.js";
import {publicationRule, readingError, sharedNoise, withErringModeLabel} from "../../src/analysis/models/objections.js";
import type {Globals, PlatformFigures} from "../../src/analysis/panel/Globals.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {essaySpecification, sharedPopulation, successPopulation} from "../../src/analysis/panel/Specification.js";
import {fixturePanel} from "./fixtures.js";
import {lehmer, task} from "./panels.js";

const standin = fixturePanel("standin");
const figures = (conversations: number | null, success: number | null): PlatformFigures => ({
  conversations,
  success,
  modes: {directive: null, feedback_loop: null, learning: null, task_iteration: null, validation: null, no_mode: null},
  human_only_time: null,
  human_with_ai_time: null,
  autonomy: null,
  human_education: null,
  ai_education: null
});

describe("outsideGap", () => {
  const panel = [
    task("a.", {claude_n: 400, api_n: 100, claude_success: 80, api_success: 50}),
    task("b.", {claude_n: 600, api_n: 300}),
    task("none", {pseudo: true, claude_n: 1000, api_n: 600, claude_success: 60, api_success: 40})
  ];
  const globals: Globals = {claude: figures(2000, 62), api: figures(1000, 45)};

  it("is what remains of the totals, by hand", () => {
    // Claude.ai: (1240 − 320 − 600)/600, the API: (450 − 50 − 240)/300.
    const {value, n, interval, details} = outsideGap(panel, globals, successPopulation) as Estimated;
    expect(value).toBeCloseTo(100 * (320 / 600 - 160 / 300), 10);
    expect(n).toBe(900);
    expect(details).toMatchObject({claude_conversations: 600, api_conversations: 300, tasks_taken_off: 2});
    const half = 1.959963984540054 * 100 * Math.sqrt((0.5333333 * 0.4666667) / 600 + (0.5333333 * 0.4666667) / 300);
    expect(interval![1] - value).toBeCloseTo(half, 4);
  });

  it("leaves a label with the rest when only named tasks are taken off", () => {
    const {value} = outsideGap(panel, globals, {...successPopulation, pseudo_tasks: false}) as Estimated;
    expect(value).toBeCloseTo(100 * (920 / 1600 - 400 / 900), 10);
  });

  it("has no answer without totals, without a rest, or where the parts exceed the whole", () => {
    const reason = (totals: Globals): string => {
      const answer = outsideGap(panel, totals, successPopulation);
      return answer.estimable ? "" : answer.reason;
    };
    expect(reason({claude: figures(null, 62), api: figures(1000, 45)})).toContain("not published");
    expect(reason({claude: figures(2000, 62), api: figures(1000, null)})).toContain("not published");
    expect(reason({claude: figures(1400, 62), api: figures(1000, 45)})).toContain("no conversation is left");
    expect(reason({claude: figures(2000, 20), api: figures(1000, 45)})).toContain("exceed the total");
    expect(outsideGap([], globals, successPopulation).estimable).toBe(false);
  });
});

describe("labelKindness", () => {
  it("is what closes the gap: the label of that kindness leaves none", () => {
    const {value, interval} = labelKindness(standin, "all") as Estimated;
    const left = (passed: number) =>
      estimate(
        {...meanGap, population: sharedPopulation},
        correctLabels(standin, {
          claude: {sensitivity: 1, specificity: 1 - passed / 100},
          api: {sensitivity: 1, specificity: 1}
        }).panel
      );
    expect(left(value).value).toBeCloseTo(0, 8);
    expect(left(interval![0]).interval![0]).toBeCloseTo(0, 8);
    expect(left(interval![1]).interval![1]).toBeCloseTo(0, 8);
  });

  it("finds a planted kindness in one mode alone", () => {
    const passed = 0.6;
    const tasks = Array.from({length: 80}, (_, i) => {
      const [learning, truth] = [10 + (i % 60), 50 + (i % 9)];
      const labelled = truth + (100 - truth) * (learning / 100) * passed;
      const modes = {claude_learning: learning, api_learning: 20, claude_directive: 20, api_directive: 50};
      return task(`${i}.`, {...modes, claude_success: labelled, api_success: truth + ((i % 3) - 1)});
    });
    const {value} = labelKindness(tasks, "learning") as Estimated;
    expect(value).toBeGreaterThan(58);
    expect(value).toBeLessThan(62);
    // Kindness to more conversations needs less of it.
    expect(labelKindness(tasks, "all").value).toBeLessThan(value);
  });

  it("has no answer where no kindness is enough, or where there is no gap", () => {
    const little = standin.map((row) => ({...row, claude_learning: 1}));
    expect(labelKindness(little, "learning")).toMatchObject({estimable: false, n: 258});
    const level = standin.map((row) => ({...row, claude_success: row.api_success! - 1}));
    expect(labelKindness(level, "all")).toMatchObject({estimable: false});
    expect(labelKindness([], "all")).toMatchObject({estimable: false, n: 0});
  });
});

describe("a crossover with effects that vary", () => {
  const design = {claude: 70, api: 54, correlation: 0.2, tasks: 5};

  it("needs more users the more they vary, and as many as ever when they don't", () => {
    expect(usersNeeded({...design, spread: 0})).toBe(usersNeeded(design));
    const needed = [0, 10, 20, 30].map((spread) => usersNeeded({...design, spread})!);
    expect([...needed].sort((a, b) => a - b)).toEqual(needed);
    expect(needed[3]).toBeGreaterThan(needed[0]! * 1.5);
  });

  it.each([1, 4])("has the deviation that simulated users show, with %d tasks", (tasks) => {
    const [uniform, spread, users] = [lehmer(21), 0.3, 40_000];
    const differences = Array.from({length: users}, () => {
      // Success chances around 0.6 with a difference of 0.1 on average: even, of standard deviation `spread`.
      const difference = 0.1 + spread * Math.sqrt(12) * (uniform() - 0.5);
      const mean = (p: number): number => {
        let yes = 0;
        for (let k = 0; k < tasks; ++k) if (uniform() < p) ++yes;
        return (100 * yes) / tasks;
      };
      return mean(0.5 + difference / 2) - mean(0.5 - difference / 2);
    });
    const centre = differences.reduce((a, v) => a + v, 0) / users;
    const deviation = Math.sqrt(differences.reduce((a, v) => a + (v - centre) ** 2, 0) / users);
    const theirs = differenceDeviation({claude: 55, api: 45, correlation: 0, tasks, spread: 100 * spread});
    expect(theirs / deviation).toBeCloseTo(1, 1.8);
    expect(crossoverPower({...design, spread: 25}, 40)).toBeLessThan(crossoverPower(design, 40)!);
  });
});

describe("objections", () => {
  const r = estimate(essaySpecification, standin).value!;

  it("shared noise: bounds hold the correlation freed of a noise that was planted", () => {
    // True shares that do not go together within a platform; the noise makes each API success rise with directive use.
    const random = lehmer(31);
    const [n, tasks] = [60, 3000];
    const panel = Array.from({length: tasks}, (_, i) => {
      const [p, q, joint] = [0.3 + 0.4 * random(), 0.3 + 0.4 * random(), 0.15];
      let [directive, success] = [0, 0];
      for (let k = 0; k < n; ++k) {
        const u = random();
        // Cells: both, directive alone, success alone.
        const both = Math.min(p, q, p * q + joint);
        if (u < p) ++directive;
        if (u < both || (u >= p && u < p + q - both)) ++success;
      }
      const modes = {claude_directive: 20, claude_learning: 20, api_learning: 20};
      return task(`${i}.`, {
        ...modes,
        api_n: n,
        claude_success: 70,
        api_directive: (100 * directive) / n,
        api_success: (100 * success) / n
      });
    });
    const {value, interval} = sharedNoise(panel) as Estimated;
    expect(value).toBeLessThan(-0.02);
    expect(interval![0]).toBeLessThanOrEqual(0);
    expect(interval![1]).toBeGreaterThanOrEqual(0);
  });

  it("shared noise needs counts", () => {
    const bare = standin.map((row, i) => (i === 0 ? {...row, api_n: 1} : row));
    expect(sharedNoise(bare)).toMatchObject({estimable: false, n: 258});
  });

  it("the publication rule gives nothing on large tasks, and something where size goes with directive use", () => {
    const {value, interval, details} = publicationRule(standin, {draws: 200}) as Estimated;
    expect(Math.abs(value)).toBeLessThan(4 * details!.monte_carlo_error!);
    expect(interval![0]).toBeLessThan(0);
    expect(interval![1]).toBeGreaterThan(0);
    const random = lehmer(5);
    const small = Array.from({length: 200}, (_, i) => ({
      ...standin[i]!,
      api_directive: 100 * random(),
      api_success: 5 + 90 * random()
    })).map((row) => ({...row, claude_n: 5000, api_n: Math.round(16 + row.api_directive)}));
    const biased = publicationRule(small, {draws: 200}) as Estimated;
    expect(biased.value).toBeGreaterThan(10 * biased.details!.monte_carlo_error!);
    expect(publicationRule(small, {draws: 50})).toEqual(publicationRule(small, {draws: 50}));
    expect(publicationRule([])).toMatchObject({estimable: false});
  });

  it("a mode label that errs alike on every task leaves r, one that is worse than chance turns it", () => {
    const under = (sensitivity: number, specificity: number): number =>
      estimate(essaySpecification, withErringModeLabel(standin, {sensitivity, specificity})).value!;
    expect(under(0.7, 0.95)).toBeCloseTo(r, 12);
    expect(under(0.2, 0.3)).toBeCloseTo(-r, 12);
  });

  it("errors of reading move r as they do when they are made", () => {
    const within = 2;
    const {details} = readingError(standin, within) as Estimated;
    const random = lehmer(8);
    const moved = Array.from({length: 600}, () => {
      const read = standin.map((row) => ({...row, api_success: row.api_success! + within * (2 * random() - 1)}));
      return estimate(essaySpecification, read).value! - r;
    });
    const deviation = Math.sqrt(moved.reduce((a, v) => a + v * v, 0) / moved.length);
    expect(details!.shift! / deviation).toBeCloseTo(1, 1);
    expect(Math.max(...moved.map(Math.abs))).toBeLessThan(details!.most!);
  });

  it("each has an interval that says what it is, and no answer without success", () => {
    for (const answerOf of [sharedNoise, publicationRule, readingError]) {
      const answer = answerOf(standin);
      expect(answer.interval).not.toBeNull();
      expect(answer.method).toContain("orrelation");
      expect(answerOf([]).estimable).toBe(false);
    }
  });
});

describe("declared estimates", () => {
  const globals: Globals = {claude: figures(1e6, 70), api: figures(1e6, 50)};
  const bare: Globals = {claude: figures(null, null), api: figures(null, null)};

  it("that need more than the panel are null with a reason where it is absent", () => {
    const declared = runDeclared({panel: standin, globals: bare, august: null});
    for (const id of ["gap.outside_complete", "august.directive_difference.gap"] as const) {
      const answer = declared[id];
      expect(answer, id).toMatchObject({estimable: false, value: null, interval: null, p: null});
      expect(answer.estimable ? "" : answer.reason).toMatch(/not (published|at hand)/);
    }
  });

  it("borrow August's shares task by task", () => {
    const august: Panel = standin.map((row, i) => ({...row, api_directive: 30 + (i % 40)})).slice(0, 200);
    const answer = runDeclared({panel: standin, globals, august})["august.directive_difference.gap"];
    expect(answer.n).toBe(200);
    expect(answer.method).toContain("August 2025");
    const own = runDeclared({panel: standin, globals, august: standin});
    expect(own["august.directive_difference.gap"].value).toBe(own["pearson.directive_difference.gap"].value);
  });

  it("have one shape, and a specification where one says what is asked", () => {
    const declared = runDeclared({panel: standin, globals, august: null});
    for (const [id, answer] of Object.entries(declared))
      expect(Object.keys(answer), id).toEqual(expect.arrayContaining(["value", "interval", "p", "n", "method"]));
    expect(specificationOfEstimate("gap.outside_complete")).toBeNull();
    expect(specificationOfEstimate("disattenuated.deff2")).toMatchObject({estimator: "disattenuated"});
    expect(specificationOfEstimate("pearson.api_directive.gap")).toBe(essaySpecification);
  });
});
