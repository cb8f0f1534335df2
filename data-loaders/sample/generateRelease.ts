import {type Platform, platforms} from "../../src/analysis/Panel.js";
import {countTasks, type PlatformCounts} from "./countTasks.js";
import {type CsvFile, writeTogether} from "./CsvFile.js";
import {drawTasks} from "./drawTasks.js";
import {longHeader, LongWriter} from "./LongWriter.js";
import {layersOf} from "./metricNodes.js";
import {completeTruth, type PlantedTruth} from "./PlantedTruth.js";
import {publishBase, publishHistograms} from "./publishBase.js";
import {metricHeader, publishMetrics} from "./publishMetrics.js";
import {publishPlaces} from "./publishPlaces.js";
import {drawClusters, publishRequests} from "./publishRequests.js";
import {type Publication, publishTasks} from "./publishTasks.js";
import {checkOptions, type SampleOptions} from "./SampleOptions.js";
import {type SampleTruth, truthOf} from "./SampleTruth.js";
import {type Shape, shapeOf} from "./Shape.js";
import {publishStatements, type StatementRow, statementRows} from "./statements.js";
import type {Task} from "./Task.js";

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
  const counts = countBoth(options.seed, shape, tasks, truth);
  const statements = statementRows(options.seed, shape);
  const files: {path: string; rows: number}[] = [];
  writeTogether(options.folder, (open) => {
    const publish = shape.dialect === "long" ? publishLong : publishJune;
    const written = platforms.map((p) =>
      publish({seed: options.seed, shape, p, counts: counts[p], truth, statements}, open)
    );
    written.push(publishStatements(options.seed, statements, open));
    files.push(...written.map(({name, rows}) => ({path: name, rows})));
  });
  return truthOf(options, shape, truth, tasks, counts, files);
}

function countBoth(
  seed: number,
  shape: Shape,
  tasks: readonly Task[],
  truth: PlantedTruth
): Record<Platform, PlatformCounts> {
  const count = (p: Platform): PlatformCounts => countTasks(seed, shape, p, tasks, truth);
  return {claude: count("claude"), api: count("api")};
}

/** What one platform's file is written from. */
interface Drawn {
  seed: number;
  shape: Shape;
  p: Platform;
  counts: PlatformCounts;
  truth: PlantedTruth;
  statements: readonly StatementRow[];
}

type Open = (path: string, header: string) => CsvFile;

function publishLong({seed, shape, p, counts, truth}: Drawn, open: Open): CsvFile {
  const platform = shape.platforms[p];
  const file = open(platform.path, longHeader);
  const out = new LongWriter(file, shape, platform);
  const to: Publication = {seed, stream: `${shape.release}/${p}`, shape, platform, counts, truth, out};
  const clusters = drawClusters(to);
  publishBase(to);
  publishTasks(to);
  publishRequests(to, clusters);
  publishHistograms(to);
  if (p === "claude") publishPlaces(to, clusters);
  return file;
}

function publishJune({seed, shape, p, counts, statements}: Drawn, open: Open): CsvFile {
  const platform = shape.platforms[p];
  const file = open(platform.path, metricHeader);
  const stream = `${shape.release}/${p}`;
  const drawn = layersOf({seed, stream, p, platform, counts, statements});
  publishMetrics({seed, stream, shape, platform, ...drawn, file, withPlaces: p === "claude"});
  return file;
}
