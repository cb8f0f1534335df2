import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import {classVerdict, defaultMargin, fewestTasks, taskClasses} from "../../src/analysis/models/earnedAutonomy.js";
import {essaySpecification, successPopulation} from "../../src/analysis/panel/Specification.js";
import {panelOf} from "./panels.js";

const groups = [...Array<string>(8).fill("15"), ...Array<string>(8).fill("43"), ...Array<string>(4).fill("11")];
const panel = panelOf({
  claude_success: groups.map((_, i) => 70 + (i % 4)),
  api_success: groups.map((group, i) => (group === "15" ? 70 : 40) + ((i * 3) % 5)),
  api_directive: groups.map((_, i) => 50 + i),
  soc_major: groups
});

describe("taskClasses", () => {
  const classes = taskClasses(panel);

  it("leaves out groups with too few tasks, and puts the widest gap first", () => {
    expect(classes.map((d) => d.code)).toEqual(["43", "15"]);
    expect(groups.filter((group) => group === "11").length).toBeLessThan(fewestTasks);
  });

  it("gives intervals that hold together: each at 97.5 % for two groups", () => {
    const spec = {...essaySpecification, predictor: null, estimator: "mean" as const};
    const own = estimate({...spec, population: {...successPopulation, soc: ["43"]}}, panel, {level: 0.975});
    expect(classes[0]!.gap).toEqual(own);
  });

  it("tells the class that does as well from the one that does not", () => {
    const standing = classes.map((d) => classVerdict(d.gap.interval!, defaultMargin));
    expect(standing).toEqual(["not earned", "earned"]);
  });

  it("has nothing to say without success", () => {
    expect(taskClasses(panel.map((row) => ({...row, api_success: null})))).toEqual([]);
  });
});

describe("classVerdict", () => {
  it("is open whenever the margin lies inside the interval, its ends included", () => {
    expect(classVerdict([5, 9], 5)).toBe("open");
    expect(classVerdict([1, 5], 5)).toBe("open");
    expect(classVerdict([5.1, 9], 5)).toBe("not earned");
    expect(classVerdict([-3, 4.9], 5)).toBe("earned");
  });
});
