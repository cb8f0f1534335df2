import {AcquireError} from "../../AcquireError.js";
import {decoded} from "./decoded.js";
import {connectionError} from "./explain.js";
import type {HubClient} from "./HubClient.js";
import {HubError, shownAddress} from "./HubError.js";
import type {TimeLimit} from "./withRetries.js";

/** Of one listing, all pages together: some hundred times what the dataset's own takes. */
const most = {bytes: 32e6, pages: 200};

/** What a bad listing is to be followed by. */
export const notTheHub = "correct HF_ENDPOINT: it must have the hub's interface (/api/datasets/…), not only its files";

/**
 * A `fetch` over our client, for a library that wants one: same bounds, same care with the token. One is good for one
 * listing: it counts pages and bytes, so that a listing without end ends.
 *
 * @param revision - the commit that is asked about, when it is one
 */
export function hubFetch(
  client: HubClient,
  limit: Pick<TimeLimit, "deadline" | "signal">,
  revision: string | null = null
): typeof fetch {
  const seen = new Set<string>();
  const taken = {bytes: 0};
  return async (input) => {
    const url = new URL(input instanceof Request ? input.url : input.toString());
    if (seen.has(url.href)) throw endless(url, "a page that leads back to one before it");
    if (seen.size >= most.pages) throw endless(url, `more than ${most.pages} pages`);
    seen.add(url.href);
    const answer = await client.get(url.href, {accept: "application/json"}, limit);
    const commit = answer.headers["x-repo-commit"];
    if (revision !== null && commit !== undefined && commit !== revision) {
      answer.cut();
      throw otherRevision(url, revision, commit);
    }
    const body = await bodyOf(answer, limit.signal, taken);
    const following = nextPage(answer.headers["link"] ?? "", answer.url);
    return new Response(body, {headers: following === null ? {} : {link: `<${following}>; rel="next"`}});
  };
}

async function bodyOf(
  answer: Awaited<ReturnType<HubClient["get"]>>,
  signal: AbortSignal,
  taken: {bytes: number}
): Promise<string> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of decoded(answer)) {
      taken.bytes += chunk.length;
      if (taken.bytes > most.bytes) throw endless(answer.url, `more than ${most.bytes / 1e6} MB`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
  } catch (error) {
    answer.cut();
    if (signal.aborted) throw signal.reason;
    throw error instanceof AcquireError ? error : connectionError(error, answer.url);
  }
}

/** The address of the next page, which may be a relative one. */
function nextPage(link: string, base: URL): string | null {
  const target = [...link.matchAll(/<([^>]*)>([^<]*)/g)].find(([, , about]) => /;\s*rel\s*=\s*"?next\b/i.test(about!));
  const to = target?.[1];
  if (to === undefined) return null;
  const url = URL.canParse(to, base.href) ? new URL(to, base) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
  throw endless(base, "a next page at no address");
}

function endless(url: URL, found: string): HubError {
  return new HubError({
    expected: "a listing that ends",
    found,
    where: shownAddress(url),
    next: notTheHub,
    brief: "a listing without end"
  });
}

function otherRevision(url: URL, revision: string, found: string): HubError {
  return new HubError({
    expected: `an answer about revision ${revision}`,
    found: `one about ${found}: the dataset moved meanwhile, or a mirror does not keep revisions`,
    where: shownAddress(url),
    next: "run it again; if it stays so, correct HF_ENDPOINT",
    brief: "an answer about another revision",
    retryable: true
  });
}
