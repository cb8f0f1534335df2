import {apportion} from "./countTasks.js";
import {quoted} from "./CsvFile.js";
import {fold} from "./fold.js";
import type {Block} from "./LongWriter.js";
import {around} from "./modeModel.js";
import {clusterNames} from "./names.js";
import {drawStats, fitMeans, labelSpread, noise, numericBases, taskMean} from "./numericStats.js";
import {type Publication, publishStats, world} from "./publishTasks.js";
import {Random} from "./Random.js";

/** A request cluster of one level. */
export interface Cluster {
  name: string;
  n: number;
}

// Share of conversations that fall into a named cluster, by level.
const covered = [0.55, 0.68, 0.785];

/** Request clusters of levels 0 (finest) to 2, each level adding up to the base; the last is `not_classified`. */
export function drawClusters(to: Publication): Cluster[][] {
  const {seed, stream, platform} = to;
  return platform.clusters.map((count, level) => {
    const random = new Random(seed, stream, "clusters", level);
    const names = clusterNames(seed, `${stream}/${level}`, count - 1);
    const weights = names.map(() => 0.15 + Math.exp(1.1 * random.normal()));
    const named = Math.round(platform.base * covered[level]!);
    const sizes = apportion(named, weights);
    return [...names.map((name, k) => ({name, n: sizes[k]!})), {name: "not_classified", n: platform.base - named}];
  });
}

/** The facet request and its intersections, global. */
export function publishRequests(to: Publication, levels: readonly Cluster[][]): void {
  const {platform, out} = to;
  levels.forEach((clusters, level) => {
    const block: Block = {place: world, facet: "request", level};
    for (const {name, n} of clusters) out.cells(block, "", [[name, n]], platform.base);
  });
  for (const facet of Object.keys(platform.shares))
    levels.forEach((clusters, level) => crossLabels(to, facet, clusters, level));
  for (const facet of numericBases(platform))
    levels.forEach((clusters, level) => crossNumeric(to, facet, clusters, level));
}

function crossLabels(to: Publication, facet: string, clusters: readonly Cluster[], level: number): void {
  const {seed, stream, platform, truth, out} = to;
  const random = new Random(seed, stream, "request", facet, level);
  const shares = platform.shares[facet]!;
  const spread = (labelSpread[facet]?.claude ?? 0.8) * 0.6;
  const block: Block = {place: world, facet: `request::${facet}`, level};
  for (const {name, n} of clusters.slice(0, -1)) {
    const local = around(random, Object.values(shares), spread);
    out.cells(block, `${name}::`, fold(Object.keys(shares), random.multinomial(n, local), truth.fold), n);
  }
}

function crossNumeric(to: Publication, facet: string, clusters: readonly Cluster[], level: number): void {
  const {seed, stream, platform, shape, out} = to;
  const random = new Random(seed, stream, "request", facet, level);
  const named = clusters.slice(0, -1);
  const target = platform.means[facet]!;
  const means = named.map(() => taskMean(facet, target, noise(random), 0));
  fitMeans(
    facet,
    means,
    named.map(({n}) => n),
    target
  );
  const block: Block = {place: world, facet: `request::${facet}`, level};
  named.forEach(({name, n}, k) => {
    const stats = drawStats(random, facet, means[k]!, n);
    publishStats(out, block, `request_${facet}`, quoted(name + shape.suffix.numeric), stats);
  });
}
