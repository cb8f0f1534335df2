import type {Note} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {releaseOnDisk} from "../../acquire/acquire.js";
import {inventory} from "../../acquire/inventory.js";
import type {Manifest} from "../../releases/Manifest.js";
import {gather} from "../../stage/gather.js";
import {noteLine} from "../../stage/noteLine.js";
import {type Context, type Run, selected} from "./Command.js";
import {describe, stateOf} from "./describe.js";

/** Reads every byte again. */
export const verify: Run<{strict?: boolean}> = async (args, context) => {
  const looked = await Promise.all(
    selected(args, context).map(async (manifest) => ({manifest, files: await inventory(manifest, context.env, true)}))
  );
  const there = looked.filter(({files}) => files.some(({state}) => state !== "absent"));
  const notes = args.options.strict ? await notesOf(there, context) : [];
  const states = there.flatMap(({files}) => files.map(({state}) => state));
  const wrong = states.includes("damaged") || states.includes("unknown");
  const lines = [
    ...there.map(({manifest, files}) => describe(manifest, files)),
    ...notes.map(({release, ...note}) => `${release}  ${noteLine(note)}`)
  ];
  const nothing =
    "nothing to verify: no file of the catalogue is on this machine; `npm run data -- fetch` downloads them";
  return {
    result: there.length === 0 ? "absent" : wrong ? "integrity" : notes.length > 0 ? "contract" : "done",
    json: {
      releases: looked.map(({manifest, files}) => ({release: manifest.release, state: stateOf(files), files})),
      notes
    },
    text: lines.length === 0 ? nothing : lines.join("\n\n")
  };
};

/** What the releases that are here as a whole break of their contract. */
async function notesOf(
  there: readonly {manifest: Manifest}[],
  {env, effects}: Context
): Promise<({release: string} & Note)[]> {
  const noted = [];
  for (const {manifest} of there) {
    const {acquired} = await releaseOnDisk(manifest, env, effects);
    const {notes, release} = acquired === null ? {notes: [], ...manifest} : await gather(manifest, acquired);
    noted.push(...notes.map((note) => ({release, ...note})));
  }
  return noted;
}
