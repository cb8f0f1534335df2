import type {Platform} from "../../src/analysis/panel/Panel.js";
import type {SampleOptions} from "./SampleOptions.js";
import shapes from "./shapes.json" with {type: "json"};

type February = (typeof shapes)["february"];

/**
 * What one platform's file looks like: `base` conversations that every base facet adds up to, `named` tasks, shares of the
 * `pseudo` tasks in %, request `clusters` at levels 0, 1 and 2 with `not_classified` among them.
 */
export type PlatformShape = Omit<February["platforms"]["claude"], "shares" | "means" | "rows"> & {
  /** Facet → label → global share, %. */
  shares: Record<string, Record<string, number>>;
  /** Numeric facet → global mean. */
  means: Record<string, number>;
  /** Data rows of the global part, and of countries and regions; null: as it falls. */
  rows: {global: number | null; places: number | null};
};

/**
 * What one release looks like: `shared` tasks are named on both platforms; `pool` tasks may be published by any release of
 * the seed, and `statements` are the rows of their file, the same for all releases; `regions` is the smaller level.
 */
export type Shape = Omit<February, "dialect" | "suffix" | "platforms"> & {
  dialect: "long" | "metric";
  /** How cluster names of numeric intersections end, and how those of cost and tokens do; null: no such row. */
  suffix: {numeric: string; index: string; count: string | null};
  platforms: Record<Platform, PlatformShape>;
};

// Aggregate figures of the published releases, which the sample is calibrated to. Where a figure was not published
// (November's and August's API modes beyond the first two, the API's minor facets), a plausible one stands in. June's base
// is not published either, and only decides what is large enough.
const {august, november, february, june} = shapes as unknown as Record<Exclude<keyof typeof shapes, "small">, Shape>;

/** Global means of the numeric facets, February. */
export const februaryMeans = {claude: february.platforms.claude.means, api: february.platforms.api.means};

const published: Record<SampleOptions["release"], Shape> = {
  "2025-09-15": august,
  "2026-01-15": november,
  "2026-03-24": {...february, places: {...february.places, numeric: false}},
  "2026-03-24-republished": february,
  "2026-06-26": june
};

/** The shape of what was asked for: the published one, a small one, or a multiple of it. */
export function shapeOf({release, size, scale = 1, tasks}: SampleOptions): Shape {
  const sized = size === "small" ? small(published[release]) : scaled(published[release], scale);
  if (!tasks) return sized;
  const {shared, named} = tasks;
  const pool = Math.max(sized.pool, Math.ceil(1.25 * (named.claude + named.api - shared)));
  const statements = Math.max(sized.statements, 2 * pool);
  return {...sized, shared, pool, statements, platforms: onEach(sized, (_, p) => ({named: named[p]}))};
}

/** The platforms with something else of each. */
function onEach({platforms}: Shape, of: (platform: PlatformShape, p: Platform) => Partial<PlatformShape>) {
  const {claude, api} = platforms;
  return {claude: {...claude, ...of(claude, "claude")}, api: {...api, ...of(api, "api")}};
}

/** An eighth of the tasks, drawn so that enough of them are large; a handful of countries, few clusters. */
function small(shape: Shape): Shape {
  const {places, named, clusters, ...sizes} = shapes.small;
  const rows = {global: null, places: null};
  const platforms = onEach(shape, (_, p) => ({named: named[p], clusters, rows}));
  return {...shape, ...sizes, places: {...shape.places, ...places}, platforms};
}

function scaled(shape: Shape, scale: number): Shape {
  const times = (n: number | null): number | null => n && n * scale;
  return {
    ...shape,
    shared: shape.shared * scale,
    pool: shape.pool * scale,
    statements: shape.statements * scale,
    places: {...shape.places, regions: shape.places.regions * scale},
    platforms: onEach(shape, ({base, named, clusters, rows}) => ({
      base: base * scale,
      named: named * scale,
      clusters: clusters.map((n) => n * scale),
      rows: {global: times(rows.global), places: times(rows.places)}
    }))
  };
}
