import {defaultLimits, type Effects} from "./Effects.js";
import {progressOn} from "./progress.js";

/**
 * The effects of a real run: everything that is told goes to standard error.
 *
 * @param makeSample - writes the synthetic release into a folder
 * @param workDir - where what can be made again is kept; `.cache` of the project by default
 */
export function defaultEffects(makeSample: Effects["makeSample"], workDir = ".cache"): Effects {
  return {...effectsWithoutSample(workDir), makeSample};
}

/** The same for whoever never falls back to the sample. */
export function effectsWithoutSample(workDir = ".cache"): Omit<Effects, "makeSample"> {
  // Whoever listens gets an error (EFBIG) at the limit on file sizes; whoever does not is killed.
  if (process.listenerCount("SIGXFSZ") === 0) process.on("SIGXFSZ", () => undefined);
  const progress = progressOn(process.stderr, defaultLimits.progress);
  return {
    log: progress.line,
    progress,
    limits: defaultLimits,
    workDir,
    verify: false
  };
}
