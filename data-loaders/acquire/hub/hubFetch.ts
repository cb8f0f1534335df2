import {fault} from "../../outside/fault.js";
import type {Asking} from "./withRetries.js";

/** Of one listing, all pages together: some hundred times what the dataset's own takes. */
const most = {bytes: 32e6, pages: 200};

/**
 * A `fetch` over our client, for a library that wants one: same bounds, same care with the token. One is good for one
 * listing: it counts pages and bytes, so that a listing without end ends.
 *
 * @param revision - the commit that is asked about, when it is one
 */
export function hubFetch({client, limit}: Asking, revision: string | null = null): typeof fetch {
  const seen = new Set<string>();
  let bytes = 0;
  return async (input) => {
    const url = new URL(input instanceof Request ? input.url : input.toString());
    const circle = seen.has(url.href) ? "a page that leads back to one before it" : null;
    const found = circle ?? (seen.size >= most.pages ? `more than ${most.pages} pages` : null);
    if (found !== null) throw fault("a listing without end", url, {found});
    seen.add(url.href);
    const answer = await client.get(url.href, {accept: "application/json"}, limit);
    const chunks: Uint8Array[] = [];
    try {
      const commit = answer.headers["x-repo-commit"] ?? revision;
      if (revision !== null && commit !== revision) throw fault("another revision", url, {revision, found: commit});
      for await (const chunk of answer.body) {
        bytes += chunk.length;
        if (bytes > most.bytes)
          throw fault("a listing without end", answer.url, {found: `more than ${most.bytes / 1e6} MB`});
        chunks.push(chunk);
      }
    } finally {
      answer.cut();
    }
    const following = nextPage(answer.headers["link"] ?? "", answer.url);
    return new Response(Buffer.concat(chunks), {
      headers: following === null ? {} : {link: `<${following}>; rel="next"`}
    });
  };
}

/** The address of the next page, which may be a relative one. */
function nextPage(link: string, base: URL): string | null {
  const target = [...link.matchAll(/<([^>]*)>([^<]*)/g)].find(([, , about]) => /;\s*rel\s*=\s*"?next\b/i.test(about!));
  if (target === undefined) return null;
  const url = URL.canParse(target[1]!, base.href) ? new URL(target[1]!, base) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
  throw fault("a listing without end", base, {found: "a next page at no address"});
}
