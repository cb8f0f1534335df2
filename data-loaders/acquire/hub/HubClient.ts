import {Agent, type Dispatcher, EnvHttpProxyAgent, Pool, request} from "undici";

import {type Clock, type Effects, systemClock} from "../Effects.js";
import type {Environment} from "../environment.js";
import {notData} from "../notData.js";
import {isLoopback, type Secret} from "../proxies.js";
import {arriving} from "./decoded.js";
import {connectionError, statusError} from "./explain.js";
import {Gate, waitAsked} from "./Gate.js";
import {HubError, shownAddress} from "./HubError.js";
import type {TimeLimit} from "./withRetries.js";

const MOST_REDIRECTS = 10;

type Limit = Pick<TimeLimit, "deadline" | "signal">;

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

/** Not read further than this, nor longer: bodies of redirects and errors, of which nothing is wanted. */
const unwanted = {bytes: 65_536, ms: 1_000};

/** A connection to one of several addresses of a host is given up for the next no sooner than this (ms). */
const SHORTEST_ATTEMPT = 1_000;

type Hub = Pick<Environment, "endpoint" | "token" | "proxies">;

/**
 * Asks the hub. On undici itself rather than `fetch`: that one hides redirects (so a token could not be kept from the
 * next host), decodes what it was not asked to, and has no bound on connecting or on silence.
 */
export class HubClient {
  /** Whether any answer ever came: if not, there may be no network at all. */
  reached = false;
  readonly #env: Hub;
  readonly #log: (line: string) => void;
  readonly #clock: Clock;
  readonly #direct: Agent;
  readonly #proxied: EnvHttpProxyAgent;
  #tokenRefused = false;

  /** @throws AcquireError (usage) when the settings of a proxy can't be used */
  constructor(env: Hub, {limits, log, clock = systemClock}: Pick<Effects, "limits" | "log" | "clock">) {
    const {http, https, none, fault} = env.proxies;
    if (fault !== null) throw fault;
    this.#env = env;
    this.#log = log;
    this.#clock = clock;
    const connect = {
      timeout: limits.connect,
      // Node itself gives up on an address after 250 ms, which is less than a slow connection takes.
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: Math.max(SHORTEST_ATTEMPT, limits.connect / 4)
    };
    const waits = {headersTimeout: limits.stall, bodyTimeout: limits.stall};
    this.#direct = new Agent({connect, ...waits});
    this.#proxied = new EnvHttpProxyAgent({
      connect,
      ...waits,
      httpProxy: http?.reveal() ?? "",
      httpsProxy: https?.reveal() ?? "",
      noProxy: none,
      proxyTls: connect,
      clientFactory: (origin, options) => new Pool(origin, {...options, ...waits})
    });
  }

  /**
   * One request, redirects followed.
   *
   * @throws HubError for everything but 200 and 206, and for a web page in place of a file.
   */
  async get(address: string, headers: Record<string, string>, limit: Limit): Promise<HubAnswer> {
    const tags: string[] = [];
    const seen = new Set<string>();
    let url = new URL(address);
    for (;;) {
      if (seen.has(url.href) || seen.size > MOST_REDIRECTS) throw lost(address, url, seen.size);
      seen.add(url.href);
      const {answer, refusal} = await this.#askWithToken(url, headers, limit);
      const {statusCode: status, body} = answer;
      const answered = flat(answer.headers);
      tags.push(...tagsOf(answered));
      if (status === 200 || status === 206) {
        // Cutting a body makes it emit an error, which nobody else would be listening for.
        const cut = (): void => void body.on("error", () => undefined).destroy();
        refusePage(answered, url, cut);
        return {status, url, headers: answered, tags, body: arriving(body), cut};
      }
      await drop(body);
      const location = answered["location"];
      if (status < 300 || status > 399 || location === undefined)
        throw statusError(refusal ?? status, url, {
          sentToken: refusal !== null,
          retryAfter: waitAsked(answered, this.#clock.now(), status === 429),
          proxy: this.#proxyOf(url)
        });
      url = next(location, url);
    }
  }

  /** Public files need no token: one that is refused is left out, and that is said once. */
  async #askWithToken(
    url: URL,
    headers: Record<string, string>,
    limit: Limit
  ): Promise<{answer: Dispatcher.ResponseData; refusal: number | null}> {
    const token = this.#tokenFor(url);
    if (token === null) return {answer: await this.#ask(url, headers, limit), refusal: null};
    const answer = await this.#ask(url, {...headers, authorization: `Bearer ${token.reveal()}`}, limit);
    const {statusCode: refusal} = answer;
    if (refusal !== 401 && refusal !== 403) return {answer, refusal: null};
    await drop(answer.body);
    const again = await this.#ask(url, headers, limit);
    if (again.statusCode >= 400) return {answer: again, refusal: again.statusCode < 429 ? refusal : null};
    if (!this.#tokenRefused)
      this.#log(`${url.host}: HF_TOKEN was refused (HTTP ${refusal}), but this is public: asked without it`);
    this.#tokenRefused = true;
    return {answer: again, refusal: null};
  }

  /** The token goes to the hub it was given for and to nobody else, whatever a redirect says. */
  #tokenFor(url: URL): Secret | null {
    return !this.#tokenRefused && url.origin === new URL(this.#env.endpoint).origin ? this.#env.token : null;
  }

  /** Loopback is no proxy's to reach. */
  #dispatcherFor(url: URL): Dispatcher {
    return isLoopback(url) ? this.#direct : this.#proxied;
  }

  /** The proxy for an address, without its password; null for none. */
  #proxyOf(url: URL): string | null {
    const {http, https, none} = this.#env.proxies;
    const proxy = url.protocol === "https:" ? (https ?? http) : http;
    const listed = none.split(/[,\s]+/).some((name) => name !== "" && url.host.endsWith(name.replace(/^\*/, "")));
    return proxy === null || listed || isLoopback(url) ? null : new URL(proxy.reveal()).host;
  }

  async #ask(url: URL, headers: Record<string, string>, limit: Limit): Promise<Dispatcher.ResponseData> {
    const gate = Gate.of(url);
    await gate.pass(url, this.#clock, limit);
    try {
      const answer = await request(url, {
        dispatcher: this.#dispatcherFor(url),
        headers: {"accept-encoding": "identity", "user-agent": "oversight-gap", ...headers},
        signal: limit.signal
      });
      this.reached = true;
      const now = this.#clock.now();
      const wait = waitAsked(flat(answer.headers), now, answer.statusCode === 429);
      if (wait !== null) gate.close(wait, {now, refused: answer.statusCode >= 400});
      return answer;
    } catch (error) {
      if (limit.signal.aborted) throw limit.signal.reason;
      throw connectionError(error, url, this.#proxyOf(url));
    }
  }

  /** Cuts what is still open, so that a process that gave up can end. */
  async close(): Promise<void> {
    await Promise.all([this.#direct.destroy(), this.#proxied.destroy()]);
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
  // A short body is read, so that the connection can be used again; a long or a slow one is cut.
  await body.dump({limit: unwanted.bytes, signal: AbortSignal.timeout(unwanted.ms)}).catch(() => undefined);
}

function next(location: string, from: URL): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : null;
  const downgraded = from.protocol === "https:" && to?.protocol !== "https:";
  if (to !== null && /^https?:$/.test(to.protocol) && !downgraded) return to;
  throw new HubError({
    expected: downgraded ? "a redirect that stays encrypted (https)" : "a redirect to an http or https address",
    found: to === null ? "an address that can't be read" : `one to ${to.protocol}//${to.host}`,
    where: shownAddress(from),
    next: "correct HF_ENDPOINT if it is a mirror; else tell whoever runs the network",
    brief: "an unsafe redirect"
  });
}

function lost(address: string, at: URL, hops: number): HubError {
  return new HubError({
    expected: `the file after at most ${MOST_REDIRECTS} redirects`,
    found: hops > MOST_REDIRECTS ? "still another redirect" : `a circle of redirects, back at ${shownAddress(at)}`,
    where: shownAddress(new URL(address)),
    next: "correct HF_ENDPOINT if it is a mirror; else the hub is broken: run it again later",
    brief: "redirected without end"
  });
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
  return new HubError({
    expected: "the file",
    found: `${found}, sent as if all were well (HTTP 200); it may be the log-in page of this network`,
    where: shownAddress(url),
    next: "open any web page in a browser to see whether a log-in is asked for, check HF_ENDPOINT, then run it again",
    brief: "a web page instead of the file"
  });
}
