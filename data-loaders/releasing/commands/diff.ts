import {platformKeys, platforms} from "../../../src/analysis/panel/Panel.js";
import {gather} from "../../stage/gather.js";
import {compareReleases, type Looked} from "../compare/compareReleases.js";
import {comparisonReport} from "../compare/comparisonReport.js";
import {profileOf, quirkTraces} from "../compare/FileProfile.js";
import {type Side, sideOf} from "../compare/Side.js";
import type {Run} from "./Command.js";

/** What sets two releases apart. */
export const diff: Run = async ({positionals: [a, b]}, context) => {
  // One after the other: two at once may download the same file, and would need twice the memory.
  const before = await readSide(await sideOf(a!, context));
  const after = await readSide(await sideOf(b!, context));
  const comparison = compareReleases(before, after);
  return {json: comparison, text: comparisonReport(comparison)};
};

/** Reads a side: what its files hold, and the evidence made of them. */
async function readSide({label, manifest, acquired}: Side): Promise<Looked> {
  const profiles = {} as Looked["profiles"];
  const quirks = {} as Looked["quirks"];
  for (const platform of platforms) {
    const {file} = acquired.files.find(({role}) => role === platformKeys[platform])!;
    profiles[platform] = await profileOf(file);
    quirks[platform] = await quirkTraces(manifest.dialect, file);
  }
  return {label, evidence: await gather(manifest, acquired), profiles, quirks};
}
