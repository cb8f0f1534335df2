import {mkdir, readdir, stat, writeFile} from "node:fs/promises";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {dirname, join, posix, relative, sep, win32} from "node:path";

import {expect, onTestFinished, test} from "vitest";

import {DataError} from "../../data-loaders/DataError.js";
import {insideFolder, pathFault} from "../../data-loaders/outside/insideFolder.js";
import {shown, shownJson} from "../../data-loaders/outside/shown.js";
import {Random} from "../../data-loaders/sample/Random.js";
import {gitSha1, sha256} from "./hubServer.js";
import {filesIn, workplace} from "./workplace.js";

/** In every name that is tried, so that what got out could be found. */
const MARK = "zqxout";

const parts = [
  ...[
    "..",
    ".",
    "",
    "/",
    "\\",
    "..\\",
    "../",
    "//",
    "C:",
    "c:\\",
    "\\\\?\\",
    "\\\\server\\share",
    "~",
    "$HOME",
    "%2e%2e"
  ],
  ...["\0", "\u001b[31m", "\u001b]0;x\u0007", "\u0008", "\r", "\n", "\t", "\u007f", "\u009b31m", "\u0085"],
  ...["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\u2029", "\u00ad", "\ue000", "\ud800", "\u{e0041}"],
  ...["CON", "nul.csv", "COM1", "lpt9.txt", "aux", "CONIN$", "com¹"],
  ...["e\u0301", "\u212b", "\uff0e\uff0e", "\u2215", "\u2024\u2024"],
  ...[
    "a.",
    "a ",
    ".a",
    " a",
    "a:b",
    "a*",
    "a?",
    'a"',
    "a<",
    "a>",
    "a|",
    "a'b",
    "a`b",
    "$(x)",
    "a;b",
    "-rf",
    "x".repeat(300)
  ],
  ...["release_2031_01_01", "data", "claude_ai.csv", "1p_api.csv", "snapshots", "blobs", ".git", "datasets--x"]
];

function nameFrom(random: Random): string {
  const pick = (): string => random.pick(parts);
  const length = 1 + random.below(5);
  const glue = random.pick(["/", "/", "", "\\"]);
  const text = Array.from({length}, pick).join(glue);
  return random.below(2) === 0 ? `${text}/${MARK}_claude_ai.csv` : `release_2031_01_01/${text}${MARK}_claude_ai.csv`;
}

const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

test("4,000 names: one that is let in lies inside the folder, on this system and on Windows", async () => {
  const {dir} = await workplace();
  const random = new Random(1, "names");
  let accepted = 0;
  for (let i = 0; i < 4_000; i += 1) {
    const name = nameFrom(random);
    expect(shown(name)).not.toMatch(/[\n]/);
    expect(shown(name)).not.toMatch(unprintable);
    if (pathFault(name) !== null) {
      expect(() => insideFolder(dir, name)).toThrow(DataError);
      continue;
    }
    accepted += 1;
    const path = insideFolder(join(dir, "in"), name);
    expect(path.startsWith(join(dir, "in") + sep)).toBe(true);
    for (const system of [posix, win32]) {
      const root = system === posix ? "/root/in" : "C:\\root\\in";
      const inside = system.relative(root, system.resolve(root, name));
      expect(inside.split(system.sep)).toEqual(name.split("/"));
    }
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, name);
    expect(relative(join(dir, "in"), path).split(sep).join("/")).toBe(name);
  }
  expect(accepted).toBeGreaterThan(200);
  expect(accepted).toBeLessThan(3_000);
});

const content = Buffer.from("a,b\n1,2\n");

/** A hub that lists whatever it is told, and has a file under every name there is. */
async function listingHub() {
  const state = {listing: [] as unknown[]};
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    const json = (value: unknown): unknown =>
      response.writeHead(200, {"content-type": "application/json"}).end(JSON.stringify(value));
    if (url.includes("/tree/")) return void json(state.listing);
    if (url.startsWith("/api/")) return void json({id: "x", sha: "c".repeat(40)});
    response.writeHead(200, {"content-length": content.length, etag: '"x"'}).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => (server.closeAllConnections(), void server.close()));
  return {state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`};
}

test("4,000 names in 200 listings: nothing is written outside the cache, nothing odd gets to a terminal", async () => {
  const {state, url} = await listingHub();
  const {data, dir, cacheDir} = await workplace({variables: {HF_ENDPOINT: url}});
  const outside = async (): Promise<string[]> =>
    [
      ...(await filesIn(dir)).filter((file) => !file.startsWith(cacheDir + sep)),
      ...[dirname(dir), "/", process.cwd()].map((folder) => join(folder, MARK))
    ].sort();
  const before = await outside();
  const random = new Random(2, "listings");
  const hash = sha256(content);
  const lfs = {oid: hash, size: content.length, pointerSize: 1};
  const entry = (path: string): unknown => ({
    type: "file",
    path,
    size: content.length,
    oid: random.below(20) === 0 ? random.pick(parts) : gitSha1(content),
    ...(random.below(2) === 0 ? {} : {lfs: random.below(20) === 0 ? {...lfs, oid: `../../${MARK}`} : lfs})
  });
  let downloaded = 0;
  for (let run = 0; run < 200; run += 1) {
    const names = Array.from({length: 20}, () => nameFrom(random));
    state.listing = run % 2 === 0 ? names.map(entry) : names.slice(0, 1).map(entry);
    const verb = run % 4 === 3 ? ["check"] : ["add", "2031-01-01"];
    const {code, stdout, stderr} = await data(...verb, ...(random.below(2) === 0 ? ["--json"] : []));
    expect([1, 0]).not.toContain(code);
    for (const text of [stdout, stderr]) expect(text).not.toMatch(unprintable);
    downloaded += Number(stderr.includes("verified"));
  }
  expect(downloaded).toBeGreaterThan(5);
  expect(await outside()).toEqual(before);
  for (const folder of [dirname(dir), "/", process.cwd(), "/etc"])
    expect((await readdir(folder)).filter((name) => name.includes(MARK))).toEqual([]);
  expect(await stat(join(cacheDir, "datasets--Anthropic--EconomicIndex"))).toBeDefined();
});

test.each(["claude_ai\n.csv", "claude_ai\u001b[31m.csv", "claude_ai\u202e.csv", "con/claude_ai.csv"])(
  "a local file called %j: no manifest is made of it, one message",
  async (name) => {
    const {data, dir} = await workplace();
    const folder = join(dir, "release_2031_01_01");
    await mkdir(dirname(join(folder, name)), {recursive: true});
    await writeFile(join(folder, name), content);
    const {code, stderr} = await data("add", folder, "--write", join(dir, "written"));
    expect(code).toBe(2);
    expect(stderr).not.toMatch(unprintable);
    expect(stderr.split("\n")).toHaveLength(4);
    expect(await filesIn(join(dir, "written"))).toEqual([]);
  }
);

test("an error says four lines of plain characters, whatever it quotes", () => {
  const found = `${parts.join(" ")}\n  next  send money${"x".repeat(100_000)}`;
  const {message} = new DataError({expected: "a name", found, where: "a\nb", next: "go on"});
  expect(message.split("\n")).toHaveLength(4);
  expect(message).not.toMatch(unprintable);
  expect(message.length).toBeLessThan(5_000);
});

test("JSON says the same in plain characters", () => {
  const value = {parts: parts.filter((part) => part !== "\ud800")};
  expect(shownJson(value)).not.toMatch(unprintable);
  expect(JSON.parse(shownJson(value))).toEqual(value);
});

test.each(["AEI_DATA_DIR", "AEI_CACHE_DIR", "AEI_CATALOGUE", "AEI_RELEASE", "AEI_SOURCE", "HF_HOME", "HF_ENDPOINT"])(
  "%s with every odd part in it: one message or an answer, nothing odd on a terminal",
  async (name) => {
    const {data, variables} = await workplace({variables: {HF_HUB_OFFLINE: "1"}});
    for (const part of parts) {
      variables[name] = part;
      const {code, stdout, stderr} = await data("status");
      expect(code).not.toBe(1);
      expect(stdout + stderr).not.toMatch(unprintable);
    }
  }
);
