import {describe, expect, it} from "vitest";

import {tCritical, tTwoSided, zCritical} from "../../src/analysis/estimators/distributions.js";
import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Estimated} from "../../src/analysis/estimators/Estimated.js";
import {fittedLine} from "../../src/analysis/estimators/fittedLine.js";
import {cellsOfRows, decomposable, kitagawa} from "../../src/analysis/estimators/kitagawa.js";
import {confoundingReport} from "../../src/analysis/models/confounding.js";
import {pairedPower} from "../../src/analysis/models/crossover.js";
import {extrapolation} from "../../src/analysis/models/extrapolation.js";
import {type KindTo, labelKindness} from "../../src/analysis/models/labelAnswers.js";
import {readingError, sharedNoise} from "../../src/analysis/models/objections.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {sharedPopulation, type Specification} from "../../src/analysis/panel/Specification.js";
import {essay258} from "./essay258.js";
import {byPython, byR, fixturePanel, type Reference} from "./fixtures.js";
import {spec} from "./panels.js";

const folder = process.env.AEI_DATA_DIR;
const sets = ["standin", "tied", "heteroskedastic", "tiny", "weighted", "extreme", ...(folder ? ["essay258"] : [])];
const panelNamed = (name: string): Panel => (name === "essay258" ? essay258(folder!) : fixturePanel(name));

/** Relative 1e-10, as the closed forms promise. */
function agree(ours: number, theirs: number, what: string): void {
  const error = ours === theirs ? 0 : Math.abs(ours - theirs) / Math.max(Math.abs(ours), Math.abs(theirs));
  expect(error, `${what}: ours ${ours}, theirs ${theirs}`).toBeLessThan(1e-10);
}

function agreeAll(ours: Reference, theirs: Reference, what: string): void {
  if (typeof ours === "number" || typeof theirs === "number") return agree(Number(ours), Number(theirs), what);
  const reference = new Map(Object.entries<Reference>(theirs));
  expect(Object.keys(ours), what).toEqual([...reference.keys()]);
  for (const [key, value] of Object.entries<Reference>(ours)) agreeAll(value, reference.get(key)!, `${what}.${key}`);
}

/** Our numbers under the keys of the fixtures. */
const computed: Record<string, (panel: Panel) => Reference> = {
  n: (panel) => asked(panel, {}).n,
  pearson: (panel) => valueIntervalP(asked(panel, {})),
  spearman: (panel) => valueP(asked(panel, {estimator: "spearman"})),
  weighted_pearson: (panel) => {
    const answer = asked(panel, {weights: "min_n"});
    return [...valueIntervalP(answer), answer.details!.effective_n!];
  },
  mean: (panel) => valueIntervalP(asked(panel, {estimator: "mean", predictor: null})),
  weighted_mean: (panel) => valueIntervalP(asked(panel, {estimator: "mean", predictor: null, weights: "min_n"})),
  share: (panel) => {
    const {value, interval} = asked(panel, {estimator: "share_positive", predictor: null});
    return [value, ...interval!];
  },
  ols: (panel) => slopes(panel, {}),
  weighted_ols: (panel) => slopes(panel, {weights: "min_n"}),
  adjusted_ols: (panel) => slopes(panel, {adjust: difficulty}),
  interaction: (panel) => {
    const {value, ...errors} = slopes(panel, {moderator: "claude_learning"}) as Record<string, number[]>;
    return {value: value!.slice(0, 1), ...errors};
  },
  partial: (panel) => valueIntervalP(asked(panel, {estimator: "partial", adjust: difficulty})),
  clustered_mean: (panel) => clusteredErrors(asked(panel, {estimator: "mean_cluster_soc", predictor: null})),
  quadratic: (panel) => bend(panel, {}),
  adjusted_quadratic: (panel) => bend(panel, {adjust: difficulty}),
  oaxaca: (panel) => ({
    claude: valueInterval(explained(panel, {outcome: "claude_success", predictor: "claude_directive"})),
    api: valueInterval(explained(panel, {outcome: "api_success"})),
    difference: valueInterval(explained(panel, {predictor: "directive_difference"}))
  }),
  kindness: (panel) => ({all: kindness(panel, "all"), learning: kindness(panel, "learning")}),
  bands: (panel) => ({line: band(panel, "ols_hc3"), parabola: band(panel, "quadratic")}),
  shared_noise: (panel) => [...sharedNoise(panel).interval!],
  beyond: (panel) => {
    const {value, details} = extrapolation(panel, sharedPopulation, "directive") as Estimated;
    return [value, details!.limit!];
  },
  robustness: (panel) => {
    const {value, details} = asked(panel, {estimator: "robustness_value"});
    return [value, details!.robustness_value_significant!, details!.partial_r2!];
  },
  disattenuated: (panel) => corrected(panel, 1),
  disattenuated_deff2: (panel) => corrected(panel, 2),
  disattenuated_deff5: (panel) => corrected(panel, 5),
  kitagawa: (panel) => {
    const {mix, rate} = kitagawa(cellsOfRows(decomposable(panel, sharedPopulation), "soc_major")())!;
    return [mix, rate];
  },
  benchmark: (panel) => {
    const report = confoundingReport(spec({adjust: difficulty}), panel, [2]);
    const {predictor, outcome, slope, se} = (report as Extract<typeof report, {estimable: true}>).benchmarks[1]!;
    return [predictor, outcome, slope, se];
  }
};

const difficulty = ["log_claude_human_only_time", "claude_human_education"] as const;

function asked(panel: Panel, changes: Partial<Specification>, designEffect = 1): Estimated {
  const answer = estimate(spec(changes), panel, {replicates: 0, designEffect});
  if (!answer.estimable) throw new Error(answer.reason);
  return answer;
}

function valueP({value, p}: Estimated): number[] {
  return [value, p!];
}

function valueIntervalP({value, interval, p}: Estimated): number[] {
  return [value, ...interval!, p!];
}

function valueInterval({value, interval}: Estimated): number[] {
  return [value, ...interval!];
}

function clusteredErrors({value, interval, p, details}: Estimated): number[] {
  return [value, details!.standard_error!, details!.df!, ...interval!, p!];
}

function explained(panel: Panel, changes: Partial<Specification>): Estimated {
  return asked(panel, {...changes, estimator: "oaxaca"});
}

function bend(panel: Panel, changes: Partial<Specification>): number[] {
  const answer = asked(panel, {...changes, estimator: "quadratic"});
  const {square, standard_error, turns_at} = answer.details!;
  return [...valueIntervalP(answer), square!, standard_error!, turns_at!];
}

/** Value and ends where the predictor is least, in the middle of its range, and where it is largest. */
function band(panel: Panel, estimator: "ols_hc3" | "quadratic"): number[] {
  const {path} = fittedLine(spec({estimator}), panel)!;
  return [0, 20, 40].flatMap((i) => [path[i]!.y, path[i]!.low, path[i]!.high]);
}

function corrected(panel: Panel, designEffect: number): number[] {
  const {value, details} = asked(panel, {estimator: "disattenuated"}, designEffect);
  return [value, details!.reliability_outcome!, details!.reliability_predictor!];
}

/** Value and ends, where Python's road has them. */
function kindness(panel: Panel, to: KindTo): Reference {
  const {value, interval} = labelKindness(panel, to);
  return value === null ? [] : [value, ...interval!];
}

function slopes(panel: Panel, changes: Partial<Specification>): Reference {
  const by = (estimator: Specification["estimator"]): Estimated => asked(panel, {...changes, estimator});
  const errors = ({details, interval, p}: Estimated): number[] => [details!.standard_error!, ...interval!, p!];
  const classical = by("ols_classical");
  return {
    value: [classical.value, classical.details!.intercept!],
    classical: errors(classical),
    hc3: errors(by("ols_hc3")),
    cluster: clusteredErrors(by("ols_cluster_soc"))
  };
}

describe.each(sets)("%s", (name) => {
  const panel = panelNamed(name);
  for (const [by, fixture] of Object.entries({R: byR, Python: byPython}))
    describe(`agrees with ${by}`, () => {
      const reference = fixture.sets[name]!;
      it.each(Object.keys(reference).filter((key) => key !== "sign_flip" && key !== "reading"))("%s", (key) =>
        agreeAll(computed[key]!(panel), reference[key]!, `${name}.${key}`)
      );
    });
});

it.each(sets)("reading error on %s agrees with a numerical derivative", (name) => {
  const {shift, most} = (readingError(panelNamed(name)) as Estimated).details!;
  const theirs = byPython.sets[name]!.reading as number[];
  [shift!, most!].forEach((ours, i) => expect(Math.abs(ours / theirs[i]! - 1)).toBeLessThan(1e-8));
});

describe("what R cannot do either, we refuse", () => {
  const panel = fixturePanel("degenerate");
  it.each([
    ["leverage 1 under HC3", {estimator: "ols_hc3"}, "leverage 1): task 7."],
    ["a constant predictor", {predictor: "api_learning"}, "predictor does not vary"],
    ["an exact line", {predictor: "claude_learning"}, "lie on one line"]
  ] as const)("%s", (_, changes, reason) => {
    const answer = estimate(spec(changes), panel);
    expect(answer.estimable ? answer : answer.reason).toContain(reason);
  });
});

describe("distributions agree with R", () => {
  it("t, into the far tail", () =>
    byR.tails.t.forEach((t, i) =>
      agree(tTwoSided(t, byR.tails.df[i]!), byR.tails.p[i]!, `p of t = ${t}, df = ${byR.tails.df[i]}`)
    ));

  it("t quantiles", () =>
    byR.quantiles.p.forEach((p, i) =>
      agree(
        -tCritical(byR.quantiles.df[i]!, 1 - 2 * p),
        byR.quantiles.q[i]!,
        `t quantile at ${p}, df = ${byR.quantiles.df[i]}`
      )
    ));

  it("normal quantiles", () =>
    byR.normal.p.forEach((p, i) => agree(-zCritical(1 - 2 * p), byR.normal.q[i]!, `normal quantile at ${p}`)));
});

describe("power of a paired t test agrees with R's and statsmodels' noncentral t", () => {
  it.each([
    ["R", byR.power],
    ["Python", byPython.power]
  ] as const)("%s", (_, {users, delta, sd, power}) =>
    power.forEach((theirs, i) =>
      expect(pairedPower(delta[i]!, sd[i]!, users[i]!), `${users[i]} users, ${delta[i]} pp, sd ${sd[i]}`).toBeCloseTo(
        theirs,
        8
      )
    )
  );
});
