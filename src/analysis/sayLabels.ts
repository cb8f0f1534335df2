import {fixed, range} from "./format.js";
import type {GapTipping, LabelAnswers} from "./labelAnswers.js";
import {gapSlope, meanGap} from "./labelAnswers.js";
import {sayEstimate} from "./sayEstimate.js";

/** What the label would have to get wrong for the mean gap to vanish, as a sentence. */
export function sayTipping(tipping: GapTipping | null): string {
  if (tipping === null)
    return (
      "No sensitivity of the API's label makes the mean gap vanish here: the label would have to err the other way round, " +
      "or it could not have reported what was published."
    );
  const {wrong, sensitivity, specificity, wrong_more} = tipping;
  const interval = wrong.estimable && wrong.interval ? ` (95 % interval ${range(wrong.interval)}, n = ${wrong.n})` : "";
  const passed = specificity === 1 ? "no failures" : `${fixed(100 * (1 - specificity), 0)} of 100 failures`;
  return (
    `For the mean gap to vanish, the label would have to be wrong in ${fixed(wrong_more)} of 100 API conversations more ` +
    `than on Claude.ai${interval}: it would miss ${fixed(100 * (1 - sensitivity))} of 100 successes there and pass ${passed}.`
  );
}

/** The two answers of a corrected panel, and how often the label errs, each as a sentence. */
export function sayLabelAnswers({gap, slope, wrong}: LabelAnswers): string[] {
  const as =
    wrong.claude === null || wrong.api === null
      ? "A label with sensitivity and specificity that add up to 100 % or less tells nothing: no success share can be recovered."
      : `As set, the label is wrong in ${fixed(wrong.claude)} of 100 conversations on Claude.ai and in ${fixed(wrong.api)} ` +
        "of 100 through the API.";
  return [as, sayEstimate(meanGap, gap), sayEstimate(gapSlope, slope)];
}

/** Whether labels this bad fit what was published; null when they do. */
export function sayImpossible({impossible, shares}: Pick<LabelAnswers, "impossible" | "shares">): string | null {
  if (impossible === 0) return null;
  return (
    `${impossible} of ${shares} published shares don't fit such labels: the true share behind them would lie below 0 or ` +
    "above 100 %. So the label can't be this bad on every task alike."
  );
}
