import {sort, sum} from "d3-array";

import type {Platform} from "../../src/analysis/panel/Panel.js";
import type {CsvFile} from "./CsvFile.js";
import {apportion, type DrawnRelease} from "./drawRelease.js";
import {type Block, fold, LongWriter, type Named} from "./LongWriter.js";
import {around} from "./modeModel.js";
import {clusterNames} from "./names.js";
import {drawStats, fitMeans, indexFacets, noise, numericModels, spreadOfClusters, taskMean} from "./numericStats.js";
import {places} from "./places.js";
import type {Random} from "./Random.js";

/** One platform's file in the long dialect: the world by facet, by task and by request, then places. */
export function publishLong(drawn: DrawnRelease, p: Platform, file: CsvFile): void {
  const out = new LongWriter(drawn, p, file);
  const requests = drawClusters(out);
  publishBase(out);
  publishTasks(out);
  publishRequests(out, requests);
  publishHistograms(out);
  if (p === "claude") publishPlaces(out, requests);
}

/** The one numeric facet with confidence bounds at global level. */
const withBounds = "human_education_years";

const global = (facet: string, level = 0): Block => ({place: {id: "GLOBAL", geography: "global"}, facet, level});

/** Base facets, global: labels and numeric means. */
function publishBase(out: LongWriter): void {
  const {shares, means, base} = out.platform;
  for (const facet of Object.keys(shares)) out.cells(global(facet), out.counts.base[facet]!, base);
  for (const facet of out.numeric) {
    const stats = drawStats(out.random("base", facet), facet, means[facet]!, base);
    out.mean(global(facet), {...stats, mean: means[facet]!}, base, facet === withBounds);
  }
}

/** The facet onet_task and its intersections, global. */
function publishTasks(out: LongWriter): void {
  const {counts, platform, drawn} = out;
  const {tasks, notClassified} = counts;
  for (const {name, n} of [...tasks, {name: "not_classified", n: notClassified}])
    out.cell(global("onet_task"), name, n, platform.base);
  for (const facet of Object.keys(platform.shares))
    for (const {name, n, cells} of tasks) out.cells(global(`onet_task::${facet}`), cells[facet]!, n, name);
  for (const [facet, mean] of Object.entries(platform.means)) {
    const means = tasks.map(({task}) => (task ? taskMean(facet, mean, task, drawn.truth.difficulty.shown) : mean));
    crossMeans(out, global(`onet_task::${facet}`), out.random("numeric", facet), tasks, means);
  }
}

// Share of conversations that fall into a named cluster, by level.
const covered = [0.55, 0.68, 0.785];

/** Request clusters of levels 0 (finest) to 2, each level adding up to the base; the last is `not_classified`. */
function drawClusters(out: LongWriter): Named[][] {
  const {clusters, base} = out.platform;
  return clusters.map((count, level) => {
    const random = out.random("clusters", level);
    const names = clusterNames(out.drawn.seed, `${out.stream}/${level}`, count - 1);
    const weights = names.map(() => 0.15 + Math.exp(1.1 * random.normal()));
    const named = Math.round(base * covered[level]!);
    const sizes = apportion(named, weights);
    return [...names.map((name, k) => ({name, n: sizes[k]!})), {name: "not_classified", n: base - named}];
  });
}

/** The facet request and its intersections, global. */
function publishRequests(out: LongWriter, levels: readonly Named[][]): void {
  const {shares, means, base} = out.platform;
  levels.forEach((clusters, level) => {
    for (const {name, n} of clusters) out.cell(global("request", level), name, n, base);
  });
  const named = levels.map((clusters) => clusters.slice(0, -1));
  for (const [facet, pct] of Object.entries(shares))
    named.forEach((clusters, level) => {
      const random = out.random("request", facet, level);
      for (const {name, n} of clusters) {
        const counts = random.multinomial(n, around(random, Object.values(pct), spreadOfClusters(facet)));
        out.cells(global(`request::${facet}`, level), counts, n, name);
      }
    });
  for (const facet of out.numeric)
    named.forEach((clusters, level) => {
      const random = out.random("request", facet, level);
      const drawn = clusters.map(() => taskMean(facet, means[facet]!, noise(random), 0));
      crossMeans(out, global(`request::${facet}`, level), random, clusters, drawn);
    });
}

/** A numeric facet by task or request cluster: around means that are brought to the platform's. */
function crossMeans(out: LongWriter, block: Block, random: Random, named: readonly Named[], means: number[]): void {
  const [by, facet] = block.facet.split("::") as [string, string];
  const {numeric, index, count} = out.drawn.shape.suffix;
  const sizes = named.map(({n}) => n);
  fitMeans(facet, means, sizes, out.platform.means[facet]!);
  named.forEach(({name, n}, k) => {
    const stats = drawStats(random, facet, means[k]!, n);
    // API cost and tokens: an index of which 1 is the average and, in August, a count.
    if (indexFacets.includes(facet)) {
      out.values(block, facet, name + index, {index: stats.mean});
      if (count !== null) out.values(block, facet, name + count, {count: n});
    } else {
      const whole = by === "onet_task" ? {count: n, pct: 100} : {};
      out.values(block, `${by}_${facet}`, name + numeric, {...whole, ...stats});
    }
  });
}

/**
 * Histograms of the numeric facets, global, with as many bins as bring the global part to its published number of
 * rows: the one facet whose length was not published.
 */
function publishHistograms(out: LongWriter): void {
  const {rows, means, base} = out.platform;
  const facets = out.numeric;
  const all = rows.global === null ? 25 * facets.length : Math.floor((rows.global - out.file.rows) / 2);
  facets.forEach((facet, place) => {
    const bins = Math.floor((Math.max(facets.length, all) + place) / facets.length);
    const {log, range} = numericModels[facet]!;
    const [low, high] = log ? [0, means[facet]! * 10] : range;
    const edge = (k: number): string => (low + k * ((high - low) / bins)).toFixed(3);
    let left = base;
    for (let k = 0; k < bins; k++) {
      const count = k === bins - 1 ? left : Math.floor(left * (log ? 0.3 : 1 / (bins - k)));
      left -= count;
      const bin = `[${edge(k)}, ${edge(k + 1)})`;
      out.values(global(facet), `${facet}_histogram`, bin, {count, pct: (count / base) * 100});
    }
  });
}

// Below this many conversations a place has no confidence bounds.
const enoughForBounds = 27;

/** Countries and regions: usage, base facets, tasks and requests. The largest country comes last. */
function publishPlaces(out: LongWriter, levels: readonly Named[][]): void {
  const {platform, drawn, file, counts} = out;
  const tasks: Named[] = sort(counts.tasks, ({n}) => -n);
  const requests = levels.map((clusters) => sort(clusters.slice(0, -1), ({n}) => -n));
  const [largest, ...others] = places(drawn.shape, platform);
  const until = platform.rows.places === null ? Infinity : file.rows + platform.rows.places;
  for (const place of [...others, largest!]) {
    const random = out.random("place", place.id, place.geography);
    const {n} = place;
    const block = (facet: string, level = 0): Block => ({place, facet, level});
    out.values(block(place.geography), "usage", "", {count: n, pct: (n / place.of) * 100});
    for (const [facet, pct] of Object.entries(platform.shares))
      out.cells(block(facet), random.multinomial(n, around(random, Object.values(pct), 0.15)), n);
    if (drawn.shape.places.numeric)
      for (const facet of out.numeric)
        out.mean(block(facet), drawStats(random, facet, platform.means[facet]!, n), n, n >= enoughForBounds);
    requests.forEach((names, level) => publishNames(out, random, block("request", level), n, names));
    const room = place === largest ? Math.floor((until - file.rows) / 2) - 1 : Infinity;
    publishNames(out, random, block("onet_task"), n, tasks, room);
  }
}

/**
 * Splits a place's conversations over names, largest first, as the platform's fall on them; what is too small to be
 * named is `not_classified`.
 */
function publishNames(out: LongWriter, random: Random, block: Block, n: number, names: Named[], most?: number): void {
  const {base} = out.platform;
  const large = names.filter((one) => n * (one.n / base) >= 3);
  const shares = large.map((one) => one.n / base);
  const labels = [...large.map(({name}) => name), "not_classified"];
  const counts = random.multinomial(n, [...shares, 1 - sum(shares)]);
  for (const [name, count] of fold(labels, counts, out.drawn.truth.fold, most)) out.cell(block, name, count, n);
}
