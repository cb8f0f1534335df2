import {type FileState, inventory} from "../acquire/inventory.js";
import type {Command} from "./Command.js";
import {describe, stateOf} from "./describe.js";
import {exitCodes} from "./exitCodes.js";
import {selected} from "./selected.js";

/** Reads every byte again. */
export const verify: Command = {
  name: "verify",
  summary: "hash again, byte by byte, what is on this machine",
  usage: "[release]",
  help: `Reads every file of the catalogue that is on this machine, in AEI_DATA_DIR if that is set, else in the caches, and
compares size and hash with the catalogue, whatever the stat-based shortcut knows. Fails when any file is not what the
catalogue has, and when there is nothing to verify. Asks nothing of the hub.`,
  examples: [
    ["", "everything that is here"],
    ["2026-03-24", "one release"]
  ],
  positionals: 1,
  async run(args, context) {
    const looked = await Promise.all(
      selected(args, context).map(async (manifest) => ({manifest, files: await inventory(manifest, context.env, true)}))
    );
    const there = looked.filter(({files}) => files.some(({state}) => state !== "absent"));
    return {
      code: codeOf(there.flatMap(({files}) => files)),
      json: {releases: looked.map(({manifest, files}) => ({release: manifest.release, state: stateOf(files), files}))},
      text:
        there.length === 0
          ? "nothing to verify: no file of the catalogue is on this machine; `npm run data -- fetch` downloads them"
          : there.map(({manifest, files}) => describe(manifest, files)).join("\n\n")
    };
  }
};

function codeOf(files: FileState[]): number {
  if (files.length === 0) return exitCodes.absent.code;
  const wrong = files.some(({state}) => state === "damaged" || state === "unknown");
  return wrong ? exitCodes.integrity.code : exitCodes.done.code;
}
