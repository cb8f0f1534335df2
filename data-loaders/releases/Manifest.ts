import type {Role} from "../acquire/Acquired.js";

/** One known version of a file. */
export interface KnownBytes {
  /** Dataset commit (40 hex digits) that serves these bytes. */
  revision: string;
  bytes: number;
  /** Of the content. Null only where the catalogue could not learn it: then the hub's own listing is used. */
  sha256: string | null;
  /** What sets this version apart, when a file has several. */
  note?: string;
}

export interface ManifestFile {
  role: Role;
  /** Path inside the dataset repository. */
  path: string;
  /** Newest first; the first is the one a download takes. */
  known: KnownBytes[];
}

/** What a release can publish for each task. */
export type Metric = "collaboration" | "success" | "human_only_time" | "human_with_ai_time" | "autonomy" | "education";

/** One dataset release: where its bytes are and how to read them. */
export interface Manifest {
  /** Release date, which is also its name: 2026-03-24. */
  release: string;
  dialect: "long" | "metric";
  /** First and last day of the data; the last day is exclusive. */
  window: {start: string; end: string};
  metrics: Metric[];
  licence: string;
  /** Day on which the entry was last checked against its source. */
  accessed: string;
  files: ManifestFile[];
  note?: string;
}
