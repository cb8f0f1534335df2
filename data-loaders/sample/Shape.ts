import type {Platform} from "../../src/analysis/panel/Panel.js";

/** A categorical facet: its labels with their global shares, %, by platform. */
type Shares = Record<string, number>;

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
  shares: Record<string, Shares>;
  /** Numeric facet → global mean. */
  means: Record<string, number>;
  /** Request clusters at levels 0, 1 and 2, `not_classified` among them. */
  clusters: [number, number, number];
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
