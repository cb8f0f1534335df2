import type {Manifest} from "./Manifest.js";

/** An oddity of the published files that the project knows of, and how a file shows that it has it. */
export interface Quirk {
  id: string;
  /** Which releases have it; null: every release of the dialect. */
  releases: readonly string[] | null;
  dialect: Manifest["dialect"];
  role: "claude_ai" | "api" | "both";
  /** What is odd, in a sentence. */
  what: string;
  /** What would go wrong for whoever did not know. */
  reason: string;
  /** Where it is dealt with. */
  handled: string;
  /** As SQL: how many of these rows show it. Where fewer than `enough` could, a file can't tell. */
  trace: {among: string; shows: string; enough: number};
}

/** The rows of one kind that meet a condition. */
const rowsWith = (condition: string, among: string, enough: number): Quirk["trace"] => ({
  among,
  shows: `count(*) FILTER ((${among}) AND (${condition}))`,
  enough
});
const numeric = "starts_with(facet, 'onet_task::') AND ends_with(variable, '_mean')";
const index = "facet IN ('onet_task::cost', 'onet_task::prompt_tokens', 'onet_task::completion_tokens')";

const juneLayer = "category_name, hierarchy_level";
const juneTasks = "geo_level = 'global' AND category_name = 'onet' AND hierarchy_level = '0'";

/** What the code deals with. `npm run data -- diff` says which of two releases shows one that the other does not. */
export const quirks: readonly Quirk[] = [
  {
    id: "namibia",
    releases: null,
    dialect: "long",
    role: "claude_ai",
    what: "The country code NA is Namibia, not an absent value.",
    reason: "A reader that coerces NA to null loses a country, or takes its rows for global ones.",
    handled: "data-loaders/dialects/long.ts: every column but the value is text, and no text is null",
    trace: rowsWith("geo_id = 'NA'", "geography = 'country'", 5000)
  },
  {
    id: "pseudo-tasks",
    releases: null,
    dialect: "long",
    role: "both",
    what: "The facet onet_task has the labels none and not_classified among its tasks.",
    reason: "They are no tasks: counted as such they weigh up to a tenth of a platform, and none gets into the 258.",
    handled: "data-loaders/panel/panel.ts: they are marked pseudo, and counted apart",
    trace: rowsWith("cluster_name IN ('none', 'not_classified')", "geography = 'global' AND facet = 'onet_task'", 2000)
  },
  {
    id: "folded-cells",
    releases: null,
    dialect: "long",
    role: "both",
    what: "In an intersection, not_classified is where cells of fewer than 15 conversations are folded into.",
    reason: "Taken for a category of its own, an absent cell reads as zero; it lies between 0 and the folded count.",
    handled: "data-loaders/dialects/long.ts: the label becomes `folded`; src/analysis bounds what it may hide",
    trace: rowsWith("ends_with(cluster_name, '::not_classified')", "facet = 'onet_task::collaboration'", 5000)
  },
  {
    id: "negative-median-bounds",
    releases: ["2026-01-15", "2026-03-24"],
    dialect: "long",
    role: "claude_ai",
    what: "Some lower confidence bounds of medians (_median_ci_lower) are negative, of times that can't be.",
    reason: "A check that every value is positive would refuse the release; a chart of them would start below zero.",
    handled: "data-loaders/dialects/long.ts: bounds are not read, only means",
    trace: rowsWith("value < 0", "ends_with(variable, '_median_ci_lower')", 5000)
  },
  {
    id: "bare-state-codes",
    releases: ["2025-09-15"],
    dialect: "long",
    role: "claude_ai",
    what: "August's US states stand as bare codes that are countries' codes too: CA, IN, DE, IL.",
    reason: "Rows selected by geo_id alone mix Canada with California.",
    handled: "data-loaders/dialects/long.ts: rows are selected by geography, never by geo_id",
    trace: rowsWith("geo_id IN ('CA', 'IN', 'DE', 'IL')", "geography = 'state_us'", 2000)
  },
  {
    id: "suffix-index-count",
    releases: ["2025-09-15"],
    dialect: "long",
    role: "api",
    what: "August's cost and token rows end their task in ::index or ::count.",
    reason: "The suffix is no category; joined as it is, the task meets none of the others.",
    handled: "data-loaders/dialects/long.ts: one trailing ::(value|index|count) is cut off",
    trace: rowsWith("ends_with(cluster_name, '::index') OR ends_with(cluster_name, '::count')", index, 2000)
  },
  {
    id: "suffix-none",
    releases: ["2026-01-15"],
    dialect: "long",
    role: "both",
    what: "November's numeric rows have the bare task as their cluster name.",
    reason: "A reader that always cuts at the last :: cuts into tasks.",
    handled: "data-loaders/dialects/long.ts: numeric rows lose a known suffix, or nothing",
    trace: rowsWith("NOT ends_with(cluster_name, '::value')", `${numeric} AND NOT (${index})`, 2000)
  },
  {
    id: "suffix-value",
    releases: ["2026-03-24"],
    dialect: "long",
    role: "both",
    what: "February's numeric rows end their task in ::value.",
    reason: "With the suffix, the task meets none of its counts and shares.",
    handled: "data-loaders/dialects/long.ts: one trailing ::(value|index|count) is cut off",
    trace: rowsWith("ends_with(cluster_name, '::value')", numeric, 2000)
  },
  {
    id: "names-are-no-keys",
    releases: ["2026-06-26"],
    dialect: "metric",
    role: "both",
    what: "In June 2026 node_name is no key: nodes share texts, or change theirs.",
    reason: "Grouped by name, the shares of different occupations' tasks run together unseen.",
    handled:
      "data-loaders/dialects/metric.ts: rows are keyed by Task ID, and IDs of one statement are added up on purpose",
    trace: {
      among: "true",
      shows: `abs(count(DISTINCT (${juneLayer}, node_external_id)) - count(DISTINCT (${juneLayer}, node_name)))`,
      enough: 100_000
    }
  },
  {
    id: "names-keep-their-case",
    releases: ["2026-06-26"],
    dialect: "metric",
    role: "both",
    what: "June's task names keep their capitals; all releases before have them in lower case.",
    reason: "Joined as they are, no task meets an earlier release.",
    handled: "data-loaders/dialects/metric.ts: the key is the statement of the Task ID, in lower case",
    trace: rowsWith("node_name <> lower(node_name)", juneTasks, 50_000)
  }
];

/** An oddity of the dataset as a whole, which no row of a file shows. */
export interface CatalogueQuirk {
  id: string;
  what: string;
  reason: string;
  handled: string;
  /** Whether the catalogue still has it; when not, the entry is to be taken out. */
  expect: (manifests: readonly Manifest[]) => boolean;
}

const versionsOf = (manifests: readonly Manifest[], release: string, role: string): number =>
  manifests.find((m) => m.release === release)?.files.find((file) => file.role === role)?.known.length ?? 0;

/** What is odd about the catalogue's subject: held against the manifests by a test. */
export const catalogueQuirks: readonly CatalogueQuirk[] = [
  {
    id: "republished-february",
    what: "February's Claude.ai file was published twice under one path, with 425,257 and with 477,717 rows.",
    reason: "A path does not name bytes: a build has to say which of the two it used.",
    handled: "data-loaders/releases/2026-03-24.json: both versions are known, by size and hash",
    expect: (manifests) => versionsOf(manifests, "2026-03-24", "claude_ai") > 1
  },
  {
    id: "moved-folders",
    what: "The folder of the files changed from data/intermediate to data, and their names from the window to the date.",
    reason: "A path made from a release's name finds nothing in half of the releases.",
    handled:
      "data-loaders/releases/: every manifest has its paths in full; the dataset card's own configuration names a file that is not there, and is not read",
    expect: (manifests) => {
      const paths = manifests.flatMap(({files}) => files.map(({path}) => path));
      return ["/data/intermediate/aei_raw_", "/data/aei_raw_", "/data/aei_1p_api_"].every((part) =>
        paths.some((path) => path.includes(part))
      );
    }
  },
  {
    id: "hashes-left-to-the-hub",
    what: "The hashes of August's platform files were not at hand when the catalogue was written.",
    reason: "Their bytes are known by size and by the hub's own listing, not by the catalogue.",
    handled:
      "data-loaders/acquire/fromHub.ts: the listing at the pinned commit gives the hash; `npm run data -- check` shows it",
    expect: (manifests) =>
      manifests.some(({files}) => files.some(({known}) => known.some(({sha256}) => sha256 === null)))
  }
];
