import {fromHub} from "../../acquire/fromHub.js";
import {megabytes} from "../../outside/megabytes.js";
import {releaseToReport} from "../../releases/catalogue.js";
import type {Command} from "./Command.js";
import {exitCodes} from "./exitCodes.js";
import {selected} from "./selected.js";

/** Downloads what the cache lacks. */
export const fetch: Command = {
  name: "fetch",
  summary: "download a release into the cache, verified; what is there already is not downloaded again",
  usage: "[release] [--all]",
  help: `Downloads every file of a release at the revision its manifest pins, checks size and hash while the bytes come
in, and puts each file in its place only when it is complete. Without an argument: the release the report is about.
A download that was cut off is continued where it stopped. Stops with the first error, whatever AEI_SOURCE says.`,
  examples: [
    ["", "the release the report is about"],
    ["2026-01-15", "one release"],
    ["--all", "every release of the catalogue"]
  ],
  positionals: 1,
  options: {all: {type: "boolean"}},
  async run(args, context) {
    const {env, manifests, effects} = context;
    const all = args.options["all"] === true || args.positionals.length > 0;
    const wanted = all ? selected(args, context) : [releaseToReport(manifests, env)];
    const releases = [];
    for (const manifest of wanted) {
      const files = await fromHub(manifest, {...env, source: "hub"}, effects);
      releases.push({release: manifest.release, files});
    }
    const lines = releases.flatMap(({release, files}) => [
      `${release}  verified`,
      ...files.map(({file, bytes}) => `  ${file} (${megabytes(bytes)})`)
    ]);
    return {code: exitCodes.done.code, json: {releases}, text: lines.join("\n")};
  }
};
