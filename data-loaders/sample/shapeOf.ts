import type {Platform} from "../../src/analysis/panel/Panel.js";
import type {SampleOptions} from "./SampleOptions.js";
import shapes from "./shapes.json" with {type: "json"};

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
  const pool = Math.max(sized.pool, Math.ceil(1.25 * (tasks.named.claude + tasks.named.api - tasks.shared)));
  return {
    ...sized,
    shared: tasks.shared,
    pool,
    statements: Math.max(sized.statements, 2 * pool),
    platforms: onEach(sized, (platform, p) => ({...platform, named: tasks.named[p]}))
  };
}

function onEach({platforms}: Shape, of: (platform: PlatformShape, p: Platform) => PlatformShape): Shape["platforms"] {
  return {claude: of(platforms.claude, "claude"), api: of(platforms.api, "api")};
}

/** An eighth of the tasks, drawn so that enough of them are large; a handful of countries, few clusters. */
function small(shape: Shape): Shape {
  const {places, named, clusters, ...sizes} = shapes.small;
  return {
    ...shape,
    ...sizes,
    places: {...shape.places, ...places},
    platforms: onEach(shape, (platform, p) => ({
      ...platform,
      named: named[p],
      clusters,
      rows: {global: null, places: null}
    }))
  };
}

function scaled(shape: Shape, scale: number): Shape {
  const times = (n: number | null): number | null => (n === null ? null : n * scale);
  return {
    ...shape,
    shared: shape.shared * scale,
    pool: shape.pool * scale,
    statements: shape.statements * scale,
    places: {...shape.places, regions: shape.places.regions * scale},
    platforms: onEach(shape, ({base, named, clusters, rows, ...platform}) => ({
      ...platform,
      base: base * scale,
      named: named * scale,
      clusters: clusters.map((n) => n * scale),
      rows: {global: times(rows.global), places: times(rows.places)}
    }))
  };
}

/** What one platform's file looks like. */
export interface PlatformShape {
  /** Path inside the dataset repository. */
  path: string;
  /** What the column platform_and_product says. */
  product: string;
  /** Conversations that every base facet adds up to. */
  base: number;
  /** Named tasks. */
  named: number;
  /** Share of conversations, %, whose task is none, and whose task is not classified. */
  pseudo: {none: number; not_classified: number};
  /** Facet → label → global share, %. */
  shares: Record<string, Record<string, number>>;
  /** Numeric facet → global mean. */
  means: Record<string, number>;
  /** Request clusters at levels 0, 1 and 2, `not_classified` among them. */
  clusters: number[];
  /** Data rows of the global part, and of countries and regions; null: as it falls. */
  rows: {global: number | null; places: number | null};
}

/** What one release looks like. */
export interface Shape {
  /** Folder of the release: 2026-03-24 for both of February's files. */
  release: string;
  dialect: "long" | "metric";
  window: {start: string; end: string};
  /** How cluster names of numeric intersections end, and how those of cost and tokens do; null: no such row. */
  suffix: {numeric: string; index: string; count: string | null};
  /** Named tasks on both platforms. */
  shared: number;
  /** Tasks that any release of the seed may publish, and rows of the statements file: the same for all releases. */
  pool: number;
  statements: number;
  /** Geographies of Claude.ai: `regions` is the name of the smaller level. */
  places: {countries: number; regions: number; regionLevel: string; numeric: boolean};
  platforms: Record<Platform, PlatformShape>;
}
