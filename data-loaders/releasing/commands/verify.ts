import type {Note} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {releaseOnDisk} from "../../acquire/acquire.js";
import {gather} from "../../stage/gather.js";
import {noteLine} from "../../stage/noteLine.js";
import {type Context, type Run, selected} from "./Command.js";
import {asJson, asLines, look, type Looked} from "./status.js";

const nothing =
  "nothing to verify: no file of the catalogue is on this machine; `npm run data -- fetch` downloads them";

/** Reads every byte again. */
export const verify: Run<{strict?: boolean}> = async (args, context) => {
  const looked = await Promise.all(selected(args, context).map((manifest) => look(manifest, context.env, true)));
  const there = looked.filter(({files}) => files.some(({state}) => state !== "absent"));
  const notes = args.options.strict ? await notesOf(there, context) : [];
  const wrong = there.some(({files}) => files.some(({state}) => state === "damaged" || state === "unknown"));
  const lines = [...there.map(asLines), ...notes.map(({release, ...note}) => `${release}  ${noteLine(note)}`)];
  return {
    result: there.length === 0 ? "absent" : wrong ? "integrity" : notes.length > 0 ? "contract" : "done",
    json: {releases: looked.map(asJson), notes},
    text: lines.join("\n\n") || nothing
  };
};

/** What the releases that are here as a whole break of their contract. */
async function notesOf(there: Looked[], {env, effects}: Context): Promise<({release: string} & Note)[]> {
  const noted = [];
  for (const {manifest, release} of there) {
    const {acquired} = await releaseOnDisk(manifest, env, effects);
    const {notes} = acquired === null ? {notes: []} : await gather(manifest, acquired);
    noted.push(...notes.map((note) => ({release, ...note})));
  }
  return noted;
}
