import {Agent, type Dispatcher, EnvHttpProxyAgent, Pool, request} from "undici";

import {fault} from "../../outside/fault.js";
import {type Clock, type HubEffects, type Limit, systemClock} from "../Effects.js";
import {type Environment, isLoopback} from "../environment.js";
import {connectionError, statusError} from "./explain.js";
import {closeGate, passGate, waitAsked} from "./Gate.js";
import {type Headers, type HubAnswer, hubAnswer} from "./HubAnswer.js";

const MOST_REDIRECTS = 10;

/** Not read further than this, nor longer: bodies of redirects and errors, of which nothing is wanted. */
const unwanted = {bytes: 65_536, ms: 1_000};

/** A connection to one of several addresses of a host is given up for the next no sooner than this (ms). */
const SHORTEST_ATTEMPT = 1_000;

/**
 * Asks the hub. On undici itself rather than `fetch`: that one hides redirects (so a token could not be kept from the
 * next host), decodes what it was not asked to, and has no bound on connecting or on silence.
 */
export class HubClient {
  /** Whether any answer ever came: if not, there may be no network at all. */
  reached = false;
  readonly host: string;
  readonly clock: Clock;
  readonly #direct: Agent;
  readonly #proxied: EnvHttpProxyAgent;
  readonly #proxies: ReturnType<Environment["proxies"]>;
  #tokenRefused = false;

  /** @throws AcquireError (usage) when the settings of a proxy can't be used */
  constructor(
    readonly env: Environment,
    readonly effects: HubEffects
  ) {
    this.#proxies = env.proxies();
    const {http: httpProxy, https: httpsProxy, none: noProxy} = this.#proxies;
    const {stall, connect: timeout} = effects.limits;
    this.host = new URL(env.endpoint).host;
    this.clock = effects.clock ?? systemClock;
    // Node itself gives up on an address after 250 ms, which is less than a slow connection takes.
    const autoSelectFamilyAttemptTimeout = Math.max(SHORTEST_ATTEMPT, timeout / 4);
    const connect = {timeout, autoSelectFamily: true, autoSelectFamilyAttemptTimeout};
    const waits = {headersTimeout: stall, bodyTimeout: stall};
    this.#direct = new Agent({connect, ...waits});
    this.#proxied = new EnvHttpProxyAgent({
      connect,
      ...waits,
      httpProxy,
      httpsProxy,
      noProxy,
      proxyTls: connect,
      clientFactory: (origin, options) => new Pool(origin, {...options, ...waits})
    });
  }

  /** How often anything is tried: where something else can be taken instead, a hub that never answers not for long. */
  get tries(): number {
    const {tries, triesInAuto} = this.effects.limits;
    return this.reached || this.env.source !== "auto" ? tries : triesInAuto;
  }

  /**
   * One request, redirects followed.
   *
   * @param tags - gets the entity tags of every answer on the way, bare: the hub names the content, its storage may not
   * @throws AcquireError for everything but 200 and 206, and for a web page in place of a file.
   */
  async get(address: string, headers: Headers, limit: Limit, tags: string[] = []): Promise<HubAnswer> {
    const seen = new Set<string>();
    for (let url = new URL(address); ;) {
      const tooMany = seen.size > MOST_REDIRECTS;
      if (tooMany || seen.has(url.href)) {
        const found = tooMany
          ? "still another redirect"
          : `a circle of redirects, back at ${url.origin}${url.pathname}`;
        throw fault("redirects without end", new URL(address), {most: MOST_REDIRECTS, found});
      }
      seen.add(url.href);
      const answer = await this.#askWithToken(url, headers, limit);
      const {etag = "", "x-linked-etag": linked = "", location} = answer.headers;
      tags.push(...[linked, etag].map((tag) => tag.replace(/^W\//, "").replaceAll('"', "")));
      const {status} = answer;
      if (status === 200 || status === 206) return hubAnswer(answer, url, limit);
      await drop(answer.body);
      if (status < 300 || status > 399 || location === undefined) throw statusError(answer, url, this.#proxyOf(url));
      url = next(location, url);
    }
  }

  /** Public files need no token: one that is refused is left out, and that is said once. */
  async #askWithToken(url: URL, headers: Headers, limit: Limit) {
    // It goes to the hub it was given for and to nobody else, whatever a redirect says.
    const own = !this.#tokenRefused && url.origin === new URL(this.env.endpoint).origin;
    const token = own ? this.env.token : null;
    if (token === null) return this.#ask(url, headers, limit);
    const answer = await this.#ask(url, {...headers, authorization: `Bearer ${token()}`}, limit);
    const {status} = answer;
    if (status !== 401 && status !== 403) return answer;
    await drop(answer.body);
    const again = await this.#ask(url, headers, limit);
    if (again.status >= 400) return again.status < 429 ? {...again, status, tokenRefused: true} : again;
    if (!this.#tokenRefused)
      this.effects.log(`${url.host}: HF_TOKEN was refused (HTTP ${status}), but this is public: asked without it`);
    this.#tokenRefused = true;
    return again;
  }

  async #ask(url: URL, headers: Headers, limit: Limit) {
    await passGate(url, this.clock, limit);
    const {signal} = limit;
    // Loopback is no proxy's to reach.
    const dispatcher = isLoopback(url) ? this.#direct : this.#proxied;
    const own = {"accept-encoding": "identity", "user-agent": "oversight-gap"};
    const answer = await request(url, {dispatcher, headers: {...own, ...headers}, signal}).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : connectionError(error, url, this.#proxyOf(url));
    });
    this.reached = true;
    const {statusCode: status, body} = answer;
    const flat = Object.entries(answer.headers).map(
      ([name, value]) => [name, [value ?? ""].flat().join(", ")] as const
    );
    const headersGiven = Object.fromEntries(flat);
    const now = this.clock.now();
    const retryAfter = waitAsked(headersGiven, now, status === 429);
    if (retryAfter !== null) closeGate(url, retryAfter, {now, refused: status >= 400});
    return {status, headers: headersGiven, body, tokenRefused: false, retryAfter};
  }

  /** The proxy for an address, without its password; null for none. */
  #proxyOf(url: URL): string | null {
    const {http, https, none} = this.#proxies;
    const proxy = url.protocol === "https:" ? https : http;
    const listed = none.split(/[,\s]+/).some((name) => name !== "" && url.host.endsWith(name.replace(/^\*/, "")));
    return proxy === "" || listed || isLoopback(url) ? null : new URL(proxy).host;
  }

  /** Cuts what is still open, so that a process that gave up can end. */
  async close(): Promise<void> {
    await Promise.all([this.#direct.destroy(), this.#proxied.destroy()]);
  }
}

/** A short body is read, so that the connection can be used again; a long or a slow one is cut. */
async function drop(body: Dispatcher.ResponseData["body"]): Promise<void> {
  await body.dump({limit: unwanted.bytes, signal: AbortSignal.timeout(unwanted.ms)}).catch(() => undefined);
}

function next(location: string, from: URL): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : null;
  const downgraded = from.protocol === "https:" && to?.protocol !== "https:";
  if (to !== null && /^https?:$/.test(to.protocol) && !downgraded) return to;
  throw fault("unsafe redirect", from, {
    expected: `a redirect ${downgraded ? "that stays encrypted (https)" : "to an http or https address"}`,
    found: to === null ? "an address that can't be read" : `one to ${to.protocol}//${to.host}`
  });
}
