import {dialects} from "../../data-loaders/dialects/Dialect.js";
import observationColumns from "../../data-loaders/dialects/observations.json" with {type: "json"};
import {panelContract} from "../../data-loaders/panel/checkPanel.js";
import {contract} from "../../data-loaders/panel/contract.js";
import known from "../../data-loaders/releases/quirks/quirks.json" with {type: "json"};
import {quirks} from "../../data-loaders/releasing/compare/FileProfile.js";
import {panelFields} from "../../src/analysis/panel/panelFields.js";
import {count} from "../../src/analysis/words/format.js";

/** docs/contracts.md: what the build promises of its data, from the very lists that it checks. */
export function contractsPage(): string {
  return [intro, published(), observations(), rules(), panel(), oddities()].join("\n\n") + "\n";
}

const intro = `# What the data must keep

Written from the code that checks it; after a change run \`npx vitest run --project data test/data/contractsPage --update\`.

A build reads published files into *observations*, one published number a row, and joins these into the *panel*, one task
a row. What makes a number wrong, or lets it be read in two ways, *stops* the build with one message: what was expected,
what was found, in which file, facet and task, and what to do next. Whatever else the files break of what was promised of
them is a *note*: one line in the log, a row on the page *Data and provenance*, \`notes\` in results.json, and an error for
\`npm run data -- verify --strict\` and for the nightly run. How many rows a file has is nobody's promise: its SHA-256 says more.`;

function published(): string {
  const formats = Object.entries(dialects).map(([name, {columns, key, code}]) => {
    const list = (names: readonly string[]): string => names.map((column) => `\`${column}\``).join(", ");
    return `- The ${name} dialect (\`${code}\`) has exactly the columns ${list(Object.keys(columns))}, in this order; its key is ${list(key)}.`;
  });
  return `## Published files

${formats.join("\n")}
- No text stands for an absent value: \`NA\`, \`NONE\` and the empty string are kept as they are.
- Labels and products that nobody has mapped are refused, not skipped; so are facets that the catalogue promises and the
  file lacks (success, modes; a numeric metric is noted), and rows that begin outside the release's window.`;
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

Checked for every release, in this order; the first that stops is told. The metric dialect publishes shares rounded to two
decimals and no counts: it can't promise what needs these.${table(
    ["rule", "promise", "broken", "dialects"],
    contract.map(({id, promise, severity, dialects}) => [id, promise, `${severity}s`, dialects.join(", ")])
  )}`;
}

function panel(): string {
  const keys = panelFields.filter(({unit}) => unit === null);
  return `## Panel

One row a task; \`task\` is the key.${table(
    ["column", "type", "meaning"],
    keys.map(({name, type, description}) => [`\`${name}\``, type, description])
  )}

The other columns are the measures of \`src/analysis/panel/measures.json\`, with the platform before the name: numbers, or null where
nothing was published, never 0 for that. The page *Data and provenance* lists them.${table(
    ["rule", "promise"],
    panelContract.map(({id, promise}) => [id, promise])
  )}`;
}

function oddities(): string {
  return `## Known quirks

What is odd about the published files, why it matters, and where it is dealt with. No build waits for one; \`npm run data
-- diff\` says which of two releases has one that the other lacks, where a file has rows enough to tell.${table(
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
    known.catalogueQuirks.map(({id, what, reason, handled}) => [id, what, reason, codeFirst(handled)])
  )}`;
}

/** "path: words" with the path set as code. */
const codeFirst = (text: string): string => text.replace(/^(\S+?)(:? )/, "`$1`$2");

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return ["\n", line(head), line(head.map(() => "---")), ...lines.map(line)].join("\n");
}
