import type {Sample} from "../panel/Sample.js";
import type {Specification} from "../panel/Specification.js";
import type {Estimate} from "./Estimated.js";

export interface EstimateOptions {
  /** Coverage of the interval, 0 to 1. */
  level: number;
  /** Bootstrap resamples, for the estimators whose interval is a bootstrap; 0 for their closed-form approximation. */
  replicates: number;
  /**
   * Kish's design effect of the conversations behind a share: how many times its sampling variance is that of independent
   * conversations. Read by `disattenuated` alone; 1 takes them as independent.
   */
  designEffect: number;
}

/** A method: cases in, an answer or a reason out. */
export type EstimatorFunction = (sample: Sample, spec: Specification, options: EstimateOptions) => Estimate;
