import {sort} from "d3-array";

import type {Platform} from "../../src/analysis/panel/Panel.js";
import {type DrawnRelease, mapValues} from "./drawRelease.js";
import model from "./model.json" with {type: "json"};
import {around, normalised} from "./modeModel.js";
import {clusterNames, fields, reworded} from "./names.js";
import {noise, spreadOfClusters, taskMean} from "./numericStats.js";
import {hash, Random} from "./Random.js";

/** What conversations of a node look like, before any is counted. */
export interface Mix {
  /** Facet → shares adding up to 1. */
  shares: Record<string, number[]>;
  /** Facet → true mean. */
  means: Record<string, number>;
  artifacts: number[];
}

/** What conversations make, as the metrics call it. */
export const artifacts = model.metrics.artifacts.split(" ");

/** A node of one category and level: a task, an activity, a request cluster, an occupation. */
export interface Node {
  name: string;
  id: string;
  /** Share of the platform's conversations. */
  share: number;
  mix: Mix;
  /** Too few conversations for modes: everything else is published. */
  thin?: boolean;
}

export type Named = Pick<Node, "name" | "id">;

export type Layers = ReturnType<typeof layersOf>;

const coarsest = {onet: 3, request: 2, soc_occupation: 1};
type Category = keyof typeof coarsest;

/** Nodes by share, largest first. Of a `whole` layer places publish every metric, where it is large enough; else only `pct`. */
const layer = (category: Category, level: number, nodes: Node[]) => {
  return {category, level, nodes: sort(nodes, ({share}) => -share), whole: level === coarsest[category]};
};

// Detailed, intermediate and generalised work activities. The logs of shares have this spread between nodes; of occupations
// through the API a third are rounded to 0.00 %.
const {activities, occupationSpread} = model;
const usualSpread = 1.3;

/** Of a hundred tasks, those that a later edition of O*NET numbered anew: 603 of June's 2,861 Task IDs. */
const renumbered = 21;
const laterIds = 30_000;

/** All layers of one platform, and its conversations as a whole. */
export function layersOf(drawn: DrawnRelease, p: Platform) {
  const {seed, shape, statements} = drawn;
  const stream = `${shape.release}/${p}`;
  const random = new Random(seed, stream, "nodes");
  const {shares, means, clusters} = shape.platforms[p];
  const overall: Mix = {
    shares: mapValues(shares, (pct) => normalised(Object.values(pct))),
    means,
    artifacts: normalised(artifacts.map(() => Math.exp(0.9 * random.normal())))
  };
  const made = (names: Named[], spread = usualSpread): Node[] => {
    const weights = normalised(names.map(() => Math.exp(spread * random.normal())));
    return names.map((one, k) => ({...one, share: 0.93 * weights[k]!, mix: nearby(random, overall)}));
  };
  const clustersOf = (kind: string, counts: readonly number[], idOf: (name: string, i: number, k: number) => string) =>
    counts.map((n, k) =>
      clusterNames(seed, `${stream}/${kind}/${k}`, n).map((name, i) => ({name, id: idOf(name, i, k)}))
    );
  const tasks = layer("onet", 0, taskNodes(drawn, p, overall));
  // One in sixty of the smaller half of the tasks has its shares of use and of use cases, and no modes.
  tasks.nodes.forEach((node, rank, {length}) => (node.thin = 2 * rank >= length && rank % 60 === 0));
  const works = clustersOf("activities", activities[p], (_, i, k) => elementId(i, k + 1));
  const requests = clustersOf("requests", clusters, (name, _, k) => uuid(seed, `${p}/${k}/${name}`));
  const groups = fields.map(({code: id, title: name}) => ({id, name}));
  const titles = new Map(statements.map(({occupation: id, title: name}) => [id, {id, name}]));
  const occupations = sort(titles.values(), ({id}) => id);
  const layers = [
    tasks,
    ...works.map((names, k) => layer("onet", k + 1, made(names))),
    ...requests.map((names, k) => layer("request", k, made(names))),
    layer("soc_occupation", 0, made(occupations, occupationSpread[p])),
    layer("soc_occupation", 1, made(groups))
  ];
  return {layers, overall};
}

/** A mix not far from the usual one. */
const nearby = (random: Random, {shares, means, artifacts}: Mix): Mix => ({
  shares: mapValues(shares, (share, facet) => around(random, share, spreadOfClusters(facet))),
  means: mapValues(means, (mean, facet) => taskMean(facet, mean, noise(random), 0.3)),
  artifacts: around(random, artifacts, 0.5)
});

/**
 * Tasks keep what was drawn for them; what was not is the platform's. In June texts have their normal case again, some
 * were reworded, and those that a later edition numbered anew are worded anew as well.
 */
function taskNodes({shape, counts, statements}: DrawnRelease, p: Platform, {artifacts}: Mix): Node[] {
  const {base, means} = shape.platforms[p];
  // Of a statement's several occupations, the first gives the Task ID.
  const rows = new Map(statements.toReversed().map((row) => [row.text.toLowerCase(), row]));
  return counts[p].tasks.flatMap(({name, task, n, cells}) => {
    if (task === null) return [];
    const {text, id} = rows.get(name)!;
    const facets = mapValues(means, (mean, facet) => taskMean(facet, mean, task, 0.3));
    const mark = Math.abs(hash(text)) % 100;
    const later = mark >= 100 - renumbered;
    return {
      name: later || mark < 8 ? reworded(text) : text,
      id: String(later ? laterIds + id : id),
      share: n / base,
      mix: {shares: mapValues(cells, normalised), means: facets, artifacts}
    };
  });
}

/** Element ids in the manner of O*NET: `4.A.2.a.1`, with `.I01` and `.D01` for the finer levels. */
function elementId(k: number, level: number): string {
  const top = k % 35;
  const generalised = `4.A.${1 + (top % 4)}.${"abc"[Math.floor(top / 4) % 3]!}.${1 + Math.floor(top / 12)}`;
  const finer = String(1 + Math.floor(k / 35)).padStart(2, "0");
  return level === 3 ? generalised : level === 2 ? `${generalised}.I${finer}` : `${generalised}.I01.D${finer}`;
}

/** An identifier that depends on the name alone, like a UUID of version 5. */
function uuid(seed: number, name: string): string {
  const random = new Random(seed, "uuid", name);
  const hex = Array.from({length: 32}, () => random.below(16).toString(16));
  hex[12] = "5";
  hex[16] = "89ab"[random.below(4)]!;
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
