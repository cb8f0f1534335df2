import {type Block, fold, type LongWriter, type Named} from "./LongWriter.js";
import {around} from "./modeModel.js";
import {drawStats, numericBases} from "./numericStats.js";
import {places} from "./places.js";
import type {Random} from "./Random.js";

// Below this many conversations a place has no confidence bounds.
const enoughForBounds = 27;

/** Countries and regions: usage, base facets, tasks and requests. The largest country comes last. */
export function publishPlaces(out: LongWriter, levels: readonly Named[][]): void {
  const {platform, drawn, file, counts} = out;
  const bySize = (names: readonly Named[]): Named[] => names.toSorted((a, b) => b.n - a.n);
  const [tasks, requests] = [bySize(counts.tasks), levels.map((clusters) => bySize(clusters.slice(0, -1)))];
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
      for (const facet of numericBases(platform))
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
function publishNames(
  out: LongWriter,
  random: Random,
  block: Block,
  n: number,
  names: readonly Named[],
  most?: number
): void {
  const labels: string[] = [];
  const counts: number[] = [];
  let [left, mass] = [n, 1];
  for (const {name, n: all} of names) {
    const share = all / out.platform.base;
    if (n * share < 3) break;
    labels.push(name);
    counts.push(random.binomial(left, share / mass));
    left -= counts.at(-1)!;
    mass -= share;
  }
  for (const [name, count] of fold([...labels, "not_classified"], [...counts, left], out.drawn.truth.fold, most))
    out.cell(block, name, count, n);
}
