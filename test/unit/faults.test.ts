import {readFileSync} from "node:fs";
import {join} from "node:path";

import {expect, test} from "vitest";

import {AcquireError, type Fault} from "../../data-loaders/AcquireError.js";
import {fault} from "../../data-loaders/outside/fault.js";
import faults from "../../data-loaders/outside/faults.json" with {type: "json"};
import {filesIn} from "../../data-loaders/outside/filesIn.js";

const ids = Object.values(faults).flatMap((those) => Object.keys(those));
const sources = ["data-loaders", "scripts"]
  .flatMap((folder) => filesIn(folder).map((file) => join(folder, file)))
  .filter((file) => file.endsWith(".ts"));
const code = sources.map((file) => readFileSync(file, "utf8")).join("\n");

test("every fault is of one kind, and somebody tells it", () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !code.includes(`"${id}"`))).toEqual([]);
});

test("gaps are filled, a query is not shown, and a gap that is left open is an error of the code", () => {
  const url = new URL("https://hub.example/file?signature=secret");
  const told = fault("cut short", url, {size: 7, bytes: 3});
  expect(told).toBeInstanceOf(AcquireError);
  expect(told).toMatchObject({
    fault: "network" satisfies Fault,
    brief: "cut short",
    retryable: true,
    account: {expected: "7 bytes", found: "the end after 3", where: "https://hub.example/file"}
  });
  expect(() => fault("cut short", url, {size: 7})).toThrow('"cut short" needs bytes');
});
