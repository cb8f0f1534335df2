import {compareReleases} from "../compare/compareReleases.js";
import {comparisonReport} from "../compare/releaseReports.js";
import {sideOf} from "../compare/Side.js";
import type {Run} from "./Command.js";

/** What sets two releases apart. */
export const diff: Run = async ({positionals: [a, b]}, context) => {
  // One after the other: two at once may download the same file.
  const before = await sideOf(a!, context);
  const comparison = await compareReleases(before, await sideOf(b!, context));
  return {json: comparison, text: comparisonReport(comparison)};
};
