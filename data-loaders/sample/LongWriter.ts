import {sort, sum} from "d3-array";
import {csvFormatValue} from "d3-dsv";

import type {Platform} from "../../src/analysis/panel/Panel.js";
import {type CsvFile, floatText} from "./CsvFile.js";
import type {DrawnRelease} from "./drawRelease.js";
import {numericBases, type NumericStats} from "./numericStats.js";
import {Random} from "./Random.js";
import type {PlatformShape} from "./shapeOf.js";

/** Where a row speaks of. */
export type Place = {id: string; geography: string};

/** A facet of one place, ready for rows. */
export type Block = {place: Place; facet: string; level: number};

/** A task or a request cluster with its conversations. */
export type Named = {name: string; n: number};

/** Writes one platform's rows of the long dialect. */
export class LongWriter {
  readonly platform: PlatformShape;
  readonly counts: DrawnRelease["counts"][Platform];
  readonly numeric: string[];
  /** Names the random streams of this file. */
  readonly stream: string;
  private readonly middle: string;

  constructor(
    readonly drawn: DrawnRelease,
    p: Platform,
    readonly file: CsvFile
  ) {
    const {shape, counts} = drawn;
    this.platform = shape.platforms[p];
    this.counts = counts[p];
    this.numeric = numericBases(this.platform);
    this.stream = `${shape.release}/${p}`;
    this.middle = `${shape.window.start},${shape.window.end},${csvFormatValue(this.platform.product)}`;
  }

  /** The stream of one concern of this file. */
  random(...labels: (string | number)[]): Random {
    return new Random(this.drawn.seed, this.stream, ...labels);
  }

  /** Each of the values, by what they are called. */
  values({place, facet, level}: Block, variable: string, cluster: string, values: object): void {
    const start = `${place.id},${place.geography},${this.middle},${facet},${level},${variable}_`;
    for (const [name, value] of Object.entries(values))
      this.file.row(`${start}${name},${csvFormatValue(cluster)},${floatText(value as number)}`);
  }

  /**
   * Labels of the block's facet and their counts, folded and printed as the dataset does.
   *
   * @param task of an intersection, the task or cluster
   */
  cells(block: Block, counts: readonly number[], n: number, task?: string): void {
    const labels = Object.keys(this.platform.shares[block.facet.split("::").at(-1)!]!);
    for (const [label, count] of fold(labels, counts, this.drawn.truth.fold))
      this.cell(block, task === undefined ? label : `${task}::${label}`, count, n);
  }

  /** A count row, then its percentage of `n`. */
  cell(block: Block, name: string, count: number, n: number): void {
    this.values(block, block.facet.replace("::", "_"), name, {count, pct: (count / n) * 100});
  }

  /** A numeric facet of one place, with its confidence bounds or without. */
  mean(block: Block, {mean, median, stdev, ...bounds}: NumericStats, n: number, bounded: boolean): void {
    this.values(block, block.facet, "", {count: n, mean, median, stdev, ...(bounded ? bounds : {})});
  }
}

/**
 * The publisher's folding rule: a named cell needs at least `least` conversations; smaller ones are summed into
 * `not_classified`. Cells without a conversation have no row, and the cells still add up.
 *
 * @param most at most so many named cells, the largest; what is beyond is folded too
 */
export function fold(
  labels: readonly string[],
  counts: readonly number[],
  least: number,
  most = Infinity
): [label: string, count: number][] {
  const cells = counts.map((n, k): [string, number] => [labels[k]!, n]);
  const large = cells.filter(([label, n]) => n > 0 && n >= least && label !== "not_classified");
  const largest = large.length > most && new Set(sort(large, ([, n]) => -n).slice(0, Math.max(0, most)));
  const named = largest ? large.filter((cell) => largest.has(cell)) : large;
  const folded = sum(counts) - sum(named, ([, n]) => n);
  return folded > 0 ? [...named, ["not_classified", folded]] : named;
}
