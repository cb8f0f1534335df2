import {type Platform, platforms} from "../../src/analysis/Panel.js";
import {countTasks, type PlatformCounts} from "./countTasks.js";
import {type CsvFile, writeTogether} from "./CsvFile.js";
import {drawTasks} from "./drawTasks.js";
import {longHeader, LongWriter} from "./LongWriter.js";
import {completeTruth, type PlantedTruth} from "./PlantedTruth.js";
import {publishBase, publishHistograms} from "./publishBase.js";
import {publishPlaces} from "./publishPlaces.js";
import {drawClusters, publishRequests} from "./publishRequests.js";
import {type Publication, publishTasks} from "./publishTasks.js";
import {checkOptions, type SampleOptions} from "./SampleOptions.js";
import {type SampleTruth, truthOf} from "./SampleTruth.js";
import {type Shape, shapeOf} from "./Shape.js";
import {publishStatements} from "./statements.js";

/**
 * Writes a synthetic release into `options.folder`, laid out as the dataset repository, and says what is true in it.
 * The same options give the same bytes on any machine; files appear whole or not at all.
 *
 * @throws RangeError for impossible options, Error when the folder cannot be written
 */
export async function generateRelease(options: SampleOptions): Promise<SampleTruth> {
  checkOptions(options);
  const shape = shapeOf(options);
  const truth = completeTruth(options.truth);
  const tasks = drawTasks(options.seed, shape, truth, options.scale ?? 1);
  const counts = {} as Record<Platform, PlatformCounts>;
  for (const p of platforms) counts[p] = countTasks(options.seed, shape, p, tasks, truth);
  const files: {path: string; rows: number}[] = [];
  writeTogether(options.folder, (open) => {
    const opened: CsvFile[] = platforms.map((p) => {
      const file = open(shape.platforms[p].path, longHeader);
      publishLong(options.seed, shape, p, counts[p], truth, file);
      return file;
    });
    opened.push(publishStatements(options.seed, tasks, open));
    files.push(...opened.map(({name, rows}) => ({path: name, rows})));
  });
  return truthOf(options, shape, truth, tasks, counts, files);
}

function publishLong(
  seed: number,
  shape: Shape,
  p: Platform,
  counts: PlatformCounts,
  truth: PlantedTruth,
  file: CsvFile
): void {
  const platform = shape.platforms[p];
  const out = new LongWriter(file, shape, platform);
  const to: Publication = {seed, stream: `${shape.release}/${p}`, shape, platform, counts, truth, out};
  const clusters = drawClusters(to);
  publishBase(to);
  publishTasks(to);
  publishRequests(to, clusters);
  publishHistograms(to);
  if (p === "claude") publishPlaces(to, clusters);
}
