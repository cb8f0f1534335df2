import {codecOf, numberWithin} from "../panel/query.js";
import {defaultMargin} from "./earnedAutonomy.js";

/** The margin that a reader sets for earned autonomy, in pp. */
export interface MarginChoice {
  margin: number;
}

/** What can be set. */
export const marginLimits = {min: 0, max: 40, step: 1} as const;

/** Choices and their addresses. */
export const marginAddress = codecOf<MarginChoice>(
  {
    margin: {
      write: ({margin}) => String(margin),
      read: (text) => ({margin: numberWithin(text, marginLimits.min, marginLimits.max, marginLimits.step)})
    }
  },
  {margin: defaultMargin}
);
