import {gather} from "../../stage/gather.js";
import {compareReleases, type Looked} from "../compare/compareReleases.js";
import {profilesOf} from "../compare/FileProfile.js";
import {comparisonReport} from "../compare/releaseReports.js";
import {sideOf} from "../compare/Side.js";
import type {Context, Run} from "./Command.js";

/** What sets two releases apart. */
export const diff: Run = async ({positionals: [a, b]}, context) => {
  // One after the other: two at once may download the same file, and would need twice the memory.
  const before = await look(a!, context);
  const comparison = compareReleases(before, await look(b!, context));
  return {json: comparison, text: comparisonReport(comparison)};
};

async function look(argument: string, context: Context): Promise<Looked> {
  const {label, manifest, acquired} = await sideOf(argument, context);
  return {label, profiles: await profilesOf(acquired.files), evidence: await gather(manifest, acquired)};
}
