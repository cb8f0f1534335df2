import {readdirSync, readFileSync} from "node:fs";
import {dirname, join, normalize, relative} from "node:path";

import ts from "typescript";
import {describe, expect, test} from "vitest";

/** The rooms of the house from the ground up: a file imports from its own room and from those below it. */
const rooms = [
  "src/analysis",
  "src/authoring",
  "src/components",
  "src",
  "data-loaders",
  "data-loaders/outside",
  "data-loaders/releases",
  "data-loaders/acquire",
  "data-loaders/dialects",
  "data-loaders/panel",
  "data-loaders/stage",
  "data-loaders/sample",
  "data-loaders/releasing",
  "data-loaders/site",
  "scripts"
];

/** Made for the reader's browser: of these, only what makes and starts the site knows. */
const forReaders = ["src/authoring", "src/components", "src"];
const makers = [...forReaders, "data-loaders/site", "scripts"];

/** Errors that every room throws, and what guards them: one room in two folders. */
const cellar = ["data-loaders", "data-loaders/outside"];

/** The room of a file; undefined for one that is in none. */
function roomOf(file: string): string | undefined {
  // What is started from the command line knows every room.
  if (file === "data-loaders/cli.ts" || !file.includes("/")) return "scripts";
  // A loader beside a page begins from what a build has read.
  if (/^src\/.*\.(csv|json|svg)\.ts$/.test(file)) return "scripts";
  // Whose report it is: names and addresses, which every room may say.
  if (file === "src/site.ts") return "src/analysis";
  const found = rooms.filter((room) => file.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0];
  return (found === "src" || found === "data-loaders") && dirname(file) !== found ? undefined : found;
}

/** Why an import is not allowed; null when it is. */
function fault(from: string, to: string): string | null {
  const [a, b] = [roomOf(from), roomOf(to)];
  if (a === undefined || b === undefined) return `${from} → ${to}: one of them is in no room`;
  if (cellar.includes(a) && cellar.includes(b)) return null;
  if (rooms.indexOf(b) > rooms.indexOf(a)) return `${from} → ${to}: ${a} knows nothing of ${b}`;
  if (forReaders.includes(b) && !makers.includes(a)) return `${from} → ${to}: ${a} knows nothing of ${b}`;
  return null;
}

type Imports = ReadonlyMap<string, readonly string[]>;

/** What each file imports of the project, types included. */
function importsOf(files: readonly string[], read: (file: string) => string): Imports {
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const found = ts.preProcessFile(read(file)).importedFiles.flatMap(({fileName}) => {
        const path = fileName.startsWith(".") ? normalize(join(dirname(file), fileName)).replace(/\.js$/, ".ts") : "";
        return known.has(path) ? [path] : [];
      });
      return [file, [...new Set(found)]];
    })
  );
}

/** The first way from a file back to itself; null when there is none. */
function circle(imports: Imports): string[] | null {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of imports.get(file) ?? []) {
      const found = visit(next, [...way, file]);
      if (found) return found;
    }
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const found = visit(file, []);
    if (found) return found;
  }
  return null;
}

const faults = (imports: Imports): string[] =>
  [...imports].flatMap(([from, all]) => all.flatMap((to) => fault(from, to) ?? []));

describe("the files of the project", () => {
  const files = ["src", "data-loaders", "scripts"].flatMap((folder) =>
    readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
      .map((entry) => relative(".", join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
      .filter((file) => !file.includes("/.observablehq/"))
  );
  const imports = importsOf([...files, "observablehq.config.ts"], (file) => readFileSync(file, "utf8"));

  test("import one another", () => {
    expect([...imports.values()].flat().length).toBeGreaterThan(files.length);
  });

  test("never in a circle", () => {
    expect(circle(imports)).toBeNull();
  });

  test("and only downwards, from room to room", () => {
    expect(faults(imports)).toEqual([]);
  });
});

describe("what is looked for is found", () => {
  const made = (sources: Record<string, string>): Imports => importsOf(Object.keys(sources), (file) => sources[file]!);

  test("a circle, with its way; one by types alone too", () => {
    const imports = made({
      "src/analysis/a.ts": 'import {b} from "./b.js";',
      "src/analysis/b.ts": 'import type {C} from "./c.js";',
      "src/analysis/c.ts": 'export type {B} from "./b.js";'
    });
    expect(circle(imports)).toEqual(["src/analysis/b.ts", "src/analysis/c.ts", "src/analysis/b.ts"]);
  });

  test.each([
    ["src/analysis/a.ts", "src/components/b.ts"],
    ["src/analysis/a.ts", "src/authoring/b.ts"],
    ["src/analysis/models/a.ts", "data-loaders/releases/b.ts"],
    ["src/components/a.ts", "data-loaders/stage/b.ts"],
    ["data-loaders/dialects/a.ts", "data-loaders/panel/b.ts"],
    ["data-loaders/stage/a.ts", "data-loaders/site/b.ts"],
    ["data-loaders/acquire/a.ts", "data-loaders/stage/b.ts"],
    ["data-loaders/acquire/a.ts", "src/components/b.ts"],
    ["data-loaders/releases/a.ts", "data-loaders/acquire/b.ts"],
    ["data-loaders/site/a.ts", "scripts/b.ts"],
    ["data-loaders/elsewhere/a.ts", "src/analysis/b.ts"]
  ])("%s may not import %s", (from, to) => {
    const path = relative(dirname(from), to).replace(/\.ts$/, ".js");
    expect(faults(made({[from]: `import {x} from "${path}";`, [to]: ""}))).toEqual([expect.stringContaining(from)]);
  });
});
