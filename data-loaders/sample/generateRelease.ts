import {completeTruth} from "./PlantedTruth.js";
import {checkOptions, type SampleOptions} from "./SampleOptions.js";
import {type SampleTruth, truthOf} from "./SampleTruth.js";
import {shapeOf} from "./shapeOf.js";
import {drawRelease, writeRelease} from "./writeRelease.js";

/**
 * Writes a synthetic release into `options.folder`, laid out as the dataset repository, and says what is true in it.
 * The same options give the same bytes on any machine; files appear whole or not at all.
 *
 * @throws ParameterError for impossible options, the file system's error when the folder cannot be written
 */
export async function generateRelease(options: SampleOptions): Promise<SampleTruth> {
  checkOptions(options);
  const shape = shapeOf(options);
  const truth = completeTruth(options.truth);
  const drawn = drawRelease(options.seed, shape, truth, options.scale ?? 1);
  const files = writeRelease(options.folder, drawn);
  return truthOf(drawn, files);
}
