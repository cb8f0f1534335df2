import {fromHub} from "../../acquire/fromHub.js";
import {megabytes} from "../../outside/megabytes.js";
import {releaseToReport} from "../../releases/catalogue.js";
import {type Run, selected} from "./Command.js";
import {exitCodes} from "./exitCodes.js";

/** Downloads what the cache lacks. */
export const fetch: Run = async (args, context) => {
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
};
