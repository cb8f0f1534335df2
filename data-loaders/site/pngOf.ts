import {once} from "node:events";
import {readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {Worker} from "node:worker_threads";

import {sha256} from "../stage/sha256.js";
import {writeNew} from "./writeNew.js";

/** Drawn before, by what they were drawn from. */
const kept = join(".cache", "pictures");

let thread: Worker | null = null;
let last: Promise<unknown> = Promise.resolve();

/** A picture as PNG, twice as wide and high as the SVG says: for screens with small pixels, and for slides. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const path = join(kept, `${sha256(svg)}.png`);
  try {
    return readFileSync(path);
  } catch {
    const drawn = last.then(() => drawnBeside(svg));
    last = drawn.catch(() => undefined);
    const png = await drawn;
    writeNew(path, png);
    return png;
  }
}

/** One after the other, in a thread of their own. */
async function drawnBeside(svg: string): Promise<Uint8Array> {
  thread ??= new Worker(resolve("scripts/run.js"), {argv: ["data-loaders/site/pngThread.ts"]});
  thread.ref();
  thread.postMessage(svg);
  const [png] = (await once(thread, "message")) as [Uint8Array];
  thread.unref();
  return png;
}
