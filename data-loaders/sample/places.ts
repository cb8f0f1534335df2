import {ascending, descending, range, sort, sum} from "d3-array";

import type {Place} from "./LongWriter.js";
import codes from "./places.json" with {type: "json"};
import type {PlatformShape, Shape} from "./shapeOf.js";

/**
 * A country or region with its n conversations, and those of what its usage share refers to: the platform for a country,
 * the country for a region.
 */
export type SizedPlace = Place & {n: number; of: number};

// ISO 3166-1 alpha-2, in an order of size that is plausible and no more (NA is Namibia); the first of them as alpha-3, which
// the metric dialect uses; states of the US.
const countries = codes.countries.split(" ");
const alpha3 = codes.alpha3.split(" ");
const states = codes.states.split(" ");

const smallest = 15;

/** Whether it is neither conversations without a place nor those of small ones. */
export const isNamed = ({id}: Place): boolean => id !== "NONE" && id !== "not_classified";

/** Countries, then regions; each country's regions are its largest, most of its conversations and never all of them. */
export function places(shape: Shape, platform: PlatformShape): SizedPlace[] {
  const top = countryPlaces(shape, platform.base);
  // Three letters, where the metric dialect has them.
  const idOf = (id: string): string => (shape.dialect === "metric" ? (alpha3[countries.indexOf(id)] ?? id) : id);
  return [...top.map((place) => ({...place, id: idOf(place.id)})), ...regionPlaces(shape, top)];
}

function countryPlaces(shape: Shape, base: number): SizedPlace[] {
  const named = countries.slice(0, shape.places.countries - 2);
  if (!named.includes("NA")) named[named.length - 1] = "NA";
  const weights = named.map((_, k) => countryWeight(k + 1));
  const [total, known] = [sum(weights), Math.round(base * 0.9883)];
  const sizes = weights.map((w) => Math.max(smallest, Math.round((known * w) / total)));
  const nowhere = Math.round(base * 0.001);
  const rest = base - nowhere - sum(sizes);
  const country = (id: string, n: number): SizedPlace => ({id, geography: "country", n, of: base});
  return [...named.map((id, k) => country(id, sizes[k]!)), country("NONE", nowhere), country("not_classified", rest)];
}

/** By rank: one very large, some large, then an exponential tail down to a handful of conversations. */
function countryWeight(rank: number): number {
  return rank === 1 ? 222_000 : 20_000 * Math.exp(-0.0405 * rank) + 100_000 / (rank * Math.sqrt(Math.sqrt(rank)));
}

function regionPlaces({places: {regions, regionLevel}}: Shape, top: readonly SizedPlace[]): SizedPlace[] {
  const candidates = top
    .filter((country) => isNamed(country) && (regionLevel !== "state_us" || country.id === "US"))
    .flatMap((country) => split(country, regionLevel, Math.ceil(regions / 20)));
  const largest = sort(candidates, (a, b) => descending(a.n, b.n) || ascending(a.id, b.id)).slice(0, regions);
  return largest.filter(({n}) => n >= smallest);
}

function split(country: SizedPlace, level: string, pieces: number): SizedPlace[] {
  const known = country.id === "US" ? states : [];
  const weights = range(Math.max(known.length, pieces)).map((k) => 1 / (k + 2));
  const total = sum(weights);
  return weights.map((w, k) => {
    const code = known[k] ?? String(k + 1).padStart(2, "0");
    return {
      id: level === "state_us" ? code : `${country.id}-${code}`,
      geography: level,
      n: Math.floor((country.n * 0.98 * w) / total),
      of: country.n
    };
  });
}
