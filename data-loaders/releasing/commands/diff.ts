import {platformKeys, platforms} from "../../../src/analysis/panel/Panel.js";
import {gather} from "../../stage/gather.js";
import {compareReleases, type Looked} from "../compare/compareReleases.js";
import {comparisonReport} from "../compare/comparisonReport.js";
import {profileOf} from "../compare/FileProfile.js";
import {quirkTraces} from "../compare/quirkTraces.js";
import {asMarkdown, asText} from "../compare/Report.js";
import {type Side, sideOf} from "../compare/Side.js";
import type {Command} from "./Command.js";
import {exitCodes} from "./exitCodes.js";
import {needed} from "./needed.js";

/** What sets two releases apart. */
export const diff: Command = {
  name: "diff",
  summary: "compare two releases, or two versions of one: layout, rows, tasks, figures, every claim and its verdict",
  usage: "<A> <B> [--markdown]",
  help: `Reads both, runs on both what the report runs, and puts the answers side by side: first the claims with their
numbers and verdicts and, by a rule, why a verdict is another one; then figures, declared estimates, tasks entering
and leaving, columns, and rows by facet.

Each side is a release of the catalogue (2026-03-24); a version of one whose files were published twice
(2026-03-24@first, 2026-03-24@republished, 2026-03-24@7fc50b0); a folder laid out as the dataset repository with one
release in it; or a release in such a folder (2026-03-24@folder). What is not on this machine is downloaded and
verified, unless AEI_DATA_DIR, AEI_SOURCE or HF_HUB_OFFLINE forbid it.`,
  examples: [
    ["2025-09-15 2026-03-24", "what February says that August did not"],
    ["2026-03-24@first 2026-03-24@republished", "what the republished file changed"],
    ["2026-03-24@old-copy 2026-03-24@new-copy --markdown", "the same of two folders, for a pull request"]
  ],
  positionals: 2,
  options: {markdown: {type: "boolean"}},
  async run({positionals, options}, context) {
    const [a, b] = needed(positionals, 2, "two releases to compare", "diff");
    // One after the other: two at once may download the same file, and would need twice the memory.
    const before = await readSide(await sideOf(a!, context));
    const after = await readSide(await sideOf(b!, context));
    const comparison = compareReleases(before, after);
    const report = comparisonReport(comparison);
    return {
      code: exitCodes.done.code,
      json: comparison,
      text: options["markdown"] === true ? asMarkdown(report).trimEnd() : asText(report)
    };
  }
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
