import {sort, sum} from "d3-array";

import {type Block, fold, type LongWriter, type Named} from "./LongWriter.js";
import {around} from "./modeModel.js";
import {drawStats} from "./numericStats.js";
import {places} from "./places.js";
import type {Random} from "./Random.js";

// Below this many conversations a place has no confidence bounds.
const enoughForBounds = 27;

/** Countries and regions: usage, base facets, tasks and requests. The largest country comes last. */
export function publishPlaces(out: LongWriter, levels: readonly Named[][]): void {
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
