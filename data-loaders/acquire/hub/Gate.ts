import {max} from "d3-array";

import {fault} from "../../outside/fault.js";
import type {Clock, Limit} from "../Effects.js";

/** What a server that has an answer ready may ask of the next request (ms); longer than that is taken for nonsense. */
const LONGEST_FORESIGHT = 600_000;

/** When servers want to be asked again, in ms: what one download learns of it, all others of this process obey. */
const opens = new Map<string, number>();

/**
 * @param wait - what it asked for, in ms
 * @param refused - whether it asked by an error; with a sound answer it only warns
 */
export function closeGate({origin}: URL, wait: number, {now, refused}: {now: number; refused: boolean}): void {
  if (refused || wait <= LONGEST_FORESIGHT) opens.set(origin, Math.max(opens.get(origin) ?? 0, now + wait));
}

/** @throws AcquireError when it opens too late */
export async function passGate(url: URL, clock: Clock, {deadline, signal}: Limit): Promise<void> {
  for (let left: number; (left = (opens.get(url.origin) ?? 0) - clock.now()) > 0;) {
    if (clock.now() + left > deadline) throw fault("not to be asked", url, {host: url.host}, {retryAfter: left});
    await clock.wait(left, signal);
  }
}

/**
 * How long an answer asks to be left alone, in ms; null when it does not, or in no way that makes sense. `Retry-After`
 * comes first, in seconds (a fraction too) or as a date, which is read by the server's own clock where it tells it; then
 * `RateLimit` (`"resolvers";r=0;t=55`) and its forerunners, where nothing remains of the quota.
 *
 * @param refused - whether it was the quota that this answer is about (HTTP 429)
 */
export function waitAsked(headers: Record<string, string>, now: number, refused: boolean): number | null {
  // A wait of nothing, or into the past, is none: then the usual pause is made.
  const longest = (waits: number[]): number | null => max(waits.filter((wait) => wait > 0)) ?? null;
  return longest(retryAfter(headers, now)) ?? longest(quotas(headers).map((quota) => resetOf(quota, now, refused)));
}

function retryAfter(headers: Record<string, string>, now: number): number[] {
  const value = headers["retry-after"]?.trim() ?? "";
  // Given twice, it arrives as one list.
  if (/^[+-]?[\d.]+(\s*,\s*[+-]?[\d.]+)*$/.test(value)) return value.split(",").map((one) => Number(one) * 1000);
  // Left to itself, Date.parse finds a day in almost anything.
  const at = /^([a-z]{3,9},? |\d{4}-)/i.test(value) ? Date.parse(value) : NaN;
  return [at - (Date.parse(headers["date"] ?? "") || now)];
}

/** Each quota as `r=0;t=55`: those of `RateLimit`, and `RateLimit-Remaining` beside `-Reset`, with or without `X-`. */
function quotas({ratelimit = "", ...headers}: Record<string, string>): string[] {
  const items = ratelimit.replaceAll(/"(\\.|[^"\\])*"/g, "").split(ratelimit.includes(";") ? "," : "\n");
  const older = ["ratelimit", "x-ratelimit"].map(
    (name) => `r=${headers[`${name}-remaining`]};t=${headers[`${name}-reset`]}`
  );
  return [...items, ...older];
}

/** When a quota that is used up begins anew, in ms from now; 0 for one that is not. In it, seconds, or seconds since 1970. */
function resetOf(quota: string, now: number, refused: boolean): number {
  const of = (name: string): number | null => {
    const found = new RegExp(`(?:^|[;,\\s])${name}\\s*=\\s*(-?[\\d.]+)`, "i").exec(quota);
    return found === null ? null : Number(found[1]);
  };
  if ((of("r") ?? of("remaining") ?? (refused ? 0 : 1)) > 0) return 0;
  const reset = (of("t") ?? of("reset") ?? 0) * 1000;
  return reset > 1e11 ? reset - now : reset;
}
