import type {Estimate} from "../estimators/Estimated.js";

/** A slope on a natural logarithm, for each doubling. */
export function perDoubling(slope: Estimate): Estimate {
  if (!slope.estimable) return slope;
  const {value, interval} = slope;
  return {...slope, value: value * Math.LN2, interval: interval && [interval[0] * Math.LN2, interval[1] * Math.LN2]};
}
