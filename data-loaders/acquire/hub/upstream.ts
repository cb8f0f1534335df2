import {datasetInfo} from "@huggingface/hub";

import {DATASET} from "../../releases/Manifest.js";
import {type Effects, systemClock} from "../Effects.js";
import type {Environment} from "../environment.js";
import {HubClient} from "./HubClient.js";
import {HubError} from "./HubError.js";
import {hubFetch, notTheHub} from "./hubFetch.js";
import {asked, filesAt, type Hub, type ListedFile} from "./listing.js";
import {timeLimit, withRetries} from "./withRetries.js";

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
  effects: Pick<Effects, "limits" | "log" | "clock">,
  work: (upstream: Upstream) => Promise<T>
): Promise<T> {
  const {limits, log, clock = systemClock} = effects;
  const client = new HubClient(env, effects);
  const {endpoint} = env;
  const ended = new AbortController();
  const {signal, deadline, clear} = timeLimit({
    total: limits.total,
    now: clock.now(),
    what: "asking the hub",
    where: endpoint,
    outer: ended.signal
  });
  const hub: Hub = {client, endpoint, signal, limits, log, clock};
  const ask = <A>(request: () => Promise<A>): Promise<A> =>
    withRetries(request, {
      limits,
      clock,
      tries: () => limits.tries,
      deadline,
      signal,
      repeat: ({retryable}) => retryable,
      log: (line) => log(`${new URL(endpoint).host}: ${line}`)
    });
  try {
    const head = await ask(() => headOf(hub));
    let later: Promise<string> | null = null;
    const movedTo = async (): Promise<string | null> => {
      const now = await (later ??= ask(() => headOf(hub)));
      return now === head ? null : now;
    };
    const done = await work({head, movedTo, filesAt: (revision) => ask(() => filesAt(revision, null, hub))});
    const now = await movedTo();
    if (now !== null) log(`the dataset moved meanwhile, to ${now}: this is about ${head}; run it again`);
    return done;
  } finally {
    clear();
    // Of several listings under way, those that are no longer wanted end without a word.
    ended.abort();
    await client.close();
  }
}

async function headOf(hub: Hub): Promise<string> {
  const {endpoint, client} = hub;
  const {sha}: {sha?: unknown} = await asked(hub, (limit) =>
    datasetInfo({name: DATASET, additionalFields: ["sha"], hubUrl: endpoint, fetch: hubFetch(client, limit)})
  );
  if (typeof sha === "string" && /^[0-9a-f]{40}$/.test(sha)) return sha;
  throw new HubError({
    expected: "the dataset's newest commit",
    found: (JSON.stringify(sha) ?? "none").slice(0, 80),
    where: endpoint,
    next: notTheHub,
    brief: "no commit in its answer"
  });
}
