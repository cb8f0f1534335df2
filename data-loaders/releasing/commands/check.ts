import {withUpstream} from "../../acquire/hub/upstream.js";
import {fault} from "../../outside/fault.js";
import {releaseOfFolder} from "../../releases/folderName.js";
import {asText, items} from "../compare/Report.js";
import type {Run} from "./Command.js";
import {isNewer, type News, newsOf} from "./news.js";

/** Is there anything newer than the catalogue? */
export const check: Run = async (_args, {env, manifests, effects}) => {
  if (env.offline) throw fault("offline, and to ask", "the environment");
  const pinned = [...new Set(manifests.flatMap(({files}) => files.map(({known}) => known[0]!.revision)))];
  return withUpstream(env, effects, async (upstream) => {
    const {head} = upstream;
    const {news} = await newsOf(manifests, upstream);
    const movedTo = await upstream.movedTo();
    const moved = movedTo !== null || pinned.some((revision) => revision !== head);
    const result = isNewer(news) ? "newer" : moved ? "moved" : "done";
    return {
      result,
      json: {result: result === "done" ? "same" : result, head, movedTo, pinned, ...news},
      text: [
        `${headlines[result]} (head ${head})`,
        ...(movedTo === null ? [] : [`  moved meanwhile to ${movedTo}: ask again`]),
        ...lines(news)
      ].join("\n")
    };
  });
};

const headlines = {
  newer: "there is something newer upstream",
  moved: "the dataset has a newer revision; every file of the catalogue is still the same",
  done: "nothing newer upstream"
};

const lines = ({releases, changes, added, learned}: News): string[] => [
  ...releases.map(
    (folder) => `  new release   ${folder}: \`npm run data -- add ${releaseOfFolder(folder)}\` proposes a manifest`
  ),
  ...changes.map(({release, path, now}) =>
    now === null
      ? `  gone          ${path} (${release})`
      : `  changed       ${path} (${release}): ${now.bytes} bytes, sha256 ${now.sha256 ?? "not listed"}`
  ),
  ...(added.length === 0 ? [] : ["  new besides", asText([items(added)])]),
  ...learned.map(({release, path, sha256}) => `  hash to keep  ${path} (${release}): sha256 ${sha256}`)
];
