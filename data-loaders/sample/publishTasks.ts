import type {PlatformCounts} from "./countTasks.js";
import {quoted} from "./CsvFile.js";
import {fold} from "./fold.js";
import type {Block, LongWriter} from "./LongWriter.js";
import {drawStats, fitMeans, indexFacets, type NumericStats, taskMean} from "./numericStats.js";
import type {PlantedTruth} from "./PlantedTruth.js";
import {Random} from "./Random.js";
import type {PlatformShape, Shape} from "./shapeOf.js";

export const world = {id: "GLOBAL", geography: "global"};

/** Everything that is the same for all facets of one platform's file. */
export interface Publication {
  seed: number;
  /** What the streams of this platform are named after. */
  stream: string;
  shape: Shape;
  platform: PlatformShape;
  counts: PlatformCounts;
  truth: PlantedTruth;
  out: LongWriter;
}

/** The facet onet_task and its intersections, global. */
export function publishTasks(to: Publication): void {
  const {counts, platform, out, truth} = to;
  const block: Block = {place: world, facet: "onet_task", level: 0};
  for (const {name, n} of counts.tasks) out.cells(block, "", [[name, n]], platform.base);
  out.cells(block, "", [["not_classified", counts.notClassified]], platform.base);
  for (const [facet, shares] of Object.entries(platform.shares)) {
    const crossed: Block = {place: world, facet: `onet_task::${facet}`, level: 0};
    const labels = Object.keys(shares);
    for (const {name, n, cells} of counts.tasks) {
      out.cells(crossed, `${name}::`, fold(labels, cells[facet]!, truth.fold), n);
    }
  }
  for (const facet of Object.keys(platform.means)) publishNumeric(to, facet);
}

function publishNumeric(to: Publication, facet: string): void {
  const {seed, stream, counts, platform, truth, shape, out} = to;
  const random = new Random(seed, stream, "numeric", facet);
  const target = platform.means[facet]!;
  const means = counts.tasks.map(({task}) => (task ? taskMean(facet, target, task, truth.difficulty.shown) : target));
  fitMeans(
    facet,
    means,
    counts.tasks.map(({n}) => n),
    target
  );
  const block: Block = {place: world, facet: `onet_task::${facet}`, level: 0};
  counts.tasks.forEach(({name, n}, k) => {
    const stats = drawStats(random, facet, means[k]!, n);
    if (indexFacets.includes(facet)) return publishIndex(to, block, name, stats.mean, n);
    const cluster = quoted(name + shape.suffix.numeric);
    const variable = `onet_task_${facet}`;
    out.value(block, `${variable}_count`, cluster, n);
    out.value(block, `${variable}_pct`, cluster, 100);
    publishStats(out, block, variable, cluster, stats);
  });
}

/** API cost and tokens: an index of which 1 is the average and, in August, a count. */
function publishIndex({shape, out}: Publication, block: Block, name: string, index: number, n: number): void {
  const facet = block.facet.split("::")[1]!;
  out.value(block, `${facet}_index`, quoted(name + shape.suffix.index), index);
  if (shape.suffix.count !== null) out.value(block, `${facet}_count`, quoted(name + shape.suffix.count), n);
}

export function publishStats(
  out: LongWriter,
  block: Block,
  variable: string,
  cluster: string,
  stats: Partial<NumericStats>
): void {
  for (const [name, value] of Object.entries(stats)) out.value(block, `${variable}_${name}`, cluster, value);
}
