import {count, days} from "../../../src/analysis/words/format.js";
import {heading, items, paragraph, type Part, some, table} from "../compare/Report.js";
import type {PlatformRole} from "./Candidate.js";
import type {LayoutChanges} from "./layoutChanges.js";
import type {Proposal} from "./propose.js";

const names = {claude_ai: "Claude.ai", api: "API"};

/** What was found in a release, what in it is new, and what to do with the manifest. */
export function proposalReport(proposal: Proposal): Part[] {
  const {manifest, profiles, revisionKnown, conflict} = proposal;
  return [
    heading(`Release ${manifest.release}`, 1),
    table(
      ["", ""],
      [
        ["dialect", manifest.dialect],
        ["window", `${days(manifest.window)} (the last day excluded)`],
        ["metrics by task", manifest.metrics.join(", ") || "none that the report knows"],
        ["commit", revisionKnown ? manifest.files[0]!.known[0]!.revision : "unknown: name it with --revision to write"]
      ]
    ),
    table(
      ["role", "file", "bytes", "rows", "sha256"],
      manifest.files.map(({role, path, known: [version]}) => [
        role,
        path,
        count(version!.bytes),
        role === "claude_ai" || role === "api" ? count(profiles[role].rows) : "–",
        version!.sha256 === null ? "from the hub's listing" : `${version!.sha256.slice(0, 12)}…`
      ])
    ),
    ...changesReport(proposal),
    heading("Facets"),
    facetTable(profiles),
    ...(conflict.length === 0
      ? []
      : [
          heading("Other bytes than the catalogue's"),
          items(conflict.map(({path, expected, found}) => `${path}: expected sha256 ${expected}, found ${found}`))
        ])
  ];
}

function facetTable(profiles: Proposal["profiles"]): Part {
  const of = (role: PlatformRole): Map<string, number> =>
    new Map(profiles[role].facets.map(({facet, place, rows}) => [`${facet}\0${place}`, rows]));
  const [claude, api] = [of("claude_ai"), of("api")];
  const rows = (found: number | undefined): string => (found === undefined ? "–" : count(found));
  const keys = [...new Set([...claude.keys(), ...api.keys()])].sort();
  return table(
    ["facet", "place", "Claude.ai rows", "API rows"],
    keys.map((key) => [...key.split("\0"), rows(claude.get(key)), rows(api.get(key))])
  );
}

function changesReport({previous, layout, metrics}: Proposal): Part[] {
  if (previous === null)
    return [heading("What is new"), paragraph("The catalogue has no earlier release to compare with.")];
  const title = heading(`Against ${previous}`);
  const lines = [
    ...(metrics.new.length > 0 ? [`metrics by task: new ${metrics.new.join(", ")}`] : []),
    ...(metrics.gone.length > 0 ? [`metrics by task: gone ${metrics.gone.join(", ")}`] : []),
    ...(layout === null ? [] : (["claude_ai", "api"] as const).flatMap((role) => linesOf(names[role], layout[role])))
  ];
  const absent =
    layout === null
      ? [
          paragraph(
            `No earlier release is on this machine, so only the metrics could be compared: npm run data -- fetch ${previous}`
          )
        ]
      : [];
  return [title, lines.length === 0 ? paragraph("Nothing new, renamed or gone.") : items(lines), ...absent];
}

function linesOf(platform: string, {columns, facets, products, labels}: LayoutChanges): string[] {
  const changes = Object.entries({columns, facets, "product names": products}).flatMap(([what, change]) => [
    ...change.renamed.map(([from, to]) => `${platform}, ${what}: ${from} is probably ${to} now`),
    ...(change.new.length > 0 ? [`${platform}, ${what}: new ${some(change.new, 12)}`] : []),
    ...(change.gone.length > 0 ? [`${platform}, ${what}: gone ${some(change.gone, 12)}`] : [])
  ]);
  const renamed = labels.flatMap((label) => [
    ...(label.new.length > 0 ? [`${platform}, labels of ${label.facet}: new ${some(label.new)}`] : []),
    ...(label.gone.length > 0 ? [`${platform}, labels of ${label.facet}: gone ${some(label.gone)}`] : [])
  ]);
  return [...changes, ...renamed];
}
