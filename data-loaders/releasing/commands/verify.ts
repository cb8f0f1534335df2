import type {Note} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {type FileState, inventory} from "../../acquire/inventory.js";
import {releaseOnDisk} from "../../acquire/releaseOnDisk.js";
import type {Manifest} from "../../releases/Manifest.js";
import {gather} from "../../stage/gather.js";
import {noteLine} from "../../stage/noteLine.js";
import {type Context, type Run, selected} from "./Command.js";
import {describe, stateOf} from "./describe.js";
import {exitCodes} from "./exitCodes.js";

/** Reads every byte again. */
export const verify: Run = async (args, context) => {
  const looked = await Promise.all(
    selected(args, context).map(async (manifest) => ({manifest, files: await inventory(manifest, context.env, true)}))
  );
  const there = looked.filter(({files}) => files.some(({state}) => state !== "absent"));
  const noted = args.options["strict"] === true ? await notesOf(there, context) : [];
  const code = codeOf(there.flatMap(({files}) => files));
  return {
    code: code === 0 && noted.length > 0 ? exitCodes.contract.code : code,
    json: {
      releases: looked.map(({manifest, files}) => ({release: manifest.release, state: stateOf(files), files})),
      notes: noted
    },
    text:
      there.length === 0
        ? "nothing to verify: no file of the catalogue is on this machine; `npm run data -- fetch` downloads them"
        : [...there.map(({manifest, files}) => describe(manifest, files)), ...noted.map(said)].join("\n\n")
  };
};

type Noted = {release: string} & Note;

const said = ({release, ...note}: Noted): string => `${release}  ${noteLine(note)}`;

/** What the releases that are here as a whole break of their contract. */
async function notesOf(there: readonly {manifest: Manifest}[], {env, effects}: Context): Promise<Noted[]> {
  const noted: Noted[] = [];
  for (const {manifest} of there) {
    const {acquired} = await releaseOnDisk(manifest, env, effects);
    if (acquired === null) continue;
    const {notes, release} = await gather(manifest, acquired);
    noted.push(...notes.map((note) => ({release, ...note})));
  }
  return noted;
}

function codeOf(files: FileState[]): number {
  if (files.length === 0) return exitCodes.absent.code;
  const wrong = files.some(({state}) => state === "damaged" || state === "unknown");
  return wrong ? exitCodes.integrity.code : exitCodes.done.code;
}
