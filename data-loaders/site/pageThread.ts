// Makes pages for makePages.ts, beside the thread that does the same.
import {parentPort, workerData} from "node:worker_threads";

import {openDocument} from "./dom.js";
import type {MakingContext, Queue} from "./makePage.js";
import {makeNext} from "./makePage.js";
import type {ToldBeside} from "./makePages.js";
import {pagesIn} from "./pagesIn.js";

const parsed = pagesIn("src", workerData as Parameters<typeof pagesIn>[1]);
// A page that can't be parsed is an error once its pages are asked for.
parsed.catch(() => undefined);
openDocument("/");
// What goes wrong is an event of the thread.
parentPort!.once("message", async ({queue, context}: {queue: Queue; context: MakingContext}) => {
  const made = await makeNext(queue, await parsed, context);
  const steps = performance.getEntriesByType("measure").map(({name, duration}) => ({name, duration}));
  parentPort!.postMessage({made, steps} satisfies ToldBeside);
});
