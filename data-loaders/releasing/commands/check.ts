import {withUpstream} from "../../acquire/hub/upstream.js";
import {AcquireError} from "../../AcquireError.js";
import {releaseOfFolder} from "../../releases/folderName.js";
import {asText, items} from "../compare/Report.js";
import type {Run} from "./Command.js";
import {exitCodes} from "./exitCodes.js";
import {isNewer, type News, newsOf, revisionsOf} from "./news.js";

/** Is there anything newer than the catalogue? */
export const check: Run = async (_args, {env, manifests, effects}) => {
  if (env.offline) throw offline();
  const revisions = revisionsOf(manifests);
  const pinned = [...new Set(manifests.flatMap(({files}) => files.map(({known}) => known[0]!.revision)))];
  return withUpstream(env, effects, async ({head, filesAt, movedTo}) => {
    const at = new Map(
      await Promise.all(revisions.map(async (revision) => [revision, await filesAt(revision)] as const))
    );
    const news = newsOf(manifests, at, at.get(head) ?? (await filesAt(head)));
    const meanwhile = await movedTo();
    const moved = meanwhile !== null || pinned.some((revision) => revision !== head);
    const result = isNewer(news) ? "newer" : moved ? "moved" : "done";
    return {
      code: exitCodes[result].code,
      json: {result: result === "done" ? "same" : result, head, movedTo: meanwhile, pinned, ...news},
      text: [headline(result, head), ...(meanwhile === null ? [] : [again(meanwhile)]), ...lines(news)].join("\n")
    };
  });
};

function headline(result: "newer" | "moved" | "done", head: string): string {
  const what = {
    newer: "there is something newer upstream",
    moved: "the dataset has a newer revision; every file of the catalogue is still the same",
    done: "nothing newer upstream"
  };
  return `${what[result]} (head ${head})`;
}

const again = (head: string): string => `  moved meanwhile to ${head}: ask again`;

function lines({releases, changes, added, learned}: News): string[] {
  return [
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
}

function offline(): AcquireError {
  return new AcquireError("usage", {
    expected: "to be allowed to ask the hub",
    found: "HF_HUB_OFFLINE",
    where: "the environment",
    next: "unset HF_HUB_OFFLINE for this command; `npm run data -- status` asks nothing of the hub"
  });
}
