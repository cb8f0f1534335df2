import {fromHub} from "../../acquire/fromHub.js";
import {megabytes} from "../../outside/megabytes.js";
import {releaseToReport} from "../../releases/catalogue.js";
import {type Run, selected} from "./Command.js";

/** Downloads what the cache lacks. */
export const fetch: Run<{all?: boolean}> = async (args, context) => {
  const {env, manifests, effects} = context;
  const one = args.positionals.length === 0 && !args.options.all;
  const releases = [];
  for (const manifest of one ? [releaseToReport(manifests, env)] : selected(args, context))
    releases.push({release: manifest.release, files: await fromHub(manifest, {...env, source: "hub"}, effects)});
  const lines = releases.flatMap(({release, files}) => [
    `${release}  verified`,
    ...files.map(({file, bytes}) => `  ${file} (${megabytes(bytes)})`)
  ]);
  return {json: {releases}, text: lines.join("\n")};
};
