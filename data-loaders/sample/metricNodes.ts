import type {Platform} from "../../src/analysis/panel/Panel.js";
import type {Counted, PlatformCounts} from "./countTasks.js";
import {around, normalised} from "./modeModel.js";
import {clusterNames, fields, reworded, type StatementRow} from "./names.js";
import {artifactMetrics, type Mix} from "./nodeValues.js";
import {labelSpread, noise, taskMean} from "./numericStats.js";
import {hash, Random} from "./Random.js";
import type {PlatformShape} from "./shapeOf.js";

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

export interface Layer {
  category: "onet" | "request" | "soc_occupation";
  level: number;
  nodes: Node[];
  /** Whether places publish every metric of the layer, where it is large enough; else only `pct`. */
  whole: boolean;
}

// Detailed, intermediate and generalised work activities.
const activities = {claude: [750, 211, 35], api: [704, 190, 35]};

/** Spread of the logs of occupations' shares. Through the API a third of them are rounded to 0.00 %. */
const occupationSpread: Record<Platform, number> = {claude: 1.3, api: 2.6};

/** Of a hundred tasks, those that a later edition of O*NET numbered anew: 603 of June's 2,861 Task IDs. */
const renumbered = 21;
const laterIds = 30_000;

/** What the layers of one platform are made from. */
export interface Sources {
  seed: number;
  stream: string;
  p: Platform;
  platform: PlatformShape;
  counts: PlatformCounts;
  statements: readonly StatementRow[];
}

/** All layers of one platform, and its conversations as a whole. Nodes are sorted by share, largest first. */
export function layersOf({seed, stream, p, platform, counts, statements}: Sources): {layers: Layer[]; overall: Mix} {
  const random = new Random(seed, stream, "nodes");
  const overall = globalMix(random, platform);
  const layer = (category: Layer["category"], level: number, nodes: Node[], whole = false): Layer => {
    return {category, level, nodes: nodes.toSorted((a, b) => b.share - a.share), whole};
  };
  const made = (
    category: Layer["category"],
    level: number,
    names: string[],
    ids: string[],
    {whole = false, spread = 1.3} = {}
  ): Layer => {
    const weights = normalised(names.map(() => Math.exp(spread * random.normal())));
    const nodes = names.map((name, k) => ({
      name,
      id: ids[k]!,
      share: 0.93 * weights[k]!,
      mix: nearby(random, overall)
    }));
    return layer(category, level, nodes, whole);
  };
  const works = activities[p].map((n, k) => clusterNames(seed, `${stream}/activities/${k}`, n));
  const requests = platform.clusters.map((n, k) => clusterNames(seed, `${stream}/requests/${k}`, n));
  const occupations = occupationsOf(statements);
  const layers = [
    withThin(layer("onet", 0, taskNodes(platform, counts, statements, overall))),
    ...works.map((names, k) => made("onet", k + 1, names, elementIds(names.length, k + 1), {whole: k === 2})),
    ...requests.map((names, k) =>
      made(
        "request",
        k,
        names,
        names.map((name) => uuid(seed, `${p}/${k}/${name}`)),
        {whole: k === 2}
      )
    ),
    made("soc_occupation", 0, occupations.titles, occupations.codes, {spread: occupationSpread[p]}),
    made(
      "soc_occupation",
      1,
      fields.map(({title}) => title),
      fields.map(({code}) => code),
      {whole: true}
    )
  ];
  return {layers, overall};
}

function globalMix(random: Random, {shares, means}: PlatformShape): Mix {
  const mixed = Object.entries(shares).map(([facet, pct]) => [facet, normalised(Object.values(pct))] as const);
  return {
    shares: Object.fromEntries(mixed),
    means,
    artifacts: normalised(artifactMetrics.map(() => Math.exp(0.9 * random.normal())))
  };
}

/** One in sixty of the smaller half of the tasks has its shares of use and of use cases, and no modes. */
function withThin({nodes, ...rest}: Layer): Layer {
  return {...rest, nodes: nodes.map((node, rank) => ({...node, thin: 2 * rank >= nodes.length && rank % 60 === 0}))};
}

/**
 * Tasks keep what was drawn for them; what was not is the platform's. In June texts have their normal case again, some
 * were reworded, and those that a later edition numbered anew are worded anew as well.
 */
function taskNodes(
  {base, means}: PlatformShape,
  {tasks}: PlatformCounts,
  statements: readonly StatementRow[],
  usual: Mix
): Node[] {
  const ids = new Map<string, StatementRow>();
  for (const row of statements) if (!ids.has(row.text.toLowerCase())) ids.set(row.text.toLowerCase(), row);
  return tasks.filter(hasTask).map(({name, task, n, cells}): Node => {
    const row = ids.get(name)!;
    const shares = Object.fromEntries(Object.entries(cells).map(([facet, counts]) => [facet, normalised(counts)]));
    const own = Object.entries(means).map(([facet, mean]) => [facet, taskMean(facet, mean, task, 0.3)]);
    const mark = Math.abs(hash(row.text)) % 100;
    const later = mark >= 100 - renumbered;
    return {
      name: later || mark < 8 ? reworded(row.text) : row.text,
      id: String(later ? laterIds + row.id : row.id),
      share: n / base,
      mix: {shares, means: Object.fromEntries(own) as Mix["means"], artifacts: usual.artifacts}
    };
  });
}

function hasTask(row: Counted): row is Counted & {task: NonNullable<Counted["task"]>} {
  return row.task !== null;
}

/** A mix not far from the usual one. */
function nearby(random: Random, {shares, means, artifacts}: Mix): Mix {
  const each = <A, B>(record: Record<string, A>, of: (facet: string, value: A) => B): Record<string, B> =>
    Object.fromEntries(Object.entries(record).map(([facet, value]) => [facet, of(facet, value)]));
  return {
    shares: each(shares, (facet, share) => around(random, share, 0.6 * (labelSpread[facet]?.claude ?? 0.8))),
    means: each(means, (facet, mean) => taskMean(facet, mean, noise(random), 0.3)),
    artifacts: around(random, artifacts, 0.5)
  };
}

function occupationsOf(statements: readonly StatementRow[]): {codes: string[]; titles: string[]} {
  const known = new Map(statements.map(({occupation, title}) => [occupation, title]));
  const codes = [...known.keys()].sort();
  return {codes, titles: codes.map((code) => known.get(code)!)};
}

/** Element ids in the manner of O*NET: `4.A.2.a.1`, with `.I01` and `.D01` for the finer levels. */
function elementIds(n: number, level: number): string[] {
  return Array.from({length: n}, (_, k) => {
    const top = k % 35;
    const generalised = `4.A.${1 + (top % 4)}.${"abc"[Math.floor(top / 4) % 3]!}.${1 + Math.floor(top / 12)}`;
    const finer = String(1 + Math.floor(k / 35)).padStart(2, "0");
    return level === 3 ? generalised : level === 2 ? `${generalised}.I${finer}` : `${generalised}.I01.D${finer}`;
  });
}

/** An identifier that depends on the name alone, like a UUID of version 5. */
function uuid(seed: number, name: string): string {
  const random = new Random(seed, "uuid", name);
  const hex = Array.from({length: 32}, () => random.below(16).toString(16));
  hex[12] = "5";
  hex[16] = "89ab"[random.below(4)]!;
  const text = hex.join("");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}
