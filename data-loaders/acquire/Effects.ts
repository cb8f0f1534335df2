import {setTimeout as wait} from "node:timers/promises";

import type {Manifest} from "../releases/Manifest.js";
import limits from "./limits.json" with {type: "json"};
import {type Progress, progressOn} from "./progress.js";

/** How long and how often: what each is about stands in its table. */
export type Limits = Record<keyof typeof limits, number>;
const defaultLimits = Object.fromEntries(Object.entries(limits).map(([name, {is}]) => [name, is])) as Limits;

/** Everything acquisition does to the world besides reading and writing files and asking the hub. */
export interface Effects {
  /** One line for whoever watches; never standard output, which a loader needs for its file. */
  log: (line: string) => void;
  progress: Progress;
  limits: Limits;
  /** The system's when left out. */
  clock?: Clock;
  /** Writes the synthetic release into a folder, laid out as the dataset repository. */
  makeSample: (manifest: Manifest, folder: string) => Promise<void>;
  /** Where what can be made again is kept: the synthetic sample, evidence, staged reports. */
  workDir: string;
  /** Hash every file anew, whatever the stat-based shortcut knows. */
  verify: boolean;
}

/** What asking the hub takes. */
export type HubEffects = Omit<Effects, "makeSample" | "workDir">;

/** Time, handed in so that a test can let an hour pass at once. */
export interface Clock {
  /** In ms since 1970. */
  now: () => number;
  /** @throws the reason of the signal, when that comes first */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  async wait(ms, signal) {
    try {
      await wait(ms, undefined, {signal});
    } catch {
      throw signal.reason;
    }
  }
};

/** Until when something is to be done; `deadline` as the clock in use counts. */
export type Limit = {deadline: number; signal: AbortSignal};

const goOn = (): void => undefined;

/** Of a real run, which tells all on standard error; whoever may fall back to the sample adds `makeSample`. */
export function effectsWithoutSample(workDir = ".cache"): Omit<Effects, "makeSample"> {
  // At the limit on file sizes a write is to fail (EFBIG): by itself, the library of the locks ends the process there.
  process.removeListener("SIGXFSZ", goOn).on("SIGXFSZ", goOn);
  const progress = progressOn(process.stderr, defaultLimits.progress);
  return {log: progress.line, progress, limits: defaultLimits, workDir, verify: false};
}
