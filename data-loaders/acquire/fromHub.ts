import {AcquireError} from "../AcquireError.js";
import type {Manifest} from "../releases/Manifest.js";
import type {AcquiredFile} from "./Acquired.js";
import {lookUp} from "./cache/lookUp.js";
import type {Effects} from "./Effects.js";
import type {Environment} from "./environment.js";
import {cachesOf} from "./fromCache.js";
import {download} from "./hub/download.js";
import {HubClient} from "./hub/HubClient.js";

/**
 * Every file of a release, in the version the catalogue pins: what the cache has is verified and used, the rest is
 * downloaded, all at once.
 *
 * @throws AcquireError of the first file that fails; the other downloads are cut off and can be continued.
 */
export async function fromHub(
  manifest: Manifest,
  env: Environment,
  effects: Pick<Effects, "log" | "progress" | "limits" | "clock" | "verify">
): Promise<AcquiredFile[]> {
  const failed = new AbortController();
  const told = new Set<string>();
  // While the hub has never answered, every file meets the same trouble: it is told once.
  const client = new HubClient(env, effects);
  const log = (line: string): void => {
    if (client.reached || !told.has(line)) effects.log(line);
    told.add(line);
  };
  const context = {env, effects: {...effects, log}, client, signal: failed.signal};
  try {
    const files = manifest.files.map(async (file) => {
      const version = file.known[0]!;
      const {found, faults} = await lookUp(file, [version], env, effects.verify);
      if (found !== null) return found;
      for (const {file: copy, reason} of faults) effects.log(`${copy} is not used: ${reason}`);
      if (env.offline) throw offline(file.path, env);
      return download(file, version, context);
    });
    for (const file of files) file.catch((error: unknown) => failed.abort(error));
    const outcomes = await Promise.allSettled(files);
    if (failed.signal.aborted) throw failed.signal.reason;
    return outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  } finally {
    await client.close();
  }
}

function offline(path: string, env: Environment): AcquireError {
  return new AcquireError("absent", {
    expected: `a verified copy of ${path}, as HF_HUB_OFFLINE forbids to download it`,
    found: "none",
    where: cachesOf(env),
    next: "unset HF_HUB_OFFLINE, or set AEI_DATA_DIR to a folder laid out as the dataset"
  });
}
