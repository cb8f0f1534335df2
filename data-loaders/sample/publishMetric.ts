import {group, sort, sum} from "d3-array";
import {csvFormatValue} from "d3-dsv";

import type {Platform} from "../../src/analysis/panel/Panel.js";
import {type CsvFile, floatText} from "./CsvFile.js";
import type {DrawnRelease} from "./drawRelease.js";
import {artifacts, type Layers, layersOf, type Mix, type Named} from "./layersOf.js";
import type {Place} from "./LongWriter.js";
import model from "./model.json" with {type: "json"};
import {drawStats} from "./numericStats.js";
import {isNamed, places, type SizedPlace} from "./places.js";
import {Random} from "./Random.js";

/**
 * Calendar months; `end` is exclusive. The earlier one knows fewer tasks, clusters and places: shares of the finest nodes,
 * by size, up to the first mark and from the second on, and of places.
 */
const {months} = model;
type Month = (typeof months)[number];

// Conversations a node needs in a place: for its share, and for all metrics.
const enoughForShare = 20;
const enoughForAll = 240;

/**
 * One platform's file in the metric dialect, both months: the world, then places. What comes last of the world, the later
 * month's request clusters, ends where the published number of rows is reached.
 */
export function publishMetric(drawn: DrawnRelease, p: Platform, file: CsvFile): void {
  const {seed, shape} = drawn;
  const platform = shape.platforms[p];
  const layers = layersOf(drawn, p);
  const random = (...labels: string[]): Random => new Random(seed, `${shape.release}/${p}`, ...labels);
  for (const month of months) {
    const write = rowsOf(file, month, {id: "GLOBAL", geography: "global"}, platform.rows.global ?? Infinity);
    publishWorld(random(month.start), write, layers, month.nodes, platform.base);
  }
  if (p === "api") return;
  const named = group(places(shape, platform).filter(isNamed), ({geography}) => geography === "country");
  for (const month of months)
    for (const [isCountry, all] of named)
      for (const place of all.slice(0, Math.round(all.length * (isCountry ? month.countries : month.regions))))
        publishPlace(random(month.start, place.id), rowsOf(file, month, place), layers, place);
}

type Metrics = Record<string, number>;
type Write = (category: string, level: number, node: Named, metrics: Metrics) => void;

/** Writes the rows of one month and place, and none beyond the file's row number `until`. */
function rowsOf(file: CsvFile, {start, end}: Month, {id, geography}: Place, until = Infinity): Write {
  return (category, level, node, metrics) => {
    const before = `${start},${end},${id},${geography},${category},${level}`;
    const after = `${csvFormatValue(node.name)},${node.id}`;
    for (const [metric, value] of Object.entries(metrics).slice(0, Math.max(0, until - file.rows)))
      file.row(`${before},${metric},${floatText(Math.round(value * 100) / 100)},${after}`);
  };
}

const overallNode = {name: "Overall", id: "-"};

function publishWorld(random: Random, write: Write, {layers, overall}: Layers, marks: number[], all: number): void {
  const [below, from] = marks;
  write("overall", 0, overallNode, {usage_pct: 100, usage_per_capita_index: 1, ...metricsOf(random, overall, all)});
  for (const {category, level, nodes} of sort(layers, (one) => Number(one.category === "request" && one.level === 0)))
    nodes.forEach((node, rank, {length}) => {
      if (level === 0 && rank >= below! * length && rank < from! * length) return;
      const n = Math.max(1, Math.round(node.share * all * Math.exp(0.08 * random.normal())));
      const metrics = Object.entries({pct: (100 * n) / all, ...metricsOf(random, node.mix, n)});
      const kept = metrics.filter(([metric]) => !node.thin || !metric.startsWith("collaboration_"));
      write(category, level, node, Object.fromEntries(kept));
    });
}

function publishPlace(random: Random, write: Write, {layers, overall}: Layers, place: SizedPlace): void {
  const {id, geography, n: all, of} = place;
  const perCapita = {usage_per_capita_index: Math.exp(0.9 * random.normal())};
  const hasIndex = geography === "country" || id.startsWith("US-");
  const usage = {usage_pct: (100 * all) / of, ...(hasIndex ? perCapita : {})};
  write("overall", 0, overallNode, {...usage, ...metricsOf(random, overall, all)});
  for (const {category, level, nodes, whole} of layers)
    for (const node of nodes) {
      // Sorted by share: the rest would not be named.
      if (all * node.share < 3) break;
      const n = random.binomial(all, node.share);
      if (n < enoughForShare) continue;
      const more = whole && n >= enoughForAll ? metricsOf(random, node.mix, n) : {};
      write(category, level, node, {pct: (100 * n) / all, ...more});
    }
}

const {means: meanFacets, useCases, modes} = model.metrics;

/**
 * Metrics as n conversations would show them, in the order in which they are written. Before them a node has `pct`, and a
 * geography two on its usage.
 */
function metricsOf(random: Random, {shares, means, artifacts: usual}: Mix, n: number): Metrics {
  const pct = (weights: number[]): number[] => random.multinomial(n, weights).map((count) => (100 * count) / n);
  const each = (prefix: string, labels: string[], values: number[]): Metrics =>
    Object.fromEntries(labels.map((label, k) => [`${prefix}_${label}_pct`, values[k]!]));
  const byMode = pct(shares.collaboration!);
  const byArtifact = pct(usual);
  const [automation, augmentation] = [sum(byMode.slice(0, 2)), sum(byMode.slice(2, 5))];
  const classified = automation + augmentation || 1;
  return {
    multitasking_pct: pct(shares.multitasking!)[0]!,
    human_only_ability_pct: pct(shares.human_only_ability!)[0]!,
    ...Object.fromEntries(
      meanFacets.map((facet) => [`${facet}_mean`, drawStats(random, facet, means[facet]!, n).mean])
    ),
    ...each("use_case", useCases, pct(shares.use_case!)),
    collaboration_bucket_automation_pct: (100 * automation) / classified,
    collaboration_bucket_augmentation_pct: (100 * augmentation) / classified,
    ...each("collaboration", modes, byMode),
    ...each("artifact", artifacts, byArtifact)
  };
}
