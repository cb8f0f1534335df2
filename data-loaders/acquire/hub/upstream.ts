import * as z from "zod";

import {fault} from "../../outside/fault.js";
import {pathFault} from "../../outside/insideFolder.js";
import type {ManifestFile} from "../../releases/Manifest.js";
import type {HubEffects} from "../Effects.js";
import type {Environment} from "../environment.js";
import {HubClient} from "./HubClient.js";
import {pagesOf} from "./pagesOf.js";
import {type Asking, inTime, withRetries} from "./withRetries.js";

/** What the hub has now. */
export interface Upstream {
  /** Commit at the head of the dataset. */
  head: string;
  /** Every file at a revision. */
  filesAt: (revision: string) => Promise<ListedFile[]>;
  /** The commit that the head has moved to since; null when it has not. Asked once. */
  movedTo: () => Promise<string | null>;
}

/** Asks the hub what it has; nothing is downloaded. Says so when the dataset moved meanwhile. @throws AcquireError */
export async function withUpstream<T>(env: Environment, effects: HubEffects, work: (upstream: Upstream) => Promise<T>) {
  const client = new HubClient({...env, source: "hub"}, effects);
  const ended = new AbortController();
  const {total} = effects.limits;
  const task = {client, total, what: "asking the hub", where: env.endpoint, outer: ended.signal};
  return inTime(task, async (limit) => {
    const hub = {client, limit};
    const ask = <A>(request: () => Promise<A>): Promise<A> => withRetries(request, {...hub, name: client.host});
    const head = await ask(() => headOf(hub));
    let later: Promise<string> | null = null;
    const movedTo = async (): Promise<string | null> => {
      const now = await (later ??= ask(() => headOf(hub)));
      return now === head ? null : now;
    };
    const done = await work({head, movedTo, filesAt: (revision) => ask(() => filesAt(revision, hub))});
    const now = await movedTo();
    if (now !== null) effects.log(`the dataset moved meanwhile, to ${now}: this is about ${head}; run it again`);
    return done;
  }).finally(() => {
    // Of several listings under way, those that are no longer wanted end without a word.
    ended.abort();
    return client.close();
  });
}

/** What the bytes of a file must be; one of the two hashes is known, or both. */
export type Expected = {bytes: number} & Record<"sha256" | "gitSha1", string | null>;

/** What the hub lists for a file whose hash no catalogue knows. @throws AcquireError where that contradicts it */
export async function listed({path, known}: ManifestFile, hub: Asking): Promise<Expected> {
  const {bytes, revision} = known[0]!;
  const found = (await filesAt(revision, hub)).find((file) => file.path === path);
  if (found?.bytes === bytes) return {...found, gitSha1: found.sha256 === null ? found.oid : null};
  const instead = `${found === undefined ? "no such file" : `${found.bytes} bytes`} in its listing`;
  throw fault("a listing that contradicts", hub.client.env.endpoint, {path, bytes, revision, found: instead});
}

/** What is taken from an answer; its names and hashes become paths, so they are held against what they can be. */
const commit = z.string().regex(/^[0-9a-f]{40}$/, "no commit of 40 hexadecimal digits");
const file = z
  .object({
    type: z.literal("file"),
    path: z.string(),
    size: z.int().nonnegative(),
    oid: commit,
    lfs: z.object({oid: z.string().regex(/^[0-9a-f]{64}$/)}).nullish()
  })
  .transform(({path, size, oid, lfs}) => ({
    path,
    bytes: size,
    /** Of the content; null for a small file, which the hub knows by its git SHA-1. */
    sha256: lfs?.oid ?? null,
    /** Git's name for the file at its revision: the same at two revisions exactly when the content is. */
    oid
  }));
const other = z.object({type: z.string().refine((type) => type !== "file")}).transform(() => null);

/** A file as the hub lists it. */
export type ListedFile = z.infer<typeof file>;

/** The newest commit of the dataset. */
async function headOf(hub: Asking): Promise<string> {
  const [head] = await pagesOf("revision/HEAD?expand=sha", z.object({sha: commit}), null, hub);
  return head!.sha;
}

/** The files that the hub lists at a revision. One whose path could not be inside a folder is left out, and that is said. */
async function filesAt(revision: string, hub: Asking): Promise<ListedFile[]> {
  const {effects, host} = hub.client;
  const pages = await pagesOf(`tree/${revision}?recursive=true`, z.array(other.or(file)), revision, hub);
  const files = pages.flat().filter((one) => one !== null);
  const odd = files.filter(({path}) => pathFault(path) !== null);
  const such = odd.map(({path}) => `${JSON.stringify(path.slice(0, 80))}, ${pathFault(path)}`)[0];
  if (odd.length > 0) effects.log(`${host}: ${odd.length} names of its listing are left out, such as ${such}`);
  return files.filter((file) => !odd.includes(file));
}
