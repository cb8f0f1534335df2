import {brotliCompressSync, deflateSync, gzipSync} from "node:zlib";

import {expect, test} from "vitest";

import {acquire} from "../../data-loaders/acquire/acquire.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {Random} from "../../data-loaders/sample/Random.js";
import {type Exchange, type Question, send} from "./hubServer.js";
import {quickClock} from "./quickClock.js";
import {manifestOf, TOKEN, workplace} from "./workplace.js";

const statuses = [
  200, 200, 200, 206, 204, 301, 302, 304, 307, 400, 401, 403, 404, 407, 408, 416, 425, 429, 500, 502, 503
];
const encoders = {identity: (body: Buffer) => body, gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync};
const values: Record<string, string[]> = {
  etag: ['"x"', 'W/"x"', "x", '"', '"a", "b"', ""],
  "retry-after": ["0", "-1", "1", "0.2", "soon", "99999999999999999999", "Thu, 01 Jan 1970 00:00:00 GMT", "\u00ff"],
  ratelimit: ['"x";r=0;t=1', '"x";r=0;t=-1', ";;r=0", '"x";r=0;t=1e9', "limit=1, remaining=0, reset=1"],
  "content-range": ["bytes 0-9/10", "bytes */10", "bytes 5-1/2", "x"],
  "content-type": ["text/html", "text/csv", "application/json", "\u00ff", ""],
  "content-encoding": ["gzip", "rot13", "identity", "br, gzip", "__proto__"],
  location: [
    "?again",
    "/",
    "http://127.0.0.1:1/",
    "http://[::1]:1/x",
    "file:///etc/passwd",
    "//",
    "\u00ff",
    "?" + "x".repeat(5_000)
  ],
  link: [
    '<?page=2>; rel="next"',
    "<>; rel=next",
    '<http://127.0.0.1:1/>; rel="next"',
    "<",
    '<javascript:x>;rel="next"'
  ],
  "x-repo-commit": ["a".repeat(40), "main"],
  "set-cookie": ["a=b"],
  "x-linked-etag": ['"x"', "\u00e9"]
};

/** Answers as no sound server would, by chance; now and then as one would. */
function misbehaviour(random: Random): (exchange: Pick<Exchange, "response">, body: Buffer) => boolean {
  return ({response}, body) => {
    if (random.below(3) === 0) return false;
    const headers: Record<string, string> = {};
    for (const [name, list] of Object.entries(values)) if (random.below(6) === 0) headers[name] = random.pick(list);
    const encoding = random.pick(Object.keys(encoders) as (keyof typeof encoders)[]);
    const content = random.below(3) === 0 ? encoders[encoding](body) : body;
    if (content !== body) headers["content-encoding"] = encoding;
    const status = random.pick(statuses);
    if (status === 206 && random.below(2) === 0) headers["content-range"] = `bytes 0-${body.length - 1}/${body.length}`;
    if (random.below(3) === 0)
      headers["content-length"] = String(content.length + random.pick([0, 0, 0, -1, 1, 1_000]));
    const sent = content.subarray(0, Math.ceil(content.length * random.pick([0, 0.01, 0.1, 0.5, 0.9, 1, 1])));
    const twice = random.below(8) === 0 ? Buffer.concat([sent, sent]) : sent;
    const flipped = random.below(8) === 0 ? Buffer.from(twice.map((byte, i) => (i === 7 ? byte ^ 1 : byte))) : twice;
    const end = random.pick(["end", "end", "destroy", "stall", "nothing"]);
    if (end === "nothing") return !!response.destroy();
    response.writeHead(status, headers);
    response.write(
      flipped,
      () => void (end === "end" ? response.end() : end === "destroy" ? response.destroy() : null)
    );
    return true;
  };
}

const codes = [0, 2, 3, 4, 5, 6, 10, 11];
const seeds = Array.from({length: Number(process.env["SEEDS"] ?? 12)}, (_, i) => i + Number(process.env["FROM"] ?? 0));

test.each(seeds)("a hub that answers by chance (%i): right bytes or one message, in bounded time", async (seed) => {
  const random = new Random(seed, "misbehaviour");
  const odd = misbehaviour(random);
  const manifest = manifestOf();
  for (const file of manifest.files) if (random.below(2) === 0) file.known[0]!.sha256 = null;
  const place = await workplace({
    manifest,
    clock: quickClock(),
    variables: random.below(2) === 0 ? {HF_TOKEN: TOKEN} : {},
    limits: {stall: 60, tries: 3, backoff: 1, longestBackoff: 2, total: 8_000},
    misbehave: (exchange) => {
      if (exchange.nth > 12) return !!(send(exchange.file, exchange.request, exchange.response), true);
      return odd(exchange, exchange.file.content);
    },
    listing: {misbehave: (question: Question) => odd(question, Buffer.from(JSON.stringify(question.answer)))}
  });
  for (const verb of [["fetch"], ["check"], ["add", "2031-01-01"], ["fetch"], ["verify"], ["status"]]) {
    const {code, stdout, stderr} = await place.data(...verb);
    expect(codes, `${verb.join(" ")}: ${stderr}`).toContain(code);
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|^ +at /m);
    expect(stdout + stderr).not.toContain(TOKEN);
  }
  await place.cached();
  const acquired = await acquire(manifest, environment(place.variables), place.effects);
  expect(["hub", "cache", "sample"]).toContain(acquired.source);
});
