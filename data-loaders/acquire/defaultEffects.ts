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

const goOn = (): void => undefined;

/** The same for whoever never falls back to the sample. */
export function effectsWithoutSample(workDir = ".cache"): Omit<Effects, "makeSample"> {
  // At the limit on file sizes a write is to fail (EFBIG): by itself, the library of the locks ends the process there.
  process.removeListener("SIGXFSZ", goOn).on("SIGXFSZ", goOn);
  const progress = progressOn(process.stderr, defaultLimits.progress);
  return {
    log: progress.line,
    progress,
    limits: defaultLimits,
    workDir,
    verify: false
  };
}
