import {once} from "node:events";
import {availableParallelism} from "node:os";
import {resolve} from "node:path";
import {Worker} from "node:worker_threads";

import type {MadePage, MakingContext, Queue} from "./makePage.js";
import {makeNext} from "./makePage.js";
import type {Page} from "./Page.js";

/** No more pages than these are worth a thread. */
export const few = 6;

/** A second thread that makes pages; it begins by reading them. */
export class PageThread {
  private readonly worker: Worker | null;

  /** @param parameters - of names of pages, as for `pagesIn`. */
  constructor(parameters: Readonly<Record<string, readonly string[]>>) {
    this.worker =
      availableParallelism() > 1
        ? new Worker(resolve("scripts/run.js"), {
            argv: ["data-loaders/site/pageThread.ts"],
            workerData: parameters
          })
        : null;
  }

  async make(queue: Queue, context: MakingContext): Promise<MadePage[]> {
    if (this.worker === null) return [];
    this.worker.postMessage({queue, context});
    const [{made, steps}] = (await once(this.worker, "message")) as [
      {made: MadePage[]; steps: {name: string; duration: number}[]}
    ];
    for (const {name, duration} of steps) performance.measure(name, {start: 0, duration});
    return made;
  }

  end(): void {
    void this.worker?.terminate();
  }
}

/** Makes pages, in this thread and in one beside it, the longest first. */
export async function makePages(
  pages: readonly Page[],
  context: MakingContext,
  beside: PageThread | null
): Promise<MadePage[]> {
  const queue = {
    paths: [...pages].sort((a, b) => b.source.length - a.source.length).map(({path}) => path),
    next: new Int32Array(new SharedArrayBuffer(4))
  };
  const all = await Promise.allSettled([makeNext(queue, pages, context), beside?.make(queue, context) ?? []]);
  return all.flatMap((made) => {
    if (made.status === "rejected") throw made.reason;
    return made.value;
  });
}
