import {rm} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";

import {expect, test} from "vitest";

import {withLock} from "../../data-loaders/acquire/hub/withLock.js";
import {workplace} from "./workplace.js";

async function options(stale: number) {
  const {dir} = await workplace();
  const told: string[] = [];
  const signal = new AbortController().signal;
  const lock = {dir: join(dir, "locks"), key: "file", stale, deadline: Date.now() + 10_000, signal};
  return {lock: {...lock, onWait: () => void told.push("waiting")}, told};
}

test("work under one lock never overlaps, and who waits is told once", async () => {
  const {lock, told} = await options(5_000);
  let inside = 0;
  const most: number[] = [];
  const work = async (): Promise<void> => {
    inside += 1;
    most.push(inside);
    await wait(50);
    inside -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock(work, lock)));
  expect(most).toEqual([1, 1, 1]);
  expect(told).toHaveLength(2);
});

test("a lock that is lost cuts the work off, with what to do", async () => {
  const {lock} = await options(2_000);
  const work = (signal: AbortSignal): Promise<void> =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error));
      void rm(join(lock.dir, "file.lock"), {recursive: true});
    });
  await expect(withLock(work, lock)).rejects.toMatchObject({
    fault: "disk",
    account: {expected: "to keep the lock on a download"}
  });
});

test("another's lock that is never given back: an error that names it, after the time there is", async () => {
  const {lock} = await options(5_000);
  await withLock(async () => {
    const late = {...lock, deadline: Date.now() - 1};
    await expect(withLock(() => Promise.resolve(), late)).rejects.toMatchObject({
      fault: "disk",
      account: {where: join(lock.dir, "file.lock")}
    });
  }, lock);
});

test("the error of the work is the error of the whole, and the lock is free again", async () => {
  const {lock, told} = await options(5_000);
  await expect(withLock(() => Promise.reject(new Error("no")), lock)).rejects.toThrow("no");
  expect(await withLock(() => Promise.resolve("yes"), lock)).toBe("yes");
  expect(told).toEqual([]);
});
