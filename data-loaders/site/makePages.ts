import {once} from "node:events";
import {availableParallelism} from "node:os";
import {resolve} from "node:path";
import {Worker} from "node:worker_threads";

import type {MadePage, MakingContext} from "./makePage.js";
import {makeNext} from "./makePage.js";
import type {Page} from "./Page.js";

/**
 * A second thread that makes pages, which begins by reading them; null where there is but one core.
 *
 * @param parameters - of names of pages, as for `pagesIn`.
 */
export const pageThread = (parameters: Readonly<Record<string, readonly string[]>>): Worker | null =>
  availableParallelism() > 1
    ? new Worker(resolve("scripts/run.js"), {argv: ["data-loaders/site/pageThread.ts"], workerData: parameters})
    : null;

/** Makes pages, in this thread and in one beside it, the longest first. */
export async function makePages(
  pages: readonly Page[],
  context: MakingContext,
  beside: Worker | null
): Promise<MadePage[]> {
  const queue = {
    paths: pages.toSorted((a, b) => b.source.length - a.source.length).map(({path}) => path),
    next: new Int32Array(new SharedArrayBuffer(4))
  };
  beside?.postMessage({queue, context});
  const all = await Promise.allSettled([
    makeNext(queue, pages, context),
    beside === null ? [] : once(beside, "message").then(([told]) => madeBeside(told as ToldBeside))
  ]);
  return all.flatMap((made) => {
    if (made.status === "rejected") throw made.reason;
    return made.value;
  });
}

/** What the second thread has made, and how long its steps took. */
export interface ToldBeside {
  made: MadePage[];
  steps: {name: string; duration: number}[];
}

function madeBeside({made, steps}: ToldBeside): MadePage[] {
  for (const {name, duration} of steps) performance.measure(name, {start: 0, duration});
  return made;
}
