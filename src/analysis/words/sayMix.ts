import {type Interval, side} from "../estimators/Estimated.js";
import type {Mix} from "../models/occupationMix.js";
import {fixed, range, signed} from "./format.js";

/** The split in words: what is brought, what becomes of it, and how much each is of the difference. */
export function sayMix(mix: Mix | null): string {
  if (mix === null) return "No answer: no task has success and conversations published on both platforms.";
  const {difference, mean, intervals} = mix;
  const levels = `success is ${fixed(mean.claude)} % on Claude.ai and ${fixed(mean.api)} % through the API`;
  const split =
    `Of this difference, ${amount(mix.mix, intervals.mix)} is occupation mix and ${amount(mix.rate, intervals.rate)} is ` +
    "different success in the same occupations";
  const gap = amount(difference, intervals.difference);
  return `Over ${fixed(mix.tasks, 0)} tasks, weighted by conversations, ${levels}: a gap of ${gap}. ${split}${shareOf(mix)}.`;
}

/** A share makes sense only of a clear difference that both parts belong to. */
function shareOf({difference, mix, rate, intervals}: Mix): string {
  const clear = intervals.difference !== null && side(intervals.difference) !== 0;
  if (!clear) return ", but the difference itself is not clear, so neither is a share of it";
  if (mix * difference < 0) return "; the mix works against the difference: without it the gap would be wider";
  if (rate * difference < 0)
    return "; the mix is more than the whole: within occupations the gap is the other way round";
  return `: the mix is ${fixed((100 * mix) / difference, 0)} % of the gap`;
}

/** How a prediction that the mix is less than a share of the gap fared. */
export function sayMixPrediction(mix: Mix | null, share: number): string {
  if (mix === null) return "Nothing can be said about the prediction.";
  const {intervals, difference} = mix;
  if (intervals.mix === null || intervals.difference === null || side(intervals.difference) === 0)
    return "The difference is not clear enough to hold the prediction against it.";
  const limit = `${fixed(100 * share, 0)} % of the gap`;
  const ends = intervals.mix.map((v) => v / (share * difference));
  if (Math.max(...ends) < 1) return `The prediction holds: the whole interval of the mix lies below ${limit}.`;
  if (Math.min(...ends) > 1) return `The prediction fails: the whole interval of the mix lies above ${limit}.`;
  return `The prediction is neither met nor refuted: the interval of the mix includes ${limit}.`;
}

const amount = (value: number, interval: Interval | null): string =>
  `${signed(value)} pp${interval === null ? "" : ` (95 % interval ${range(interval)})`}`;
