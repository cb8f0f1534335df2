import {resolve} from "node:path";

import {AcquireError} from "../../AcquireError.js";
import {asMarkdown, asText, paragraph} from "../compare/Report.js";
import {findFiles} from "../propose/find.js";
import {proposalReport} from "../propose/proposalReport.js";
import {type Proposal, propose, refuseConflict} from "../propose/propose.js";
import {writeManifest} from "../propose/writeManifest.js";
import type {Command} from "./Command.js";
import {exitCodes} from "./exitCodes.js";
import {needed} from "./needed.js";

/** Gets a new release into the catalogue. */
export const add: Command = {
  name: "add",
  summary: "propose a manifest for a new release: files, hashes, dialect, metrics, what is new, renamed or gone",
  usage: "<folder|release> [--write <folder>] [--revision <commit>] [--accept] [--markdown]",
  help: `Looks for a release in a folder (the release's own, release_2026_09_30, or one laid out as the dataset repository
with one release that the catalogue lacks), in AEI_DATA_DIR, or on the hub by its day. Hashes the two platform files,
knows the dialect by the header, counts facets and periods, finds which metrics both platforms publish by task, and
says what is new, renamed or gone against the release before. The other files (O*NET statements, labour market) are
taken over from that release's manifest.

Writes nothing unless asked: --write puts <release>.json into a folder, data-loaders/releases for good or a folder of
your own for AEI_CATALOGUE. A manifest pins a commit: that of the hub, of a clone, or of --revision. An existing
manifest, or bytes other than those of the catalogue, need --accept.`,
  examples: [
    ["2026-09-30", "a release that is new on the hub"],
    ["~/EconomicIndex/release_2026_09_30", "the same in a clone of the dataset"],
    ["2026-09-30 --write data-loaders/releases", "after reading the proposal"]
  ],
  positionals: 1,
  options: {
    write: {type: "string"},
    revision: {type: "string"},
    accept: {type: "boolean"},
    markdown: {type: "boolean"}
  },
  async run({positionals, options}, context) {
    const [argument] = needed(positionals, 1, "a folder or a release", "add");
    const accept = options["accept"] === true;
    const proposal = await propose(await findFiles(argument!, revisionOf(options["revision"]), context), context);
    const target = options["write"];
    if (!accept) refuseConflict(proposal);
    const written = typeof target === "string" ? await write(proposal, resolve(target), accept) : null;
    const next =
      written === null
        ? "Nothing was written. --write <folder> writes this manifest."
        : `Written: ${written}. Next: npm run data -- diff ${proposal.previous ?? "<release>"} ${proposal.manifest.release}`;
    const report = [...proposalReport(proposal), paragraph(next)];
    return {
      code: exitCodes.done.code,
      json: {...proposal, written},
      text: options["markdown"] === true ? asMarkdown(report).trimEnd() : asText(report)
    };
  }
};

function revisionOf(option: string | boolean | undefined): string | null {
  if (option === undefined || (typeof option === "string" && /^[0-9a-f]{40}$/.test(option))) return option ?? null;
  throw new AcquireError("usage", {
    expected: "--revision to be a commit of the dataset, 40 lower-case hex digits",
    found: `"${option}"`,
    where: "the command line",
    next: "take it from the dataset's history; a branch or a tag can move"
  });
}

async function write(proposal: Proposal, folder: string, accept: boolean): Promise<string> {
  if (proposal.revisionKnown) return writeManifest(proposal.manifest, folder, accept);
  throw new AcquireError("usage", {
    expected: "the commit of the dataset that serves these bytes, as a manifest pins it",
    found: "a folder that is no clone of the dataset",
    where: proposal.manifest.files[0]!.path,
    next: "name the commit with --revision (any 40 hex digits will do for a release that was never published)"
  });
}
