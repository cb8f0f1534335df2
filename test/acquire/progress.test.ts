import {PassThrough} from "node:stream";

import {expect, test} from "vitest";

import {lines, progressOn} from "../../data-loaders/acquire/progress.js";

const terminal = (isTTY: boolean) =>
  Object.assign(new PassThrough(), {isTTY, columns: 120}) as unknown as NodeJS.WriteStream;

const written = (stream: NodeJS.WriteStream): string => String((stream as unknown as PassThrough).read() ?? "");

test("where there is no terminal: a plain line at the start and at the end", () => {
  const stream = terminal(false);
  const progress = progressOn(stream, 3_600_000);
  const bar = progress.start("file.csv", 103_287_181);
  bar.set(50_000_000);
  bar.end("verified");
  progress.line("done");
  expect(written(stream)).toBe("file.csv: downloading 103.3 MB\nfile.csv: verified\ndone\n");
});

test("and one now and then between them", () => {
  const said: string[] = [];
  const bar = lines((line) => said.push(line), 0).start("file.csv", 50_000);
  bar.set(25_000);
  bar.set(50_000);
  expect(said).toEqual([
    "file.csv: downloading 50.0 kB",
    "file.csv: 25.0 kB of 50.0 kB",
    "file.csv: 50.0 kB of 50.0 kB"
  ]);
});

test("on a terminal: a bar for each file, which ends with its outcome", () => {
  const stream = terminal(true);
  const progress = progressOn(stream, 3_600_000);
  const bars = ["one.csv", "two.csv"].map((label) => progress.start(label, 1_000_000));
  for (const bar of bars) bar.set(1_000_000);
  for (const bar of bars) bar.end("verified");
  const text = written(stream);
  expect(text).toMatch(/100% of 1\.0 MB, \S+ left verified one\.csv/);
  expect(text).toMatch(/100% of 1\.0 MB, \S+ left verified two\.csv/);
  progress.line("afterwards");
  expect(written(stream)).toBe("afterwards\n");
});
