import type {Manifest} from "./Manifest.js";
import known from "./quirks/quirks.json" with {type: "json"};

/** What is odd, in a sentence; what would go wrong for whoever did not know; and where it is dealt with. */
interface Oddity {
  id: string;
  what: string;
  reason: string;
  handled: string;
}

/** An oddity of the published files that the project knows of, and how a file shows that it has it. */
export interface Quirk extends Oddity {
  /** Which releases have it; null: every release of the dialect. */
  releases: readonly string[] | null;
  dialect: Manifest["dialect"];
  /** As SQL: how many of the rows `among` show it. Where fewer than `enough` could, a file can't tell. */
  trace: {among: string; shows: string; enough: number};
}

/** What the code deals with. `npm run data -- diff` says which of two releases shows one that the other does not. */
export const quirks: readonly Quirk[] = known.quirks.map(
  ({dialect, trace: {among, where, count, enough}, ...rest}) => ({
    ...rest,
    dialect: dialect as Quirk["dialect"],
    trace: {among, shows: count ?? `count(*) FILTER ((${among}) AND (${where}))`, enough}
  })
);

/** An oddity of the dataset as a whole, which no row of a file shows. */
export interface CatalogueQuirk extends Oddity {
  /** Whether the catalogue still has it; when not, the entry is to be taken out. */
  expect: (manifests: readonly Manifest[]) => boolean;
}

const versionsOf = (manifests: readonly Manifest[], release: string, role: string): number =>
  manifests.find((m) => m.release === release)?.files.find((file) => file.role === role)?.known.length ?? 0;

const expected: Record<string, CatalogueQuirk["expect"]> = {
  "republished-february": (manifests) => versionsOf(manifests, "2026-03-24", "claude_ai") > 1,
  "moved-folders": (manifests) => {
    const paths = manifests.flatMap(({files}) => files.map(({path}) => path));
    return ["/data/intermediate/aei_raw_", "/data/aei_raw_", "/data/aei_1p_api_"].every((part) =>
      paths.some((path) => path.includes(part))
    );
  },
  "hashes-left-to-the-hub": (manifests) =>
    manifests.some(({files}) => files.some(({known}) => known.some(({sha256}) => sha256 === null)))
};

/** What is odd about the catalogue's subject: held against the manifests by a test. */
export const catalogueQuirks: readonly CatalogueQuirk[] = known.catalogueQuirks.map((quirk) => ({
  ...quirk,
  expect: expected[quirk.id]!
}));
