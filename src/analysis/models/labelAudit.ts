import {phiInverse, zCritical} from "../estimators/distributions.js";

/**
 * Conversations to be judged again on each platform, blind to the published label, to find that the label is harsher on
 * one platform by a given number of points. A conversation counts 1 where the label missed a success, −1 where it passed
 * a failure, 0 where it was right, so its variance is at most the share that is wrong.
 *
 * @param difference in harshness to be found, in points of success. @param wrong share the label gets wrong on the
 * better judged platform, 0 to 1; on the other it is taken to be larger by the difference.
 * @returns null when there is no difference to find.
 */
export function conversationsToJudge(
  difference: number,
  wrong: number,
  {power = 0.8, level = 0.95} = {}
): number | null {
  const share = Math.abs(difference) / 100;
  if (!(share > 0)) return null;
  const z = zCritical(level) + phiInverse(power);
  return Math.ceil((z * z * (2 * wrong + share)) / (share * share));
}
