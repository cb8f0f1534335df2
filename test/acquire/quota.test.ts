import {expect, test} from "vitest";

import {waitAsked} from "../../data-loaders/acquire/hub/Gate.js";
import type {Exchange} from "./hubServer.js";
import {quickClock} from "./quickClock.js";
import {claude, dataset, paths, workplace} from "./workplace.js";

const now = Date.parse("2030-01-01T00:00:00Z");
const at = (ms: number): string => new Date(now + ms).toUTCString();

test.each<[string, Record<string, string>, number | null]>([
  ["seconds", {"retry-after": "55"}, 55_000],
  ["seconds with space around", {"retry-after": " 7 "}, 7_000],
  ["a fraction", {"retry-after": "0.5"}, 500],
  ["a fraction without its zero", {"retry-after": ".5"}, 500],
  ["given twice", {"retry-after": "5, 30"}, 30_000],
  ["nothing", {"retry-after": "0"}, null],
  ["less than nothing", {"retry-after": "-5"}, null],
  ["a date", {"retry-after": at(9_000)}, 9_000],
  ["a date in the past", {"retry-after": at(-9_000)}, null],
  ["a date by a clock that is an hour ahead", {"retry-after": at(3_609_000), date: at(3_600_000)}, 9_000],
  ["a date by a clock that is an hour behind", {"retry-after": at(-3_591_000), date: at(-3_600_000)}, 9_000],
  ["a date beside one that is none", {"retry-after": at(9_000), date: "today"}, 9_000],
  ["a word", {"retry-after": "soon"}, null],
  ["a word with a number", {"retry-after": "in 5 minutes"}, null],
  ["nothing said", {}, null],
  ["an empty value", {"retry-after": ""}, null],
  ["a quota used up", {ratelimit: '"resolvers";r=0;t=55'}, 55_000],
  ["a quota used up, in another order", {ratelimit: '"resolvers"; t=55; r=0'}, 55_000],
  ["of two quotas the one used up", {ratelimit: '"api";r=12;t=300, "resolvers";r=0;t=55'}, 55_000],
  ["of two used up the longer", {ratelimit: '"api";r=0;t=300, "resolvers";r=0;t=55'}, 300_000],
  ["a quota with a name that looks like one", {ratelimit: '"a;r=0;t=9, b";r=3;t=55'}, null],
  ["a quota that is not used up", {ratelimit: '"resolvers";r=1;t=55'}, null],
  ["zero asked, but a quota used up", {"retry-after": "0", ratelimit: '"resolvers";r=0;t=55'}, 55_000],
  ["both: Retry-After is the closer word", {"retry-after": "3", ratelimit: '"resolvers";r=0;t=55'}, 3_000],
  ["the older form", {ratelimit: "limit=100, remaining=0, reset=50"}, 50_000],
  ["the older three", {"ratelimit-remaining": "0", "ratelimit-reset": "50"}, 50_000],
  ["the older three with X-", {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "50"}, 50_000],
  ["since 1970", {"x-ratelimit-remaining": "0", "x-ratelimit-reset": String(now / 1000 + 50)}, 50_000],
  ["the older three, not used up", {"x-ratelimit-remaining": "7", "x-ratelimit-reset": "50"}, null],
  ["nonsense", {ratelimit: ";;;=,r=,t=x"}, null]
])("what an answer asks for: %s", (_, headers, expected) => {
  expect(waitAsked(headers, now, false)).toBe(expected);
});

test("refused, and the quota says only when: that is when", () => {
  expect(waitAsked({ratelimit: '"resolvers";t=55'}, now, true)).toBe(55_000);
  expect(waitAsked({ratelimit: '"resolvers";t=55'}, now, false)).toBe(null);
});

/** Answers of a hub whose quota is used up until an hour of the quick clock. */
function used(headers: Record<string, string>, status: number) {
  const clock = quickClock();
  const opens = clock.now() + 55_000;
  const early: string[] = [];
  return {
    clock,
    early,
    misbehave: ({file, response}: Exchange) => {
      if (clock.now() >= opens) return false;
      early.push(file.path);
      return !!response.writeHead(status, headers).end();
    }
  };
}

test.each([
  ["429 and RateLimit", {ratelimit: '"resolvers";r=0;t=55'}, 429],
  ["429 and Retry-After", {"retry-after": "55"}, 429],
  ["503 and Retry-After", {"retry-after": "55"}, 503]
])("%s: each file is asked for once before the time, and once after it", async (_, headers, status) => {
  const {clock, early, misbehave} = used(headers, status);
  const {data, cached} = await workplace({clock, misbehave, limits: {total: 120_000}});
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(early.length).toBeLessThanOrEqual(dataset.length);
  // All at once: the quick clock passes the same minute for everybody; an answer that was under way then counts anew.
  expect(clock.waits.filter((wait) => wait > 50_000).length).toBeLessThanOrEqual(2 * dataset.length);
  expect(clock.waits.some((wait) => wait > 50_000)).toBe(true);
  expect(await cached()).toEqual(paths(dataset));
});

test("what one download learns, one that comes later obeys", async () => {
  const clock = quickClock();
  const opens = clock.now() + 55_000;
  const early: string[] = [];
  const {data} = await workplace({
    clock,
    limits: {total: 120_000},
    misbehave: async ({file, response, nth, well}) => {
      if (file !== claude) {
        if (nth === 1) await new Promise((resolve) => setTimeout(resolve, 50));
        if (clock.now() < opens && nth > 1) early.push(file.path);
        // Cut off while the first is told to wait: its next try is a request like any other.
        return nth === 1 ? !!response.destroy() : (well(), true);
      }
      return nth === 1 && !!response.writeHead(429, {ratelimit: '"resolvers";r=0;t=55'}).end();
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(early).toEqual([]);
});

test("a sound answer that says the quota is used up: the next request waits for it", async () => {
  const clock = quickClock();
  const manifestless = await workplace({
    clock,
    limits: {total: 120_000},
    listing: {
      misbehave: ({response, answer}) =>
        !!response
          .writeHead(200, {"content-type": "application/json", ratelimit: '"api";r=0;t=42'})
          .end(JSON.stringify(answer))
    }
  });
  await manifestless.data("check");
  expect(clock.waits.some((wait) => wait > 40_000 && wait <= 42_000)).toBe(true);
});

test.each([["0"], ["-1"], ["soon"], [new Date(0).toUTCString()]])(
  "429 with Retry-After: %s: the usual pauses, every try",
  async (value) => {
    const {data, server} = await workplace({
      misbehave: ({file, response}) => file === claude && !!response.writeHead(429, {"retry-after": value}).end()
    });
    const {code, stderr} = await data("fetch");
    expect(code).toBe(5);
    expect(stderr).toContain("found HTTP 429 (4 times)");
    expect(server.asked(claude.path)).toBe(4);
  }
);

test("429 for longer than there is time: all give up at once, asking no more", async () => {
  const {data, server} = await workplace({
    misbehave: ({response}) => !!response.writeHead(429, {ratelimit: '"resolvers";r=0;t=7200'}).end()
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("the next try would have to wait 7200 s, longer than is left");
  expect(server.requests.length).toBeLessThanOrEqual(dataset.length);
});
