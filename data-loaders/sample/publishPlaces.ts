import {fold} from "./fold.js";
import type {Block} from "./LongWriter.js";
import {around} from "./modeModel.js";
import {drawStats, indexFacets} from "./numericStats.js";
import {places, type SizedPlace, taskShares} from "./places.js";
import type {Cluster} from "./publishRequests.js";
import {type Publication, publishStats} from "./publishTasks.js";
import {Random} from "./Random.js";

/** What conversations of a place are drawn from: shares by name, largest first. */
type Names = readonly {name: string; share: number}[];

/** Countries and regions: usage, base facets, tasks and requests. The largest country comes last. */
export function publishPlaces(to: Publication, levels: readonly Cluster[][]): void {
  const {platform, out} = to;
  const tasks = taskShares(to.counts, platform.base);
  const requests = levels.map((clusters) =>
    clusters
      .slice(0, -1)
      .map(({name, n}) => ({name, share: n / platform.base}))
      .toSorted((a, b) => b.share - a.share)
  );
  const [largest, ...others] = places(to.shape, platform);
  const until = platform.rows.places === null ? Infinity : out.file.rows + platform.rows.places;
  for (const place of [...others, largest!]) {
    const random = new Random(to.seed, to.stream, "place", place.id, place.geography);
    publishUsage(to, place);
    publishShares(to, random, place);
    if (to.shape.places.numeric) publishMeans(to, random, place);
    requests.forEach((names, level) => publishNames(to, random, {place, facet: "request", level}, place.n, names));
    const room = place === largest ? Math.floor((until - out.file.rows) / 2) - 1 : Infinity;
    publishNames(to, random, {place, facet: "onet_task", level: 0}, place.n, tasks, room);
  }
}

function publishUsage({out}: Publication, place: SizedPlace): void {
  const block: Block = {place, facet: place.geography, level: 0};
  out.value(block, "usage_count", "", place.n);
  out.value(block, "usage_pct", "", (place.n / place.of) * 100);
}

function publishShares({platform, truth, out}: Publication, random: Random, place: SizedPlace): void {
  for (const [facet, shares] of Object.entries(platform.shares)) {
    const local = around(random, Object.values(shares), 0.15);
    const counts = random.multinomial(place.n, local);
    out.cells({place, facet, level: 0}, "", fold(Object.keys(shares), counts, truth.fold), place.n);
  }
}

// Below this many conversations a place has no confidence bounds.
const enoughForBounds = 27;

function publishMeans({platform, out}: Publication, random: Random, place: SizedPlace): void {
  for (const [facet, mean] of Object.entries(platform.means)) {
    if (indexFacets.includes(facet)) continue;
    const block: Block = {place, facet, level: 0};
    const {mean: m, median, stdev, ...bounds} = drawStats(random, facet, mean, place.n);
    out.value(block, `${facet}_count`, "", place.n);
    publishStats(out, block, facet, "", {mean: m, median, stdev, ...(place.n < enoughForBounds ? {} : bounds)});
  }
}

/** Splits a place's conversations over names; what is too small to be named is `not_classified`. */
function publishNames(
  {out, truth}: Publication,
  random: Random,
  block: Block,
  n: number,
  names: Names,
  most = Infinity
): void {
  const labels: string[] = [];
  const counts: number[] = [];
  let left = n;
  let mass = 1;
  for (const {name, share} of names) {
    if (n * share < 3) break;
    const drawn = random.binomial(left, share / mass);
    labels.push(name);
    counts.push(drawn);
    left -= drawn;
    mass -= share;
  }
  out.cells(block, "", fold([...labels, "not_classified"], [...counts, left], truth.fold, most), n);
}
