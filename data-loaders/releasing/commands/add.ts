import {resolve} from "node:path";

import {fault} from "../../outside/fault.js";
import {proposalReport} from "../compare/releaseReports.js";
import {findFiles} from "../propose/find.js";
import {propose, writeManifest} from "../propose/propose.js";
import type {Run} from "./Command.js";

/** Gets a new release into the catalogue. */
export const add: Run<{write?: string; revision?: string; accept?: boolean}> = async (
  {positionals: [argument], options: {write, revision = null, accept = false}},
  context
) => {
  if (revision !== null && !/^[0-9a-f]{40}$/.test(revision))
    throw fault("a revision that can move", "the command line", {value: revision});
  const proposal = await propose(await findFiles(argument!, revision, context), context);
  const {manifest, previous, conflict} = proposal;
  const clash = {release: manifest.release, ...conflict[0]};
  if (conflict.length > 0 && !accept)
    throw fault("other bytes than the catalogue's", "the files that were named", clash);
  if (write !== undefined && !proposal.revisionKnown)
    throw fault("a manifest without a commit", manifest.files[0]!.path);
  const written = write === undefined ? null : await writeManifest(manifest, resolve(write), accept);
  const compare = `Written: ${written}. Next: npm run data -- diff ${previous ?? "<release>"} ${manifest.release}`;
  const next = written === null ? "Nothing was written. --write <folder> writes this manifest." : compare;
  return {json: {...proposal, written}, text: [...proposalReport(proposal), next]};
};
