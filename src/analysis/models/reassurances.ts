import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import type {Panel} from "../panel/Panel.js";
import {essaySpecification} from "../panel/Specification.js";
import {type LabelQuality, observedShare} from "./labels.js";
import {publicationRule} from "./publicationRule.js";
import {readingError} from "./readingError.js";
import {sharedNoise} from "./sharedNoise.js";

/** An objection to the essay's correlation, and what is left of it. */
export interface Reassurance {
  /** The objection, as a phrase. */
  about: string;
  /** What the range beside the answer is, in a few words; `method` says it in full. */
  range: string;
  /** The correlation under it. */
  answer: Estimate;
}

/** A label of the directive mode that is wrong as often on every task; which numbers it has makes no difference. */
const erringModeLabel: LabelQuality = {sensitivity: 0.8, specificity: 0.9};

/** Objections that move the essay's correlation little, each with a number. */
export function reassurances(panel: Panel): Reassurance[] {
  return [
    {
      about: "directive share and success are counted in the same conversations",
      range: "bounds, whatever the joint cells are",
      answer: sharedNoise(panel)
    },
    {
      about: "cells below the threshold are not published",
      range: "middle 95 % of draws in which success has nothing to do with use",
      answer: publicationRule(panel)
    },
    {
      about: "the mode label errs, as often on every task",
      range: "95 % interval (Fisher z)",
      answer: estimate(essaySpecification, withErringModeLabel(panel, erringModeLabel))
    },
    {
      about: "successes were read off a plot, to 0.1 points",
      range: "95 % of such errors of reading",
      answer: readingError(panel)
    }
  ];
}

/** The panel as a label of the API's directive mode of the given quality would report it. */
export function withErringModeLabel(panel: Panel, quality: LabelQuality): Panel {
  return panel.map((row) =>
    row.api_directive === null ? row : {...row, api_directive: observedShare(row.api_directive, quality)}
  );
}
