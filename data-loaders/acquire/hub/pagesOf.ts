import * as z from "zod";

import {fault} from "../../outside/fault.js";
import {DATASET} from "../../releases/Manifest.js";
import {type Asking, inTime} from "./withRetries.js";

/** Of one listing, all pages together: some hundred times what the dataset's own takes. */
const most = {bytes: 32e6, pages: 200};

/** What the hub says about the dataset, at a commit if one is given, page after page: a listing without end ends. */
export async function pagesOf<T>(
  about: string,
  schema: z.ZodType<T>,
  revision: string | null,
  {client, limit: {signal}}: Asking
): Promise<T[]> {
  const where = client.env.endpoint;
  const task = {client, total: 4 * client.effects.limits.stall, what: "the hub's listing", where, outer: signal};
  return inTime(task, async (limit) => {
    const seen = new Set<string>();
    const pages: T[] = [];
    let bytes = 0;
    for (let at: string | null = `${where}/api/datasets/${DATASET}/${about}`; at !== null;) {
      const endless = (found: string) => fault("a listing without end", new URL(at!), {found});
      if (seen.has(at)) throw endless("a page that leads back to one before it");
      if (seen.size >= most.pages) throw endless(`more than ${most.pages} pages`);
      seen.add(at);
      const {headers, url, body, cut} = await client.get(at, {accept: "application/json"}, limit);
      const chunks: Uint8Array[] = [];
      try {
        const found = headers["x-repo-commit"] ?? revision;
        if (revision !== null && found !== revision) throw fault("another revision", url, {revision, found});
        for await (const chunk of body) {
          chunks.push(chunk);
          if ((bytes += chunk.length) > most.bytes) throw endless(`more than ${most.bytes / 1e6} MB`);
        }
      } finally {
        cut();
      }
      pages.push(read(Buffer.concat(chunks).toString(), schema, where));
      at = nextPage(headers["link"] ?? "", url);
    }
    return pages;
  });
}

function read<T>(text: string, schema: z.ZodType<T>, where: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const [issue] = cause instanceof z.ZodError ? cause.issues : [];
    const found = issue ? `one that is none (${[...issue.path, issue.message].join(": ")})` : (cause as Error).message;
    // What ends too early may have been cut.
    throw fault("not the hub", where, {found}, {cause, retryable: cause instanceof SyntaxError});
  }
}

/** The address of the next page, which may be a relative one. */
function nextPage(link: string, base: URL): string | null {
  const target = [...link.matchAll(/<([^>]*)>([^<]*)/g)].find(([, , about]) => /;\s*rel\s*=\s*"?next\b/i.test(about!));
  if (target === undefined) return null;
  const url = URL.canParse(target[1]!, base.href) ? new URL(target[1]!, base) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
  throw fault("a listing without end", base, {found: "a next page at no address"});
}
