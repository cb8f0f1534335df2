import type {HubEffects, Limit} from "../Effects.js";
import type {Environment} from "../environment.js";
import {HubClient} from "./HubClient.js";
import {filesAt, headOf, type ListedFile} from "./listing.js";
import {inTime, withRetries} from "./withRetries.js";

export type {ListedFile};

/** What the hub has now. */
export interface Upstream {
  /** Commit at the head of the dataset. */
  head: string;
  /** Every file at a revision. */
  filesAt: (revision: string) => Promise<ListedFile[]>;
  /** The commit that the head has moved to since; null when it has not. Asked once. */
  movedTo: () => Promise<string | null>;
}

/**
 * Asks the hub what it has, and no more: nothing is downloaded. Says so when the dataset moved meanwhile.
 *
 * @throws AcquireError
 */
export async function withUpstream<T>(
  env: Pick<Environment, "endpoint" | "token" | "proxies">,
  effects: HubEffects,
  work: (upstream: Upstream) => Promise<T>
): Promise<T> {
  const client = new HubClient({...env, source: "hub"}, effects);
  const ended = new AbortController();
  const where = env.endpoint;
  const task = {client, total: effects.limits.total, what: "asking the hub", where, outer: ended.signal};
  return inTime(task, async (limit) => {
    const ask = <A>(request: (limit: Limit) => Promise<A>): Promise<A> =>
      withRetries(() => request(limit), {client, limit, name: client.host});
    const newest = (): Promise<string> => ask((limit) => headOf(client, limit));
    const head = await newest();
    let later: Promise<string> | null = null;
    const movedTo = async (): Promise<string | null> => {
      const now = await (later ??= newest());
      return now === head ? null : now;
    };
    const at = (revision: string): Promise<ListedFile[]> => ask((limit) => filesAt(revision, null, client, limit));
    const done = await work({head, movedTo, filesAt: at});
    const now = await movedTo();
    if (now !== null) effects.log(`the dataset moved meanwhile, to ${now}: this is about ${head}; run it again`);
    return done;
  }).finally(() => {
    // Of several listings under way, those that are no longer wanted end without a word.
    ended.abort();
    return client.close();
  });
}
