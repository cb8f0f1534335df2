// The predecessor's method by this project's code: two files → the panel → its task by task correlations.
// usage: node scripts/run.js scripts/bench/panel.ts; AEI_DATA_DIR names the figures. Prints its numbers.
import {acquire} from "../../data-loaders/acquire/acquire.js";
import {effectsWithoutSample} from "../../data-loaders/acquire/Effects.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {catalogue, releaseToReport} from "../../data-loaders/releases/catalogue.js";
import {gather} from "../../data-loaders/stage/gather.js";
import {essaySpecification} from "../../src/analysis/panel/Specification.js";
import {timed} from "../../src/analysis/timed.js";

const env = environment();
const manifest = releaseToReport(catalogue(env), env);
const makeSample = (): never => {
  throw new Error("AEI_DATA_DIR must name the figures");
};
const acquired = await acquire(manifest, env, {...effectsWithoutSample(), makeSample, log: () => undefined});
// Code that is needed only once the files are read is loaded meanwhile.
const [{panel}, {estimate}] = await Promise.all([
  gather(manifest, acquired),
  import("../../src/analysis/estimators/estimate.js")
]);
const predictors = ["api_directive", "api_learning", "claude_directive", "claude_learning"] as const;
const answers = timed("correlations", () =>
  predictors.map((predictor) => estimate({...essaySpecification, predictor}, panel))
);
process.stdout.write(
  JSON.stringify({
    n: answers[0]!.n,
    ...Object.fromEntries(predictors.map((predictor, i) => [predictor, answers[i]!.value]))
  })
);
