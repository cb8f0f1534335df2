import {type CsvFile, floatText, quoted} from "./CsvFile.js";
import type {Place} from "./LongWriter.js";
import type {Layer, Node} from "./metricNodes.js";
import {type Mix, nodeMetrics, nodeValues, twoDecimals} from "./nodeValues.js";
import {places, type SizedPlace} from "./places.js";
import {Random} from "./Random.js";
import type {PlatformShape, Shape} from "./shapeOf.js";

export const metricHeader =
  "date_start,date_end,geo_id,geo_level,category_name,hierarchy_level,metric_id,value,node_name,node_external_id";

/** A calendar month; `end` is exclusive. The earlier one knows fewer tasks, clusters and places. */
interface Month {
  start: string;
  end: string;
  /** Share of the finest nodes, by size, that are published: up to the first mark, and from the second on. */
  nodes: [number, number];
  countries: number;
  regions: number;
}

const months: Month[] = [
  {start: "2026-04-01", end: "2026-05-01", nodes: [0.8546, 1], countries: 0.943, regions: 0.822},
  {start: "2026-05-01", end: "2026-06-01", nodes: [0.8166, 0.8546], countries: 1, regions: 1}
];

// Conversations a node needs in a place: for its share, and for all metrics.
const enoughForShare = 20;
const enoughForAll = 240;

/** Everything of one platform's file; nodes of a layer are sorted by share, largest first. */
export interface MetricPublication {
  seed: number;
  stream: string;
  shape: Shape;
  platform: PlatformShape;
  layers: readonly Layer[];
  /** The platform's conversations as a whole. */
  overall: Mix;
  file: CsvFile;
  /** Whether countries and subregions are published. */
  withPlaces: boolean;
}

/**
 * Writes both months: the world, then places. What comes last of the world, the later month's request clusters, ends
 * where the published number of rows is reached.
 */
export function publishMetrics(to: MetricPublication): void {
  for (const month of months) publishWorld(to, month);
  if (!to.withPlaces) return;
  const named = places(to.shape, to.platform).filter(({id}) => id !== "NONE" && id !== "not_classified");
  const countries = named.filter(({geography}) => geography === "country");
  const regions = named.filter(({geography}) => geography !== "country");
  for (const month of months)
    for (const place of [...first(countries, month.countries), ...first(regions, month.regions)])
      publishPlace(to, month, place);
}

function first<T>(items: readonly T[], share: number): T[] {
  return items.slice(0, Math.round(items.length * share));
}

const overall = {name: "Overall", id: "-"};

function publishWorld(to: MetricPublication, month: Month): void {
  const random = new Random(to.seed, to.stream, month.start);
  const rows = new Rows(to.file, month, {id: "GLOBAL", geography: "global"}, to.platform.rows.global ?? Infinity);
  rows.write("overall", 0, overall, [
    ["usage_pct", 100],
    ["usage_per_capita_index", 1]
  ]);
  rows.write("overall", 0, overall, metricsOf(random, to.overall, to.platform.base).slice(1));
  const finestRequestsLast = to.layers.toSorted((a, b) => Number(isFiller(a)) - Number(isFiller(b)));
  for (const {category, level, nodes} of finestRequestsLast) {
    const [below, from] = level === 0 ? month.nodes : [1, 1];
    nodes.forEach((node, rank) => {
      if (rank >= below * nodes.length && rank < from * nodes.length) return;
      const n = Math.max(1, Math.round(node.share * to.platform.base * Math.exp(0.08 * random.normal())));
      const metrics = metricsOf(random, node.mix, n, to.platform.base);
      const published = node.thin ? metrics.filter(([metric]) => !metric.startsWith("collaboration_")) : metrics;
      rows.write(category, level, node, published);
    });
  }
}

function isFiller({category, level}: Layer): boolean {
  return category === "request" && level === 0;
}

function metricsOf(random: Random, mix: Mix, n: number, base = n): [string, number][] {
  const values = [twoDecimals((100 * n) / base), ...nodeValues(random, mix, n)];
  return nodeMetrics.map((metric, k) => [metric, values[k]!]);
}

function publishPlace(to: MetricPublication, month: Month, place: SizedPlace): void {
  const random = new Random(to.seed, to.stream, month.start, place.id);
  const rows = new Rows(to.file, month, place);
  const perCapita = Math.exp(0.9 * random.normal());
  rows.write("overall", 0, overall, [["usage_pct", (100 * place.n) / place.of]]);
  if (place.geography === "country" || place.id.startsWith("US-")) {
    rows.write("overall", 0, overall, [["usage_per_capita_index", perCapita]]);
  }
  rows.write("overall", 0, overall, metricsOf(random, to.overall, place.n).slice(1));
  for (const {category, level, nodes, whole} of to.layers) {
    for (const node of nodes) {
      // Sorted by share: the rest would not be named.
      if (place.n * node.share < 3) break;
      const n = random.binomial(place.n, node.share);
      if (n < enoughForShare) continue;
      const metrics: [string, number][] =
        whole && n >= enoughForAll ? metricsOf(random, node.mix, n, place.n) : [["pct", (100 * n) / place.n]];
      rows.write(category, level, node, metrics);
    }
  }
}

/** Writes the rows of one month and place, and none beyond the file's row number `until`. */
class Rows {
  private readonly start: string;

  constructor(
    private readonly file: CsvFile,
    month: Month,
    place: Place,
    private readonly until = Infinity
  ) {
    this.start = `${month.start},${month.end},${place.id},${place.geography}`;
  }

  write(category: string, level: number, {name, id}: Pick<Node, "name" | "id">, metrics: [string, number][]): void {
    const node = `${quoted(name)},${id}`;
    for (const [metric, value] of metrics) {
      if (this.file.rows >= this.until) return;
      this.file.row(`${this.start},${category},${level},${metric},${floatText(twoDecimals(value))},${node}`);
    }
  }
}
