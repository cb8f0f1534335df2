import {mkdir, readdir, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {lock} from "proper-lockfile";
import {expect, test} from "vitest";

import {catalogue} from "../../data-loaders/releases/catalogue.js";
import {gitSha1, type Listed, listedAs} from "./hubServer.js";
import {start} from "./process.js";
import {
  api,
  claude,
  dataset,
  filesIn,
  manifestOf,
  paths,
  RELEASE,
  REVISION,
  statements,
  workplace,
  writeFiles
} from "./workplace.js";

test("status on a fresh machine tells exactly what the next build will do", async () => {
  const {data, cacheDir, server} = await workplace();
  const {code, stdout} = await data("status");
  expect(code).toBe(0);
  expect(stdout).toContain(`${RELEASE}  absent`);
  expect(stdout.slice(stdout.indexOf("Next,")).split("\n")).toEqual([
    `Next, \`npm run build\` (report on ${RELEASE}) will`,
    "  - download 3 of 3 files of release 2030-01-01 (0.7 MB)",
    `  - from ${server.url}, revision ${REVISION}`,
    `  - into ${cacheDir}, each used only once its size and hash are right`,
    "  - if that fails: make the synthetic sample of 2030-01-01, and say so on every page",
    "  - name 2026-06-26, 2026-03-24, 2026-01-15, 2025-09-15 without figures; `npm run data -- fetch --all` would bring them"
  ]);
  expect(server.requests).toEqual([]);
  expect(await filesIn(cacheDir)).toEqual([]);
});

test.each<[string, NodeJS.ProcessEnv, {source: string; step: RegExp}]>([
  ["offline", {HF_HUB_OFFLINE: "1"}, {source: "sample", step: /make the synthetic sample.*HF_HUB_OFFLINE/}],
  [
    "offline and from the hub",
    {HF_HUB_OFFLINE: "1", AEI_SOURCE: "hub"},
    {source: "none", step: /stop: HF_HUB_OFFLINE/}
  ],
  ["from the cache", {AEI_SOURCE: "cache"}, {source: "none", step: /stop: the cache lacks verified files/}],
  ["from the hub", {AEI_SOURCE: "hub"}, {source: "hub", step: /download 3 of 3/}],
  ["from the sample", {AEI_SOURCE: "sample"}, {source: "sample", step: /make the synthetic sample/}],
  ["from an empty folder", {AEI_DATA_DIR: "/nowhere"}, {source: "none", step: /stop: AEI_DATA_DIR, \/nowhere/}]
])("status of a fresh machine, %s", async (_, variables, {source, step}) => {
  const {data} = await workplace({variables});
  const {code, stdout} = await data("status", "--json");
  const {next} = JSON.parse(stdout) as {next: {source: string; steps: string[]}};
  expect(code).toBe(0);
  expect(next.source).toBe(source);
  expect(next.steps[0]).toMatch(step);
});

test("status after a download: verified, and nothing left to download", async () => {
  const {data} = await workplace();
  await data("fetch");
  const {stdout} = await data("status");
  expect(stdout).toContain(`${RELEASE}  verified`);
  expect(stdout).toContain("read release 2030-01-01 from the cache");
  expect(stdout).toContain("all 3 files, verified");
});

test("status of a local folder: how many files, and how many are those of the catalogue", async () => {
  const {data, dir, variables} = await workplace();
  variables["AEI_DATA_DIR"] = join(dir, "data");
  await writeFiles(join(dir, "data"), [{...claude, content: Buffer.from("task,value\n")}, api]);
  const {stdout} = await data("status");
  expect(stdout).toContain("read 2 of 3 files of release 2030-01-01 from AEI_DATA_DIR");
  expect(stdout).toContain("report 1 of them as not pinned");
});

test("verify with nothing there: exit 3", async () => {
  const {data} = await workplace();
  const {code, stdout} = await data("verify");
  expect(code).toBe(3);
  expect(stdout).toContain("nothing to verify");
});

test("verify of a local folder with other bytes: exit 4", async () => {
  const {data, dir, variables} = await workplace();
  variables["AEI_DATA_DIR"] = join(dir, "data");
  await writeFiles(join(dir, "data"), [{...claude, content: Buffer.from("task,value\n")}, api]);
  const {code, stdout} = await data("verify", RELEASE, "--json");
  expect(code).toBe(4);
  expect(JSON.parse(stdout)).toMatchObject({
    releases: [
      {release: RELEASE, state: "unknown", files: [{state: "unknown"}, {state: "verified"}, {state: "absent"}]}
    ]
  });
});

test("fetch --json names every file with its hash", async () => {
  const {data} = await workplace();
  const {stdout} = await data("fetch", RELEASE, "--json");
  const {releases} = JSON.parse(stdout) as {releases: {release: string; files: {path: string; pinned: boolean}[]}[]};
  expect(releases).toMatchObject([
    {release: RELEASE, files: dataset.map(({path}) => ({path, pinned: true, revision: REVISION}))}
  ]);
});

/** Everything the built-in catalogue knows, as the hub would list it at each of its revisions and at the head. */
function upstream(head: string, change: (files: Listed[]) => Listed[] = (files) => files): Listed[] {
  const known = catalogue({catalogueDir: null}).flatMap(({files}) =>
    files.flatMap(({path, known}) =>
      known.map(({revision, bytes, sha256}) => {
        const hash = sha256 ?? "5".repeat(64);
        return {revision, path, bytes, sha256: hash, oid: gitSha1(Buffer.from(hash))};
      })
    )
  );
  const here = dataset.map((file) => ({...listedAs(file), revision: REVISION}));
  const newest = [...known.filter(({revision}) => revision.startsWith("2ea58ff")), ...here];
  return [...known, ...change(newest.map((file) => ({...file, revision: head})))];
}

const HEAD = "c".repeat(40);

async function check(change?: (files: Listed[]) => Listed[]) {
  const {data, cached} = await workplace({listing: {head: HEAD, listed: upstream(HEAD, change)}});
  const {code, stdout} = await data("check", "--json");
  expect(await cached()).toEqual([]);
  return {code, ...(JSON.parse(stdout) as Record<string, unknown>)};
}

test("check: a newer revision with the same files, small ones included: exit 11", async () => {
  expect(await check()).toMatchObject({code: 11, result: "moved", head: HEAD, releases: [], changes: []});
});

test("check: a newer release: exit 10, and it is named", async () => {
  const file = {revision: HEAD, path: "release_2031_02_03/data/x.csv", bytes: 1, sha256: null, oid: "1".repeat(40)};
  const older = {...file, path: "release_2025_02_10/x.csv"};
  expect(await check((files) => [...files, file, older])).toMatchObject({
    code: 10,
    result: "newer",
    releases: ["release_2031_02_03"],
    changes: []
  });
});

test("check: whatever is new is named, and what no report reads is exit 10 only when it is data", async () => {
  const at = (path: string): Listed => ({revision: HEAD, path, bytes: 1, sha256: null, oid: "1".repeat(40)});
  const seen = async (...paths: string[]) => check((files) => [...files, ...paths.map(at)]);
  const [late, again] = ["release_2026_05_01", "release_2026_05_01_v2"];
  expect(await seen(`${late}/x.csv`, `${again}/x.csv`)).toMatchObject({code: 10, releases: [late, again], added: []});
  expect(await seen("release_2026_5/x.csv")).toMatchObject({code: 10, releases: [], added: ["release_2026_5/"]});
  expect(await seen("maps/a.png", "maps/b.png")).toMatchObject({code: 10, added: ["maps/"]});
  const file = `${claude.path}.more.csv`;
  expect(await seen(file)).toMatchObject({code: 10, releases: [], added: [file]});
  expect(await seen("NEWS.md")).toMatchObject({code: 11, result: "moved", added: ["NEWS.md"]});
});

test("check: what a pinned revision had already is no news", async () => {
  const older = {path: "release_2026_05_01/x.csv", bytes: 1, sha256: null, oid: "1".repeat(40)};
  const listed = [...upstream(HEAD), {...older, revision: HEAD}, {...older, revision: REVISION}];
  const {data} = await workplace({listing: {head: HEAD, listed}});
  expect(await data("check")).toMatchObject({code: 11});
});

test("check: a file republished in place: exit 10, with its new size and hash", async () => {
  const now = {bytes: 7, sha256: "6".repeat(64)};
  const changed = await check((files) =>
    files.map((file) => (file.path === claude.path ? {...file, ...now, oid: "2".repeat(40)} : file))
  );
  expect(changed).toMatchObject({code: 10, changes: [{release: RELEASE, path: claude.path, now}]});
});

test("check: a small file changed, which has no sha256 upstream: exit 10", async () => {
  const changed = await check((files) =>
    files.map((file) => (file.path === statements.path ? {...file, oid: "2".repeat(40)} : file))
  );
  expect(changed).toMatchObject({code: 10, changes: [{path: statements.path, now: {sha256: null}}]});
});

test("check: a file gone: exit 10", async () => {
  const changed = await check((files) => files.filter(({path}) => path !== api.path));
  expect(changed).toMatchObject({code: 10, changes: [{path: api.path, now: null}]});
});

test("check: shows the hashes that the catalogue left to the hub", async () => {
  expect(await check()).toMatchObject({
    learned: [
      {release: "2025-09-15", sha256: "5".repeat(64)},
      {release: "2025-09-15", sha256: "5".repeat(64)}
    ]
  });
});

test("check: nothing newer: exit 0", async () => {
  const pinned = "2ea58ff75e4247d26810c37f10c179edc2466cac";
  const manifest = manifestOf();
  for (const {known} of manifest.files) known[0]!.revision = pinned;
  const here = dataset.map((file) => ({...listedAs(file), revision: pinned}));
  const {data} = await workplace({manifest, listing: {head: pinned, listed: [...upstream(HEAD), ...here]}});
  const {code, stdout} = await data("check");
  expect(code).toBe(0);
  expect(stdout).toContain(`nothing newer upstream (head ${pinned})`);
});

test("check: the hub can't be reached: exit 5; offline: exit 2", async () => {
  const {data, server, variables} = await workplace();
  await server.close();
  expect(await data("check")).toMatchObject({code: 5});
  variables["HF_HUB_OFFLINE"] = "1";
  expect(await data("check")).toMatchObject({code: 2});
});

test("check: something that is not the hub: exit 5, and says what it lacks", async () => {
  const {data} = await workplace({listing: {head: "not a commit"}});
  const {code, stderr} = await data("check");
  expect(code).toBe(5);
  expect(stderr).toContain("found one that is none (sha: no commit of 40 hexadecimal digits)");
});

test("clean: says what would go, then removes it, and nothing else", async () => {
  const {data, cached, cacheDir, dir} = await workplace();
  await data("fetch");
  await writeFile(join(cacheDir, "somebody's.txt"), "keep me");
  for (const made of ["sample", "evidence", "stage"]) await writeFiles(join(dir, "work", made), [claude]);
  await writeFiles(join(dir, "work", "elsewhere"), [claude]);
  const dry = await data("clean", "--dry-run");
  expect(dry.stdout).toContain("would remove");
  expect(await filesIn(join(dir, "work"))).toHaveLength(4);
  const {code, stdout} = await data("clean");
  expect(code).toBe(0);
  expect(stdout).toBe(dry.stdout.replaceAll("would remove", "removed"));
  expect(await readdir(cacheDir)).toEqual(["somebody's.txt"]);
  expect(await filesIn(join(dir, "work"))).toHaveLength(1);
  expect((await data("clean")).stdout).toBe("nothing to remove");
  expect(await cached().catch((error: Error) => error.message)).toMatch(/somebody's\.txt is no link/);
});

test("clean: a cache that is Hugging Face's too keeps its files", async () => {
  const {data, cached, variables} = await workplace();
  variables["HF_HUB_CACHE"] = variables["AEI_CACHE_DIR"];
  await data("fetch");
  expect(await data("clean")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

test("clean: refused while a build is downloading", async () => {
  const {data, cached, cacheDir} = await workplace();
  await data("fetch");
  const release = await lock(join(cacheDir, ".oversight-gap/locks/busy"), {realpath: false});
  const {code, stderr} = await data("clean");
  await release();
  expect(code).toBe(6);
  expect(stderr).toContain("expected no build to be downloading into this cache");
  expect(await cached()).toEqual(paths(dataset));
});

test("a lock left by a process that died is broken in time", async () => {
  const {data, cached, cacheDir, logged} = await workplace();
  const left = join(cacheDir, ".oversight-gap/locks", `${listedAs(claude).sha256}.lock`);
  await mkdir(left, {recursive: true});
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(left, longAgo, longAgo);
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(logged.join("\n")).not.toContain("another build");
  expect(await cached()).toEqual(paths(dataset));
});

test("every verb explains itself with examples and exit codes; help lists every verb", async () => {
  const {data} = await workplace();
  const {code, stdout} = await data("--help");
  expect(code).toBe(0);
  for (const verb of ["status", "fetch", "verify", "check", "clean"]) {
    expect(stdout).toMatch(new RegExp(`^ {2}${verb} +\\w`, "m"));
    const help = await data(verb, "--help");
    expect(help.code).toBe(0);
    expect(help.stdout).toMatch(/\nExamples\n {2}npm run data -- /);
    expect(help.stdout).toMatch(/\n {2}5 {3}the hub can't be reached/);
  }
});

test.each([
  [["frobnicate"], /expected a verb: status, fetch/],
  [["fetch", "2030-01-01", "2030-01-02"], /"2030-01-02" is one too many/],
  [["fetch", "--al"], /'--al'/],
  [["status", "2030-01-01"], /"2030-01-01" is one too many/]
])("%j: exit 2 and the way to the help", async (argv, message) => {
  const {data} = await workplace();
  const {code, stderr} = await data(...argv);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).toContain("--help` explains it");
});

test("an error with --json is JSON on standard output", async () => {
  const {data} = await workplace();
  const {stdout} = await data("fetch", "1999-01-01", "--json");
  expect(JSON.parse(stdout)).toMatchObject({error: {fault: "usage", found: '"1999-01-01"'}});
});

test("standard output holds the answer and nothing else", async () => {
  const {variables} = await workplace();
  const {code, stdout, stderr} = await start(["fetch", "--json"], variables).done;
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({releases: [{release: RELEASE}]});
  expect(stderr).toContain("claude_ai.csv: downloading 0.5 MB");
  expect(stderr).toContain("claude_ai.csv: verified");
});

test("status names the releases that a build shows beside the report's own", async () => {
  const {data, variables} = await workplace();
  await data("fetch");
  variables["AEI_RELEASE"] = "2026-03-24";
  const {stdout} = await data("status");
  expect(stdout).toContain(`  - show beside it what is here of ${RELEASE}`);
  expect(stdout).toContain("  - name 2026-06-26, 2026-01-15, 2025-09-15 without figures");
});

test.each<[string, string[]]>([
  ["status", ["status"]],
  ["fetch", ["fetch", RELEASE]],
  ["verify", ["verify", RELEASE]],
  ["check", ["check"]],
  ["clean", ["clean", "--dry-run"]]
])("%s --json prints one JSON value and nothing else, whatever the exit code", async (_, args) => {
  const {data} = await workplace({listing: {head: HEAD, listed: upstream(HEAD)}});
  const {stdout} = await data(...args, "--json");
  expect(JSON.parse(stdout)).toBeTypeOf("object");
});
