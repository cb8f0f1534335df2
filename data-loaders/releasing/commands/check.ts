import {withUpstream} from "../../acquire/hub/upstream.js";
import {fault} from "../../outside/fault.js";
import {releaseOfFolder} from "../../releases/Manifest.js";
import type {Run} from "./Command.js";
import {isNewer, newsLines, newsOf} from "./news.js";

/** Is there anything newer than the catalogue? */
export const check: Run = async (_args, {env, manifests, effects}) => {
  if (env.offline) throw fault("offline, and to ask", "the environment");
  const pinned = [...new Set(manifests.flatMap(({files}) => files.map(({known}) => known[0]!.revision)))];
  return withUpstream(env, effects, async (upstream) => {
    const {head, news} = await newsOf(manifests, upstream);
    const movedTo = await upstream.movedTo();
    const moved = movedTo !== null || pinned.some((revision) => revision !== head);
    const result = isNewer(news) ? "newer" : moved ? "moved" : "done";
    const lines = [
      ...news.releases
        .map(releaseOfFolder)
        .map((name) => `New release: \`npm run data -- add ${name}\` proposes a manifest.`),
      ...newsLines(news),
      ...news.learned.map(({release, path, sha256}) => `Hash to keep: ${path} (${release}), sha256 ${sha256}.`)
    ];
    return {
      result,
      json: {result: result === "done" ? "same" : result, head, movedTo, pinned, ...news},
      text: [
        `${headlines[result]} (head ${head})`,
        movedTo === null ? "" : `moved meanwhile to ${movedTo}: ask again`,
        lines
      ]
    };
  });
};

const headlines = {
  newer: "there is something newer upstream",
  moved: "the dataset has a newer revision; every file of the catalogue is still the same",
  done: "nothing newer upstream"
};
