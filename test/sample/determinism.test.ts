import {expect, test} from "vitest";

import {sampleReleases} from "../../data-loaders/sample/SampleOptions.js";
import {digest, written} from "./releases.js";

test.each([...sampleReleases, "2026-03-24-republished"] as const)(
  "%s: same seed, same bytes; another seed, other bytes in every file",
  async (release) => {
    const [first, again, other] = [
      await written({release, seed: 5}),
      await written({release, seed: 5}),
      await written({release, seed: 6})
    ];
    expect(digest(again.text)).toEqual(digest(first.text));
    expect(Object.keys(other.text)).toEqual(Object.keys(first.text));
    for (const [path, hash] of Object.entries(digest(other.text))) expect(hash).not.toBe(digest(first.text)[path]);
  }
);

test("both versions of February's file agree on every global row", async () => {
  const global = (text: string): string[] => text.split("\n").filter((line) => line.startsWith("GLOBAL,"));
  const [first, second] = [await written({release: "2026-03-24"}), await written({release: "2026-03-24-republished"})];
  for (const [path, text] of Object.entries(first.text)) expect(global(second.text[path]!)).toEqual(global(text));
});

test("releases of one seed are about the same tasks, with the same statements file", async () => {
  const [november, february] = [await written({release: "2026-01-15"}), await written({release: "2026-03-24"})];
  const statements = "release_2025_03_27/onet_task_statements.csv";
  expect(november.text[statements]).toBe(february.text[statements]);
  const known = new Set(november.truth.tasks.map(({task}) => task));
  const both = february.truth.tasks.filter(({task}) => known.has(task)).length;
  expect(both / february.truth.tasks.length).toBeGreaterThan(0.6);
});
