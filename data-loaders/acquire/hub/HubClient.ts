import {type Dispatcher, EnvHttpProxyAgent, request} from "undici";

import type {Limits} from "../Effects.js";
import type {Environment} from "../environment.js";
import {notData} from "../notData.js";
import {connectionError, shownAddress, statusError} from "./explain.js";
import {HubError} from "./HubError.js";

const MOST_REDIRECTS = 10;

export interface HubAnswer {
  status: 200 | 206;
  /** Where the redirects ended. */
  url: URL;
  /** Of the last answer. */
  headers: Record<string, string>;
  /** Entity tags of every answer on the way, bare: the hub names the content, its storage may not. */
  tags: string[];
  body: AsyncIterable<Uint8Array>;
  /** Ends the transfer; what is still under way is dropped. */
  cut: () => void;
}

/**
 * Asks the hub. On undici itself rather than `fetch`: that one hides redirects (so a token could not be kept from the
 * next host), decodes what it was not asked to, and has no bound on connecting or on silence. Proxies are taken from
 * HTTP_PROXY, HTTPS_PROXY and NO_PROXY.
 */
export class HubClient {
  /** Whether any answer ever came: if not, there may be no network at all. */
  reached = false;
  readonly #env: Pick<Environment, "endpoint" | "token">;
  readonly #agent: EnvHttpProxyAgent;

  constructor(env: Pick<Environment, "endpoint" | "token">, limits: Pick<Limits, "connect" | "stall">) {
    this.#env = env;
    this.#agent = new EnvHttpProxyAgent({
      connect: {timeout: limits.connect},
      headersTimeout: limits.stall,
      bodyTimeout: limits.stall
    });
  }

  /**
   * One request, redirects followed.
   *
   * @throws HubError for everything but 200 and 206, and for a web page in place of a file.
   */
  async get(address: string, headers: Record<string, string>, signal: AbortSignal): Promise<HubAnswer> {
    const tags: string[] = [];
    const seen = new Set<string>();
    let url = new URL(address);
    for (;;) {
      if (seen.has(url.href) || seen.size > MOST_REDIRECTS) throw lost(address, url, seen.size);
      seen.add(url.href);
      const sentToken = this.#mayHaveToken(url);
      const answer = await this.#ask(url, {...headers, ...(sentToken ? this.#authorization() : {})}, signal);
      const answered = flat(answer.headers);
      tags.push(...tagsOf(answered));
      const {statusCode: status, body} = answer;
      if (status === 200 || status === 206) {
        // Cutting a body makes it emit an error, which nobody else would be listening for.
        const cut = (): void => void body.on("error", () => undefined).destroy();
        refusePage(answered, url, cut);
        return {status, url, headers: answered, tags, body, cut};
      }
      await drop(body);
      const location = answered["location"];
      if (status < 300 || status > 399 || location === undefined)
        throw statusError(status, url, {sentToken, retryAfter: retryAfterOf(answered)});
      url = next(location, url);
    }
  }

  /** The token goes to the hub it was given for and to nobody else, whatever a redirect says. */
  #mayHaveToken(url: URL): boolean {
    return this.#env.token !== null && url.origin === new URL(this.#env.endpoint).origin;
  }

  #authorization(): Record<string, string> {
    return this.#env.token === null ? {} : {authorization: `Bearer ${this.#env.token.reveal()}`};
  }

  async #ask(url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    try {
      const answer = await request(url, {
        dispatcher: this.#agent,
        headers: {"accept-encoding": "identity", "user-agent": "oversight-gap", ...headers},
        signal
      });
      this.reached = true;
      return answer;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw connectionError(error, url);
    }
  }

  /** Cuts what is still open, so that a process that gave up can end. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

function flat(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, [value ?? ""].flat().join(", ")]));
}

const tagsOf = (headers: Record<string, string>): string[] =>
  [headers["x-linked-etag"], headers["etag"]].flatMap((tag) =>
    tag === undefined ? [] : [tag.replace(/^W\//, "").replaceAll('"', "")]
  );

async function drop(body: Dispatcher.ResponseData["body"]): Promise<void> {
  // A short body is read, so that the connection can be used again; a long one is cut.
  await body.dump({limit: 65_536}).catch(() => undefined);
}

function next(location: string, from: URL): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : null;
  const downgraded = from.protocol === "https:" && to?.protocol !== "https:";
  if (to !== null && /^https?:$/.test(to.protocol) && !downgraded) return to;
  throw new HubError(
    {
      expected: downgraded ? "a redirect that stays encrypted (https)" : "a redirect to an http or https address",
      found: to === null ? "an address that can't be read" : `one to ${to.protocol}//${to.host}`,
      where: shownAddress(from),
      next: "correct HF_ENDPOINT if it is a mirror; else tell whoever runs the network"
    },
    {brief: "an unsafe redirect"}
  );
}

function lost(address: string, at: URL, hops: number): HubError {
  return new HubError(
    {
      expected: `the file after at most ${MOST_REDIRECTS} redirects`,
      found: hops > MOST_REDIRECTS ? "still another redirect" : `a circle of redirects, back at ${shownAddress(at)}`,
      where: shownAddress(new URL(address)),
      next: "correct HF_ENDPOINT if it is a mirror; else the hub is broken: run it again later"
    },
    {brief: "redirected without end"}
  );
}

function refusePage(headers: Record<string, string>, url: URL, cut: () => void): void {
  if (!/^\s*(text\/html|application\/xhtml)/i.test(headers["content-type"] ?? "")) return;
  cut();
  throw notTheFile("a web page (HTML)", url);
}

/** Refuses a page that does not say it is one, by its first bytes. */
export function refuseStart(start: Uint8Array, url: URL): void {
  const fault = start.length === 0 ? null : notData(start);
  if (fault !== null) throw notTheFile(fault.found, url);
}

function notTheFile(found: string, url: URL): HubError {
  return new HubError(
    {
      expected: "the file",
      found: `${found}, sent as if all were well (HTTP 200); it may be the log-in page of this network`,
      where: shownAddress(url),
      next: "open any web page in a browser to see whether a log-in is asked for, check HF_ENDPOINT, then run it again"
    },
    {brief: "a web page instead of the file"}
  );
}

function retryAfterOf(headers: Record<string, string>): number | null {
  const value = headers["retry-after"];
  if (value === undefined) return null;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}
