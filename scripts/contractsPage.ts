import {dialects} from "../data-loaders/dialects/Dialect.js";
import {observationColumns} from "../data-loaders/dialects/Observation.js";
import {measureRange, panelContract} from "../data-loaders/panel/checkPanel.js";
import {contract} from "../data-loaders/panel/contract.js";
import {recordedCountsOf} from "../data-loaders/panel/RecordedCounts.js";
import {catalogue} from "../data-loaders/releases/catalogue.js";
import {catalogueQuirks, quirks} from "../data-loaders/releases/quirks.js";
import {panelFields} from "../data-loaders/site/downloads/fields.js";
import {count} from "../src/analysis/format.js";
import {type Measure, measures, platforms} from "../src/analysis/Panel.js";

/** docs/contracts.md: what the build promises of its data, from the very lists that it checks. */
export function contractsPage(): string {
  return [intro, published(), observations(), rules(), panel(), counts(), oddities()].join("\n\n") + "\n";
}

const intro = `# What the data must keep

Written from the code that checks it; after a change run \`npx vitest run --project data test/data/contractsPage --update\`.

A build reads published files into *observations*, one published number a row, and joins these into the *panel*, one task
a row. Files, observations and panel each have a contract. Whoever breaks it stops the build with one message: what was
expected, what was found, in which file, facet and task, and what to do next. Nothing is repaired in silence, and nothing
half-written stays behind.`;

function published(): string {
  const formats = Object.entries(dialects).map(([name, {columns, layout, code}]) => {
    const types = Object.entries(columns).map(([column, type]) => [
      `\`${column}\``,
      type === "DOUBLE" ? "number" : "text"
    ]);
    const key = layout.key.map((column) => `\`${column}\``).join(", ");
    return `The ${name} dialect (\`${code}\`) has exactly these columns, in this order; its key is ${key}.${table(["column", "type"], types)}`;
  });
  return `## Published files

${formats.join("\n\n")}

- No two rows share a key. A build checks the rows that it reads (the rule *unique* below) and holds the others against row
  counts; \`npm run data -- contract\` checks whole files, and records the counts of none that repeats a key.
- No text stands for an absent value: \`NA\`, \`NONE\` and the empty string are kept as they are.
- Labels and products that nobody has mapped are refused, not skipped; so are facets that the catalogue promises and the
  file lacks, and rows that begin outside the release's window.`;
}

function observations(): string {
  return `## Observations

Every dialect fills the same table.${table(
    ["column", "type", "meaning"],
    observationColumns.map(({name, type, about}) => [`\`${name}\``, type.toLowerCase(), about])
  )}`;
}

function rules(): string {
  return `## Rules for observations

Checked for every release, in this order; the first that is broken is told. The metric dialect publishes shares rounded to two
decimals and no counts: it can't promise what needs these.${table(
    ["rule", "promise", "dialects"],
    contract.map(({id, promise, dialects}) => [id, promise, dialects.join(", ")])
  )}`;
}

function panel(): string {
  const ranges = (Object.keys(measures) as Measure[]).map((measure) => {
    const [low, high] = measureRange(measure);
    const names = platforms.map((platform) => `\`${platform}_${measure}\``).join(", ");
    return [names, measures[measure].unit, high === null ? `at least ${low}` : `${low} to ${count(high)}`];
  });
  const keys = panelFields.filter(({unit}) => unit === null);
  return `## Panel

One row a task; \`task\` is the key.${table(
    ["column", "type", "meaning"],
    keys.map(({name, type, description}) => [`\`${name}\``, type, description])
  )}

Measures are numbers, or null where nothing was published: never 0 for that.${table(
    ["columns", "unit", "range"],
    ranges
  )}
${table(
  ["rule", "promise"],
  panelContract.map(({id, promise}) => [id, promise])
)}`;
}

function counts(): string {
  const recorded = catalogue({catalogueDir: null}).flatMap(({release}) => recordedCountsOf(release) ?? []);
  const lines = recorded.flatMap(({release, files}) =>
    files.map(({role, bytes, sha256, basis, source, rows, facets}) => [
      release,
      role,
      sha256 === null ? `${count(bytes)} bytes` : `\`${sha256.slice(0, 12)}…\``,
      count(rows),
      String(Object.values(facets).reduce((sum, list) => sum + Object.keys(list).length, 0)),
      basis === "counted" ? source : `stated: ${source.replace(/^stated by /, "")}`
    ])
  );
  const tolerances = [...new Set(recorded.map(({tolerance}) => `${100 * tolerance} %`))].join(" or ");
  return `## Row counts

\`docs/results/<release>.contract.json\` keeps the rows of each file by geography and facet, for every version of it that is
known.

- Bytes that were counted must give the same counts, to the row.
- Counts that somebody else stated may be off by ${tolerances}.
- Other bytes of recognisably the same file (at least half of its larger facets are as long) may lack ${tolerances} of a
  facet's rows. More than that stops the build: it is how lost rows are noticed that no sum gives away.
- Of any other file nothing is known, and nothing is held against it.

\`npm run data -- contract\` makes the comparison for everything on this machine; with \`--accept\` it records what it counted.
Nothing else ever writes these files.${table(["release", "file", "bytes known by", "rows", "facets", "basis"], lines)}`;
}

function oddities(): string {
  return `## Known quirks

What is odd about the published files, why it matters, and where it is dealt with. Each has a guard. A published file that
is large enough to show a quirk and does not stops the build: upstream has changed, and the code that deals with it has
to follow. Files in one's own folder, whose bytes the catalogue does not know, are exempt.${table(
    ["quirk", "releases", "what", "why it matters", "where it is dealt with", "can be told from"],
    quirks.map(({id, releases, dialect, what, reason, handled, trace}) => [
      id,
      releases?.join(", ") ?? `all of the ${dialect} dialect`,
      what,
      reason,
      codeFirst(handled),
      `${count(trace.enough)} rows`
    ])
  )}

The catalogue has its own; a test holds them against the manifests.${table(
    ["quirk", "what", "why it matters", "where it is dealt with"],
    catalogueQuirks.map(({id, what, reason, handled}) => [id, what, reason, codeFirst(handled)])
  )}`;
}

/** "path: words" with the path set as code. */
const codeFirst = (text: string): string => text.replace(/^(\S+?)(:? )/, "`$1`$2");

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return ["\n", line(head), line(head.map(() => "---")), ...lines.map(line)].join("\n");
}
