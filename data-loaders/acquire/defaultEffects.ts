import {defaultLimits, type Effects} from "./Effects.js";
import {progressOn} from "./progress.js";

const goOn = (): void => undefined;

/** The effects of a real run that never falls back to the sample: everything that is told goes to standard error. */
export function effectsWithoutSample(workDir = ".cache"): Omit<Effects, "makeSample"> {
  // At the limit on file sizes a write is to fail (EFBIG): by itself, the library of the locks ends the process there.
  process.removeListener("SIGXFSZ", goOn).on("SIGXFSZ", goOn);
  const progress = progressOn(process.stderr, defaultLimits.progress);
  return {log: progress.line, progress, limits: defaultLimits, workDir, verify: false};
}

/**
 * The same for whoever may.
 *
 * @param makeSample - writes the synthetic release into a folder
 * @param workDir - where what can be made again is kept; `.cache` of the project by default
 */
export const defaultEffects = (makeSample: Effects["makeSample"], workDir?: string): Effects => ({
  ...effectsWithoutSample(workDir),
  makeSample
});
