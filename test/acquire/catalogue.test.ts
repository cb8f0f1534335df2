import {rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {format, resolveConfig} from "prettier";
import {expect, test} from "vitest";
import {z} from "zod";

import {catalogue, findRelease, releaseToReport} from "../../data-loaders/releases/catalogue.js";
import {type Manifest, manifestSchema} from "../../data-loaders/releases/Manifest.js";
import {manifestOf, RELEASE, workplace} from "./workplace.js";

const releases = join(import.meta.dirname, "../../data-loaders/releases");

const builtIn = catalogue({catalogueDir: null});

test("the catalogue has the four releases with platform data, newest first", () => {
  expect(builtIn.map(({release}) => release)).toEqual(["2026-06-26", "2026-03-24", "2026-01-15", "2025-09-15"]);
  for (const {files} of builtIn)
    expect(files.map(({role}) => role)).toEqual(["claude_ai", "api", "statements", "job_exposure", "task_penetration"]);
});

test("the report is about the newest release that publishes task success, or about AEI_RELEASE", () => {
  expect(releaseToReport(builtIn, {release: null}).release).toBe("2026-03-24");
  expect(releaseToReport(builtIn, {release: "2025-09-15"}).release).toBe("2025-09-15");
});

test("the February file is known in both its versions, the republished one first", () => {
  const [file] = findRelease(builtIn, "2026-03-24").files;
  expect(file?.known.map(({revision, bytes}) => [revision.slice(0, 7), bytes])).toEqual([
    ["2ea58ff", 103_287_181],
    ["7fc50b0", 96_018_130]
  ]);
});

test("only the files of August 2025 leave their hash to the hub", () => {
  const open = builtIn.flatMap(({release, files}) =>
    files.flatMap(({role, known}) => (known.some(({sha256}) => sha256 === null) ? [`${release} ${role}`] : []))
  );
  expect(open).toEqual(["2025-09-15 claude_ai", "2025-09-15 api"]);
});

test("a file shared by releases is described the same in each", () => {
  const known = new Map<string, unknown>();
  for (const {path, known: versions} of builtIn.flatMap(({files}) => files)) {
    expect(versions).toEqual(known.get(path) ?? versions);
    known.set(path, versions);
  }
});

// After a change of the schema: npx vitest run test/acquire/catalogue --update
test("manifest.schema.json is the schema that the entries are checked against", async () => {
  const schema = JSON.stringify(z.toJSONSchema(manifestSchema, {io: "input"}), null, 2);
  const file = join(releases, "manifest.schema.json");
  const style = await resolveConfig(file);
  await expect(await format(schema, {...style, filepath: file})).toMatchFileSnapshot(file);
});

test("a release that is not in the catalogue: lists what there is, exit 2", async () => {
  const {data} = await workplace();
  const {code, stderr} = await data("fetch", "2027-01-01");
  expect(code).toBe(2);
  expect(stderr).toContain(`${RELEASE}, 2026-06-26, 2026-03-24, 2026-01-15, 2025-09-15`);
  expect(stderr).toContain('found "2027-01-01"');
});

test("AEI_RELEASE that is not in the catalogue: the same", async () => {
  const {data} = await workplace({variables: {AEI_RELEASE: "march"}});
  const {code, stderr} = await data("status");
  expect(code).toBe(2);
  expect(stderr).toContain('found "march"');
});

test("an entry of AEI_CATALOGUE wins over the built-in one of the same name", async () => {
  const {dir} = await workplace({manifest: {...manifestOf(), release: "2026-03-24", licence: "private"}});
  const manifests = catalogue({catalogueDir: join(dir, "catalogue")});
  expect(manifests).toHaveLength(4);
  expect(findRelease(manifests, "2026-03-24").licence).toBe("private");
});

const path = (path: string) => (manifest: Manifest) => void (manifest.files[0]!.path = path);
const version = (change: object) => (manifest: Manifest) => void Object.assign(manifest.files[0]!.known[0]!, change);

test.each<[string, (manifest: Manifest) => unknown, RegExp]>([
  [
    "a path that leaves the dataset",
    path("../../etc/passwd"),
    /files\[0\]\.path: .*"\.\.\/\.\.\/etc\/passwd", which leaves/
  ],
  ["a path that leaves it later", path("data/../../x.csv"), /which leaves the dataset's folder/],
  ["an absolute path", path("/etc/passwd"), /which is absolute/],
  ["a path with a drive", path("C:/x.csv"), /which is absolute/],
  ["a path with backslashes", path("..\\x.csv"), /which has a backslash/],
  ["a path with a dot segment", path("data/./x.csv"), /an empty or a dot segment/],
  ["a path with a line break", path("data/x\n.csv"), /a control character/],
  ["an empty path", path(""), /which is empty/],
  [
    "a branch name instead of a commit",
    version({revision: "main"}),
    /known\[0\]\.revision: .*found "main": a branch or a tag can move/
  ],
  ["a short commit", version({revision: "2ea58ff"}), /40 lower-case hex digits, found "2ea58ff"/],
  [
    "a hash that is none",
    version({sha256: "abc"}),
    /known\[0\]\.sha256: expected 64 lower-case hex digits, found "abc"/
  ],
  ["a size that is none", version({bytes: -1}), /known\[0\]\.bytes: /],
  ["a misspelt key", version({sha265: "x"}), /known\[0\]: .*"sha265"/],
  ["a release with a bad name", (m) => void (m.release = "../x"), /release: expected a name such as 2026-03-24/],
  ["a day that is none", (m) => void (m.window.start = "2026-02-30"), /window\.start: expected a day such as/],
  [
    "a window that ends before it starts",
    (m) => void (m.window.end = "2020-01-01"),
    /window: expected start before end/
  ],
  ["a platform missing", (m) => void m.files.splice(1, 1), /files: expected a file with the role "api", found none/],
  ["a file twice", (m) => void m.files.push(m.files[2]!), /files: expected every role once, found "statements" again/],
  ["a dialect nobody reads", (m) => void Object.assign(m, {dialect: "wide"}), /dialect: /]
])("%s in a manifest: named with its place, exit 2, nothing asked and nothing written", async (_, spoil, message) => {
  const manifest = manifestOf();
  spoil(manifest);
  const {data, cached, dir, server} = await workplace({manifest});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).toContain(join(dir, "catalogue", "release.json"));
  expect(server.requests).toEqual([]);
  expect(await cached()).toEqual([]);
});

test("a manifest that is not JSON: says where, exit 2", async () => {
  const {data, dir} = await workplace();
  await writeFile(join(dir, "catalogue", "release.json"), "{");
  const {code, stderr} = await data("status");
  expect(code).toBe(2);
  expect(stderr).toContain("expected a manifest in JSON");
});

test("two manifests for one release: exit 2", async () => {
  const {data, dir} = await workplace();
  await writeFile(join(dir, "catalogue", "again.json"), JSON.stringify(manifestOf()));
  const {code, stderr} = await data("status");
  expect(code).toBe(2);
  expect(stderr).toContain(`found "${RELEASE}", as in`);
});

test("AEI_CATALOGUE that is no folder: exit 2", async () => {
  const {data, dir} = await workplace();
  await rm(join(dir, "catalogue"), {recursive: true});
  const {code, stderr} = await data("status");
  expect(code).toBe(2);
  expect(stderr).toContain("expected AEI_CATALOGUE to name a folder");
});
