import {sum} from "d3-array";

import {platformKeys, platformLabels} from "../../../src/analysis/panel/Panel.js";
import {count, days, signed} from "../../../src/analysis/words/format.js";
import type {Proposal} from "../propose/propose.js";
import type {Described, ReleaseComparison} from "./compareReleases.js";
import {facetRows, platformRoles} from "./FileProfile.js";
import {findingsReport, plain, roleLabels, summaryOf} from "./findingsReport.js";
import {changeLines, layoutLines, some} from "./layoutChanges.js";
import type {Part} from "./Report.js";

/** A comparison of two releases, to be read from what matters most: verdicts, figures, tasks, rows, layout. */
export function comparisonReport({before, after, findings, tasks, schema, metrics, rows}: ReleaseComparison): Part[] {
  const [a, b] = [before.label, after.label];
  const changed = rows.filter((row) => row.before !== row.after);
  const total = (side: "before" | "after"): string => count(sum(rows, (row) => row[side] ?? 0));
  const layout = [
    ...(before.dialect === after.dialect ? [] : [`dialect ${before.dialect} → ${after.dialect}`]),
    ...changeLines("metrics by task", metrics),
    ...schema.flatMap(({platform, ...changes}) => layoutLines(platformLabels[platform], changes))
  ];
  return [
    {title: `What changed: ${a} → ${b}`},
    summaryOf(findings),
    sidesTable(before, after),
    ...findingsReport(findings, a, b),
    {heading: "Tasks entering and leaving"},
    {
      head: ["tasks", a, b, "entering", "leaving"],
      rows: tasks.map(({where, before, after, entering, leaving}) => [
        roleLabels[where],
        ...[before, after, entering.length, leaving.length].map(count)
      ])
    },
    tasks.flatMap(({where, entering, leaving}) =>
      where === "shared" ? [] : Object.entries({entering, leaving}).flatMap(([way, all]) => movers(where, way, all))
    ),
    {heading: "Schema"},
    layout.length > 0 ? layout : "Columns, facets, product names and metrics are the same.",
    {heading: "Rows by facet"},
    `${total("before")} rows in ${a}, ${total("after")} in ${b}; ` +
      `${rows.length - changed.length} of ${rows.length} facets have as many rows as before.`,
    {
      head: ["platform", "facet", "place", a, b, "difference"],
      rows: changed.map(({platform, facet, place, before, after}) => [
        platformKeys[platform],
        ...[facet, place, plain(before), plain(after), signed((after ?? 0) - (before ?? 0), 0)]
      ])
    }
  ];
}

/** The largest tasks of a platform that only one of two releases has, on a line. */
const movers = (where: keyof typeof roleLabels, way: string, tasks: readonly string[]): string[] => {
  const names = tasks.map((task) => `“${task}”`);
  return names.length === 0 ? [] : [`${roleLabels[where]}, ${way}, largest first: ${some(names, 5)}`];
};

function sidesTable(before: Described, after: Described): Part {
  const row = (name: string, of: (side: Described) => string): string[] => [name, of(before), of(after)];
  const input = ({inputs}: Described, role: string) => inputs.find((one) => one.role === role);
  const synthetic = row("figures", (side) => (side.synthetic ? "made up (synthetic)" : "published"));
  return {
    head: ["", before.label, after.label],
    rows: [
      row("release", ({release}) => release),
      row("dialect", ({dialect}) => dialect),
      ...(before.synthetic || after.synthetic ? [synthetic] : []),
      row("window", ({window}) => days(window)),
      ...platformRoles.flatMap((role) => [
        row(`${role} bytes`, (side) => count(input(side, role)?.bytes ?? 0)),
        row(`${role} sha256`, (side) => `${input(side, role)?.sha256.slice(0, 12)}…`)
      ])
    ]
  };
}

/** What was found in a release, what in it is new, and what to do with the manifest. */
export function proposalReport({manifest, profiles, previous, layout, metrics, ...rest}: Proposal): Part[] {
  const {release, dialect, window, files} = manifest;
  const unchanged =
    previous === null ? "The catalogue has no earlier release to compare with." : "Nothing new, renamed or gone.";
  const facets = facetRows(profiles.claude_ai, profiles.api);
  const changes = [
    ...changeLines("metrics by task", metrics),
    ...(layout === null ? [] : platformRoles.flatMap((role) => layoutLines(roleLabels[role], layout[role])))
  ];
  return [
    {title: `Release ${release}`},
    {
      head: ["", ""],
      rows: [
        ["dialect", dialect],
        ["window", `${window.start} to ${window.end} (the last day excluded)`],
        ["metrics by task", manifest.metrics.join(", ") || "none that the report knows"],
        ["commit", rest.revisionKnown ? files[0]!.known[0]!.revision : "unknown: name it with --revision to write"]
      ]
    },
    {
      head: ["role", "file", "bytes", "rows", "sha256"],
      rows: files.map(({role, path, known: [version]}) => [
        role,
        path,
        count(version!.bytes),
        plain(role === "claude_ai" || role === "api" ? profiles[role].rows : null),
        version!.sha256 === null ? "from the hub's listing" : `${version!.sha256.slice(0, 12)}…`
      ])
    },
    {heading: previous === null ? "What is new" : `Against ${previous}`},
    changes.length > 0 ? changes : unchanged,
    previous === null || layout !== null
      ? ""
      : `No earlier release is on this machine, so only the metrics could be compared: npm run data -- fetch ${previous}`,
    {heading: "Facets"},
    {
      head: ["facet", "place", "Claude.ai rows", "API rows"],
      rows: facets.map(({facet, place, before, after}) => [facet, place, plain(before), plain(after)])
    },
    {heading: "Other bytes than the catalogue's"},
    rest.conflict.map(({path, expected, found}) => `${path}: expected sha256 ${expected}, found ${found}`)
  ];
}
