import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {countTasks, type PlatformCounts} from "./countTasks.js";
import {type CsvFile, writeTogether} from "./CsvFile.js";
import {drawTasks} from "./drawTasks.js";
import {longHeader, LongWriter} from "./LongWriter.js";
import {layersOf} from "./metricNodes.js";
import {publishStatements, type StatementRow, statementRows} from "./names.js";
import type {PlantedTruth} from "./PlantedTruth.js";
import {publishBase, publishHistograms} from "./publishBase.js";
import {metricHeader, publishMetrics} from "./publishMetrics.js";
import {publishPlaces} from "./publishPlaces.js";
import {drawClusters, publishRequests} from "./publishRequests.js";
import {type Publication, publishTasks} from "./publishTasks.js";
import type {Shape} from "./shapeOf.js";
import type {Task} from "./Task.js";

/** A release as drawn and counted, before anything is folded or written. */
export interface DrawnRelease {
  seed: number;
  shape: Shape;
  truth: PlantedTruth;
  tasks: Task[];
  counts: Record<Platform, PlatformCounts>;
  statements: StatementRow[];
}

/** @param repeat how many times the published release is repeated in size: see `sizes` */
export function drawRelease(seed: number, shape: Shape, truth: PlantedTruth, repeat: number): DrawnRelease {
  const tasks = drawTasks(seed, shape, truth, repeat);
  const count = (p: Platform): PlatformCounts => countTasks(seed, shape, p, tasks, truth);
  return {
    seed,
    shape,
    truth,
    tasks,
    counts: {claude: count("claude"), api: count("api")},
    statements: statementRows(seed, shape)
  };
}

/** A file written, with its data rows. */
export interface WrittenFile {
  /** Path inside the folder. */
  path: string;
  rows: number;
  bytes: number;
}

/** Publishes both platforms and the statements; all files appear, or none. */
export function writeRelease(folder: string, drawn: DrawnRelease, header = longHeader): WrittenFile[] {
  const files = writeTogether(folder, (open) => {
    const written = platforms.map((p) => {
      if (drawn.shape.dialect === "metric")
        return publishMetric(drawn, p, open(drawn.shape.platforms[p].path, metricHeader));
      return publishLong(drawn, p, open(drawn.shape.platforms[p].path, header));
    });
    written.push(publishStatements(drawn.seed, drawn.statements, open));
    return written;
  });
  return files.map(({name, rows, bytes}) => ({path: name, rows, bytes}));
}

function publishLong({seed, shape, counts, truth}: DrawnRelease, p: Platform, file: CsvFile): CsvFile {
  const platform = shape.platforms[p];
  const out = new LongWriter(file, shape, platform);
  const to: Publication = {seed, stream: `${shape.release}/${p}`, shape, platform, counts: counts[p], truth, out};
  const clusters = drawClusters(to);
  publishBase(to);
  publishTasks(to);
  publishRequests(to, clusters);
  publishHistograms(to);
  if (p === "claude") publishPlaces(to, clusters);
  return file;
}

function publishMetric({seed, shape, counts, statements}: DrawnRelease, p: Platform, file: CsvFile): CsvFile {
  const platform = shape.platforms[p];
  const stream = `${shape.release}/${p}`;
  const nodes = layersOf({seed, stream, p, platform, counts: counts[p], statements});
  publishMetrics({seed, stream, shape, platform, ...nodes, file, withPlaces: p === "claude"});
  return file;
}
