import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Elsewhere, Finding} from "../../src/analysis/models/replication.js";
import {replicate} from "../../src/analysis/models/replication.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {withColumnsFrom} from "../../src/analysis/panel/Panel.js";
import {essaySpecification} from "../../src/analysis/panel/Specification.js";
import {specify} from "../../src/analysis/panel/specify.js";
import {lehmer, panelOf} from "./panels.js";

/** Tasks whose gap moves with the API's directive share by `slope`, Claude.ai about 20 points ahead. */
function planted(slope: number, seed: number, n = 120): Panel {
  const uniform = lehmer(seed);
  const draws = Array.from({length: n}, () => ({x: 20 + 60 * uniform(), noise: 10 * (uniform() - 0.5), l: uniform()}));
  return panelOf({
    api_directive: draws.map((d) => d.x),
    claude_directive: draws.map((d) => d.x - 15 + d.noise),
    api_learning: draws.map((d) => 10 + 5 * d.l),
    claude_learning: draws.map((d) => 20 + 5 * d.l),
    claude_success: draws.map((d) => 70 + slope * (d.x - 50) + d.noise),
    api_success: draws.map((d) => 50 + 4 * (d.l - 0.5)),
    soc_major: draws.map((_, i) => ["11", "15", "27", "43"][i % 4]!)
  });
}

const here = planted(-0.4, 1);

const line = specify({estimator: "ols_hc3"});
const finding = (id: string, spec: Finding["spec"], exchanged?: Finding["spec"]): Finding & {id: string} => ({
  id,
  spec,
  ...(exchanged ? {exchanged} : {})
});
const findings = [
  finding(
    "directive",
    specify({
      estimator: "mean",
      outcome: "directive_difference",
      population: {require: ["claude_directive", "api_directive"]}
    })
  ),
  finding("slope", line),
  finding(
    "own_side",
    {...line, outcome: "claude_success", predictor: "claude_directive"},
    {...line, outcome: "api_success", predictor: "api_directive"}
  )
];
const named = (where: Elsewhere): string => ("name" in where ? `${where.kind} ${where.name}` : where.kind);

describe("replicate", () => {
  const fates = (elsewhere: Panel, id: string) =>
    Object.fromEntries(
      replicate(findings, here, [{name: "there", panel: elsewhere}])
        .find(({finding}) => finding.id === id)!
        .trials.map(({where, fate}) => [named(where), fate])
    );

  it("holds where the same is planted, turns round where the opposite is, and is unclear where nothing is", () => {
    expect(fates(planted(-0.4, 2), "slope")["place there"]).toBe("same sign");
    expect(fates(planted(0.4, 2), "slope")["place there"]).toBe("reversed");
    expect(fates(planted(0, 4), "slope")["place there"]).toBe("not clear");
  });

  it("can't be tried where success is not published", () => {
    const bare = here.map((row) => ({...row, claude_success: null, api_success: null}));
    expect(fates(bare, "slope")["place there"]).toBe("can't be tried");
    expect(fates(bare, "directive")["place there"]).toBe("same sign");
  });

  it("tries nothing that was not found", () => {
    const flat = planted(0, 4);
    expect(replicate(findings, flat, []).find(({finding}) => finding.id === "slope")!.trials).toEqual([]);
  });

  it("holds over halves and left-out groups, and knows when the other platform differs", () => {
    const slope = fates(planted(-0.4, 2), "slope");
    expect(slope.halves).toBe("same sign");
    expect(slope.groups).toBe("same sign");
    expect(fates(planted(-0.4, 2), "own_side").exchanged).toBe("not clear");
  });

  it("counts groups of occupations, not what has none", () => {
    const panel = here.map((row, i) => (i < 2 ? {...row, soc_major: null, pseudo: true} : row));
    const {trials} = replicate(findings, panel, []).find(({finding}) => finding.id === "slope")!;
    const groups = trials.flatMap(({outcome}) => (outcome.kind === "groups" ? [outcome] : []));
    expect(groups).toMatchObject([{groups: 4, same: 4}]);
  });

  it("scores lines out of sample: better than the mean where the same is planted, worse where the opposite is", () => {
    const r2 = (elsewhere: Panel) =>
      replicate(findings, here, [{name: "there", panel: elsewhere}])
        .find(({finding}) => finding.id === "slope")!
        .trials.find(({where}) => named(where) === "place there")!.r2!;
    expect(r2(planted(-0.4, 2))).toBeGreaterThan(0.5);
    expect(r2(planted(0.4, 2))).toBeLessThan(0);
  });
});

describe("withColumnsFrom", () => {
  it("takes columns from the same task elsewhere, and null where there is none", () => {
    const [first, second] = here.slice(0, 2);
    const borrowed = withColumnsFrom([first!, second!], ["api_directive"], [{...first!, api_directive: 99}]);
    expect(borrowed.map((row) => row.api_directive)).toEqual([99, null]);
    expect(borrowed[0]!.claude_directive).toBe(first!.claude_directive);
  });

  it("of a panel from itself changes no estimate", () => {
    const same = withColumnsFrom(here, ["api_directive"], here);
    expect(estimate(essaySpecification, same)).toEqual(estimate(essaySpecification, here));
  });
});
