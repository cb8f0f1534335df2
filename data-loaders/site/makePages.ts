import {availableParallelism} from "node:os";
import {resolve} from "node:path";
import {Worker} from "node:worker_threads";

import type {MadePage, MakingContext} from "./makePage.js";
import {makeNext} from "./makePage.js";
import type {Page} from "./Page.js";

/** What the second thread has made, and how long its steps took. */
export interface ToldBeside {
  made: MadePage[];
  steps: {name: string; duration: number}[];
}

/**
 * A second thread that makes pages, which begins by reading them; null where there is but one core.
 *
 * @param parameters - of names of pages, as for `pagesIn`.
 */
export function pageThread(parameters: Readonly<Record<string, readonly string[]>>) {
  if (availableParallelism() < 2) return null;
  const argv = ["data-loaders/site/pageThread.ts"];
  const worker = new Worker(resolve("scripts/run.js"), {argv, workerData: parameters});
  const told = new Promise<ToldBeside>((made, failed) => {
    worker.once("message", made).once("error", failed);
    worker.once("exit", () => failed(new Error("expected pages from the second thread, found that it had ended")));
  });
  // What goes wrong is told to whoever waits for its pages.
  told.catch(() => undefined);
  return {worker, told};
}

/** Makes pages, in this thread and in one beside it, the longest first. */
export async function makePages(
  pages: readonly Page[],
  context: MakingContext,
  beside: ReturnType<typeof pageThread>
): Promise<MadePage[]> {
  const queue = {
    paths: pages.toSorted((a, b) => b.source.length - a.source.length).map(({path}) => path),
    next: new Int32Array(new SharedArrayBuffer(4))
  };
  beside?.worker.postMessage({queue, context});
  const [own, told] = await Promise.allSettled([makeNext(queue, pages, context), beside?.told]);
  if (own.status === "rejected") throw own.reason;
  if (told.status === "rejected") throw told.reason;
  for (const {name, duration} of told.value?.steps ?? []) performance.measure(name, {start: 0, duration});
  return [...own.value, ...(told.value?.made ?? [])];
}
