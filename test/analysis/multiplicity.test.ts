import {describe, expect, it} from "vitest";

import {estimate, simultaneous} from "../../src/analysis/estimators/estimate.js";
import {fixturePanel} from "./fixtures.js";
import {spec} from "./panels.js";

const panel = fixturePanel("standin");

describe("multiplicity", () => {
  it("simultaneous intervals are those at 1 − 0.05/m", () => {
    const family = (["api_directive", "claude_directive", "api_learning"] as const).map((predictor) =>
      spec({predictor})
    );
    const [first] = simultaneous(family, panel);
    expect(first).toEqual(estimate(family[0]!, panel, {level: 1 - 0.05 / 3}));
    expect(first!.method).toContain("98.333 %");
  });

  it("members that can't be answered widen nothing", () => {
    const asked = [spec({}), spec({predictor: "claude_directive"}), spec({predictor: "api_autonomy"})];
    const answers = simultaneous(asked, panel);
    expect(answers.map(({estimable}) => estimable)).toEqual([true, true, false]);
    expect(answers.slice(0, 2)).toEqual(simultaneous(asked.slice(0, 2), panel));
  });
});
