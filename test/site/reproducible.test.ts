import {existsSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";

import {afterAll, expect, test, vi} from "vitest";

import {buildSite} from "./buildSites.js";
import {checkout} from "./checkout.js";
import {bytesOf} from "./folders.js";
import {testedSite} from "./sites.js";

vi.setConfig({testTimeout: 300_000});
const {folder} = testedSite();
const copy = checkout(new Date("2001-02-03T04:05:06Z"));
afterAll(() => rmSync(copy.folder, {recursive: true, force: true}));

// The first build is that of the other tests. The second has another folder, time, time zone, language and file times.
test("two builds from the same inputs, in two folders and at two times, are the same byte for byte", async () => {
  const elsewhere = {...copy.variables, TZ: "Pacific/Chatham", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8"};
  const variables = {AEI_SOURCE: "sample", ...elsewhere};
  await buildSite({name: "sample", folder: "dist", variables}, {cwd: copy.folder});
  const first = bytesOf(folder);
  const second = bytesOf(join(copy.folder, "dist"));
  expect(Object.keys(first).length).toBeGreaterThan(50);
  expect(second).toEqual(first);
});

test("nothing in the site names a folder of the machine that made it", () => {
  const files = Object.keys(bytesOf(folder)).filter((file) => /\.(html|js|css|json|svg|csv)$/.test(file));
  const places = [process.cwd(), copy.folder];
  const naming = files.filter((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    return places.some((place) => text.includes(place));
  });
  expect(naming).toEqual([]);
  expect(existsSync(join(folder, "provenance.json"))).toBe(true);
});
