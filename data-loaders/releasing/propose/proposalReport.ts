import {count, days} from "../../../src/analysis/words/format.js";
import {roleLabels} from "../compare/comparisonReport.js";
import {facetRows} from "../compare/FileProfile.js";
import {changeLines} from "../compare/listChange.js";
import {heading, items, itemsOr, paragraph, type Part, table, when} from "../compare/Report.js";
import type {LayoutChanges} from "./layoutChanges.js";
import {platformRoles} from "./platformFiles.js";
import type {Proposal} from "./propose.js";

/** What was found in a release, what in it is new, and what to do with the manifest. */
export function proposalReport(proposal: Proposal): Part[] {
  const {manifest, profiles, revisionKnown, conflict} = proposal;
  const {release, dialect, window, metrics, files} = manifest;
  const rows = (n: number | null): string => (n === null ? "–" : count(n));
  return [
    heading(`Release ${release}`, 1),
    table(
      ["", ""],
      [
        ["dialect", dialect],
        ["window", `${days(window)} (the last day excluded)`],
        ["metrics by task", metrics.join(", ") || "none that the report knows"],
        ["commit", revisionKnown ? files[0]!.known[0]!.revision : "unknown: name it with --revision to write"]
      ]
    ),
    table(
      ["role", "file", "bytes", "rows", "sha256"],
      files.map(({role, path, known: [version]}) => [
        role,
        path,
        count(version!.bytes),
        rows(role === "claude_ai" || role === "api" ? profiles[role].rows : null),
        version!.sha256 === null ? "from the hub's listing" : `${version!.sha256.slice(0, 12)}…`
      ])
    ),
    ...changesReport(proposal),
    heading("Facets"),
    table(
      ["facet", "place", "Claude.ai rows", "API rows"],
      facetRows(profiles.claude_ai, profiles.api).map(({facet, place, before, after}) => [
        facet,
        place,
        rows(before),
        rows(after)
      ])
    ),
    ...when(
      conflict.length > 0,
      heading("Other bytes than the catalogue's"),
      items(conflict.map(({path, expected, found}) => `${path}: expected sha256 ${expected}, found ${found}`))
    )
  ];
}

function changesReport({previous, layout, metrics}: Proposal): Part[] {
  if (previous === null)
    return [heading("What is new"), paragraph("The catalogue has no earlier release to compare with.")];
  const lines = [
    ...changeLines("metrics by task", metrics),
    ...platformRoles.flatMap((role) => (layout === null ? [] : linesOf(roleLabels[role], layout[role])))
  ];
  return [
    ...itemsOr(`Against ${previous}`, lines, "Nothing new, renamed or gone."),
    ...when(
      layout === null,
      paragraph(
        `No earlier release is on this machine, so only the metrics could be compared: npm run data -- fetch ${previous}`
      )
    )
  ];
}

function linesOf(platform: string, {columns, facets, products, labels}: LayoutChanges): string[] {
  return [
    ...Object.entries({columns, facets, "product names": products}).flatMap(([what, change]) => [
      ...change.renamed.map(([from, to]) => `${platform}, ${what}: ${from} is probably ${to} now`),
      ...changeLines(`${platform}, ${what}`, change, 12)
    ]),
    ...labels.flatMap((label) => changeLines(`${platform}, labels of ${label.facet}`, label, 5))
  ];
}
