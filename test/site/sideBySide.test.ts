import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterAll, describe, expect, test, vi} from "vitest";

import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import type {SampleRelease} from "../../data-loaders/sample/SampleOptions.js";
import {checkPublished} from "../../scripts/checkPublished.js";
import {outputFolder} from "../../scripts/outputFolder.js";
import type {Results} from "../../src/analysis/claims/Results.js";
import {buildSite} from "./buildSites.js";
import {bytesOf} from "./folders.js";
import {startPreview} from "./preview.js";
import {testedSite} from "./sites.js";

vi.setConfig({testTimeout: 400_000, hookTimeout: 400_000});
const folder = mkdtempSync(join(tmpdir(), "oversight-gap-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** A release made up from a seed, without the mark that says so: for a build it is as good as real. */
async function release(seed: number, name: SampleRelease = "2026-03-24"): Promise<Record<string, string>> {
  const data = join(folder, `data-${seed}-${name}`);
  await generateRelease({folder: data, release: name, seed, size: "small"});
  rmSync(join(data, "SYNTHETIC.json"), {force: true});
  return {AEI_SOURCE: "local", AEI_DATA_DIR: data, AEI_RELEASE: name, AEI_CACHE_DIR: join(folder, "cache")};
}

/** Nothing is taken from an earlier build. */
const build = (name: string, variables: Record<string, string>): Promise<void> =>
  buildSite({name, folder: join(folder, name), variables}, {options: ["--verify"]});

const resultsOf = (output: string): Results =>
  JSON.parse(readFileSync(join(folder, output, "results.json"), "utf8")) as Results;
const htmlOf = (output: string): string[] =>
  Object.keys(bytesOf(join(folder, output)))
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .map((file) => readFileSync(join(folder, output, file), "utf8"));
const banner = "Synthetic sample, not findings.</strong>";

test("builds and a preview at once in one checkout are each what they would be alone", async () => {
  const [march, june] = [await release(1), await release(2, "2026-06-26")];
  const preview = await startPreview(process.cwd(), march);
  try {
    await Promise.all([build("sample", testedSite().variables), build("june", june)]);
    expect((await preview.until("/", ({status}) => status === 200)).includes(banner)).toBe(false);
  } finally {
    await preview.stop();
  }
  // The tests' own site was built alone.
  expect(bytesOf(join(folder, "sample"))).toEqual(bytesOf(testedSite().folder));
  const about = ["sample", "june"].map((output) => [resultsOf(output).release, resultsOf(output).synthetic]);
  expect(about).toEqual([
    ["2026-03-24", true],
    ["2026-06-26", false]
  ]);
  for (const output of ["sample", "june"])
    expect(new Set(htmlOf(output).map((html) => html.includes(banner)))).toEqual(new Set([output === "sample"]));
  expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
});

describe("a site that is not of one piece is not put in place", () => {
  const composed = (): Parameters<typeof checkPublished>[2] => ({
    site: {synthetic: false, reason: "", releases: [], hypotheses: []},
    hashes: new Map(
      Object.entries(bytesOf(join(folder, "june"))).filter(([file]) =>
        /^(results|provenance)\.json$|^data\//.test(file)
      )
    ),
    files: ["results.json", "data/panel.csv"]
  });
  const copy = (name: string): string => {
    cpSync(join(folder, "june"), join(folder, name), {recursive: true});
    return join(folder, name);
  };

  test("as it was built, it passes", () => {
    const site = copy("whole");
    rmSync(join(site, "_file"), {recursive: true});
    expect(() => checkPublished(site, site, composed())).not.toThrow();
  });

  test.each([
    [
      "a published file of another build",
      (site: string) => writeFileSync(join(site, "results.json"), "{}"),
      /results\.json, found others/
    ],
    [
      "a published file that is missing",
      (site: string) => rmSync(join(site, "data/panel.csv")),
      /panel\.csv, found none/
    ],
    [
      "data of a page that are another build's",
      (site: string) => cpSync(join(folder, "sample", "_file"), join(site, "_file"), {recursive: true}),
      /_file\/.*found others/
    ],
    [
      "a page with the banner of a sample",
      (site: string) => writeFileSync(join(site, "x.html"), `<div class="banner" role="note">${banner}</div>`),
      /expected no banner in x\.html, found one/
    ]
  ])("%s", (name, spoil, message) => {
    const site = copy(`spoilt-${name.replaceAll(/\W/g, "-")}`);
    rmSync(join(site, "_file"), {recursive: true});
    spoil(site);
    expect(() => checkPublished(site, site, composed())).toThrow(message);
  });
});

describe("the place of a site is looked at before anything is built", () => {
  test("what is no site is never replaced", () => {
    writeFileSync(join(folder, "a-file"), "");
    expect(() => outputFolder(join(folder, "a-file"))).toThrow(/found a file; name another folder/);
    expect(() => outputFolder("src")).toThrow(/--output src: expected a site built before, an empty folder or none/);
    expect(existsSync("src/index.md")).toBe(true);
  });

  test("a parent that is missing is made; nothing stays when the build goes no further", () => {
    const output = outputFolder(join(folder, "not/there/yet"));
    expect(existsSync(join(folder, "not/there"))).toBe(true);
    output.remove();
    expect(readdirSync(join(folder, "not/there"))).toEqual([]);
  });
});
