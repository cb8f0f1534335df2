import {fault} from "../outside/fault.js";
import type {Manifest} from "../releases/Manifest.js";
import type {HubEffects} from "./Effects.js";
import type {Environment} from "./environment.js";
import {cachesOf, lookUp} from "./fromCache.js";
import {download} from "./hub/download.js";
import {HubClient} from "./hub/HubClient.js";

/**
 * Every file of a release, in the version the catalogue pins: what the cache has is verified and used, the rest is
 * downloaded, all at once.
 *
 * @throws AcquireError of the first file that fails; the other downloads are cut off and can be continued.
 */
export async function fromHub({files: wanted}: Pick<Manifest, "files">, env: Environment, effects: HubEffects) {
  const failed = new AbortController();
  const told = new Set<string>();
  // While the hub has never answered, every file meets the same trouble: it is told once.
  const log = (line: string): void => {
    if (client.reached || !told.has(line)) effects.log(line);
    told.add(line);
  };
  const client = new HubClient(env, {...effects, log});
  try {
    const looked = await Promise.all(wanted.map((file) => lookUp(file, file.known.slice(0, 1), env, effects.verify)));
    const lacking = wanted.filter((_, i) => looked[i]!.found === null).map(({path}) => path);
    for (const {file: copy, reason} of looked.flatMap(({found, faults}) => (found === null ? faults : [])))
      effects.log(`${copy} is not used: ${reason}`);
    if (env.offline && lacking.length > 0) throw fault("offline", cachesOf(env), {path: lacking.join(" and ")});
    const files = wanted.map(async (file, i) => looked[i]!.found ?? download(file, client, failed.signal));
    for (const file of files) file.catch((error: unknown) => failed.abort(error));
    await Promise.allSettled(files);
    if (failed.signal.aborted) throw failed.signal.reason;
    return await Promise.all(files);
  } finally {
    await client.close();
  }
}
