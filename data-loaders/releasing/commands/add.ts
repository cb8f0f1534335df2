import {resolve} from "node:path";

import {AcquireError} from "../../AcquireError.js";
import {asMarkdown, asText, paragraph} from "../compare/Report.js";
import {findFiles} from "../propose/find.js";
import {proposalReport} from "../propose/proposalReport.js";
import {type Proposal, propose, refuseConflict} from "../propose/propose.js";
import {writeManifest} from "../propose/writeManifest.js";
import {needed, type Run} from "./Command.js";
import {exitCodes} from "./exitCodes.js";

/** Gets a new release into the catalogue. */
export const add: Run = async ({positionals, options}, context) => {
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
