import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {join} from "node:path";

import {tableFromIPC} from "apache-arrow";
import {csvParse} from "d3-dsv";
import {beforeAll, describe, expect, test} from "vitest";

import {openDuckDB, rows} from "../../data-loaders/duckdb.js";
import type {Results} from "../../src/analysis/claims/Results.js";
import {panelFields} from "../../src/analysis/panel/panelFields.js";
import {site} from "../../src/site.js";
import {snippetsOf} from "../snippetsOf.js";
import {testedSite} from "./sites.js";

type Value = string | number | boolean | null | (string | number)[];
type Row = Record<string, Value>;

interface Descriptor {
  name: string;
  licenses: {name: string; path: string}[];
  contributors: {title: string; role: string}[];
  resources: {
    name: string;
    path: string;
    bytes: number;
    hash: string;
    schema: {fields: {name: string; type: string; description: string}[]};
  }[];
}

interface Croissant {
  "@type": string;
  conformsTo: string;
  distribution: {"@id": string; contentUrl: string; sha256: string}[];
  recordSet: {field: {source: {fileObject: {"@id": string}; extract: {column: string}}}[]}[];
}

const {folder, name: made} = testedSite();

describe(`the panel of the site from the ${made}`, () => {
  const data = join(folder, "data");
  const read = (name: string): Buffer => readFileSync(join(data, name));
  const descriptor = JSON.parse(read("datapackage.json").toString()) as Descriptor;
  const fromArrow = arrowRows(read("panel.arrow"));
  let fromParquet: Row[];
  beforeAll(async () => {
    fromParquet = await parquetRows(join(data, "panel.parquet"));
  });

  test("is the same in every row as CSV, Arrow and Parquet", () => {
    expect(fromArrow.length).toBeGreaterThan(100);
    expect(fromParquet).toEqual(fromArrow);
    expect(csvRows(read("panel.csv").toString())).toEqual(fromArrow);
  });

  test("holds absent cells as absent, and zeros as numbers", () => {
    const cells = fromArrow.flatMap((row) => Object.values(row));
    expect(cells.some((value) => value === null)).toBe(true);
    expect(cells.filter((value) => typeof value === "number" && !Number.isFinite(value))).toEqual([]);
    expect(new Set(fromArrow.map(({task}) => task)).size).toBe(fromArrow.length);
  });

  test("is what its descriptor says: columns, sizes, hashes", () => {
    const paths = descriptor.resources.map(({path}) => path).sort();
    expect(paths).toEqual(["occupations.csv", "panel.arrow", "panel.csv", "panel.parquet"]);
    expect(csvParse(read("panel.csv").toString()).columns).toEqual(Object.keys(fromArrow[0]!));
    for (const {path, bytes, hash, schema} of descriptor.resources) {
      const content = read(path);
      expect(bytes).toBe(content.length);
      expect(hash).toBe(`sha256:${createHash("sha256").update(content).digest("hex")}`);
      const table = path === "occupations.csv" ? csvParse(content.toString()) : fromArrow;
      expect(schema.fields.map(({name}) => name)).toEqual(Object.keys(table[0]!));
      if (path === "occupations.csv") continue;
      for (const {name, type, description} of schema.fields) {
        expect(description.length, name).toBeGreaterThan(5);
        const values = fromArrow.map((row) => row[name]).filter((value) => value !== null && value !== undefined);
        const kind = path === "panel.csv" && type === "string" ? /string|array/ : new RegExp(type);
        expect(
          values.filter((value) => !kind.test(Array.isArray(value) ? "array" : typeof value)),
          name
        ).toEqual([]);
      }
    }
  });

  test("has the occupations of its tasks beside it, by SOC code and title", () => {
    const occupations = csvParse(read("occupations.csv").toString());
    expect(occupations.length).toBeGreaterThan(100);
    const ids = (rows: {task: string; id: string}[]): Set<string> => new Set(rows.map(({task, id}) => `${id} ${task}`));
    const ofPanel = fromArrow.flatMap(({task, task_ids}) =>
      (task_ids as number[]).map((id) => ({task: String(task), id: String(id)}))
    );
    const beside = occupations.map((row) => ({task: row.task!, id: row.task_id!}));
    expect(ids(beside)).toEqual(ids(ofPanel));
    expect(new Set(beside.map(({id}) => id)).size).toBe(occupations.length);
    for (const {soc_code, title} of occupations) expect(`${soc_code} ${title}`).toMatch(/^\d\d-\d{4}\.\d\d .+/);
  });

  test("has a descriptor as Frictionless asks for it: names, licence, contributors", () => {
    const names = [descriptor.name, ...descriptor.resources.map(({name}) => name)];
    for (const name of names) expect(name).toMatch(/^[-a-z0-9._/]+$/);
    expect(new Set(names).size).toBe(names.length);
    expect(descriptor.licenses).toEqual([expect.objectContaining({name: "CC-BY-4.0"})]);
    const roles = ["publisher", "author", "maintainer", "wrangler", "contributor"];
    for (const {role} of descriptor.contributors) expect(roles).toContain(role);
    expect(descriptor.contributors.map(({title}) => title)).toEqual(["Anthropic", ...site.authors]);
  });

  test("has the same files and columns as Croissant", () => {
    const described = JSON.parse(read("croissant.json").toString()) as Croissant;
    expect(described["@type"]).toBe("sc:Dataset");
    expect(described.conformsTo).toBe("http://mlcommons.org/croissant/1.0");
    expect(described.distribution.map((file) => [file.contentUrl, `sha256:${file.sha256}`])).toEqual(
      descriptor.resources.map(({path, hash}) => [path, hash])
    );
    const [{field: fields}] = described.recordSet as [Croissant["recordSet"][0]];
    expect(fields.map((field) => field.source.extract.column)).toEqual(Object.keys(fromArrow[0]!));
    const files = new Set(described.distribution.map((file) => file["@id"]));
    for (const field of fields) expect(files).toContain(field.source.fileObject["@id"]);
  });

  describe("read as the data page says", () => {
    const snippets = Object.fromEntries(
      snippetsOf(readFileSync("src/data.md", "utf8")).map(({heading, code}) => [heading, code])
    );
    const {estimates} = JSON.parse(readFileSync(join(folder, "results.json"), "utf8")) as Results;
    const essay = estimates.find(({id}) => id === "pearson.api_directive.gap")!;
    const expected = `r = ${essay.value!.toFixed(4)} over ${essay.n} tasks`;

    test("in DuckDB", async () => {
      const connection = await openDuckDB();
      try {
        const sql = snippets.DuckDB!.replace("'panel.parquet'", `'${join(data, "panel.parquet")}'`);
        expect(await rows(connection, sql)).toEqual([{answer: expected}]);
      } finally {
        connection.closeSync();
      }
    });

    const python = ["python3", "/usr/bin/python3"].find((name) => runs(name, "-c", "import pandas"));
    test.runIf(python !== undefined)("in pandas", () => {
      expect(spawnSync(python!, ["-c", snippets.pandas!], {cwd: data, encoding: "utf8"})).toMatchObject({
        status: 0,
        stdout: `${expected}\n`
      });
    });

    test.runIf(runs("Rscript", "--version"))("in R", () => {
      expect(spawnSync("Rscript", ["-e", snippets.R!], {cwd: data, encoding: "utf8"})).toMatchObject({
        status: 0,
        stdout: `${expected}\n`
      });
    });
  });
});

function runs(program: string, ...args: string[]): boolean {
  return spawnSync(program, args).status === 0;
}

function arrowRows(file: Buffer): Row[] {
  return tableFromIPC(file)
    .toArray()
    .map((row: Iterable<[string, unknown]>) =>
      Object.fromEntries(Array.from(row, ([name, value]) => [name, plain(value)]))
    );
}

/** Arrow's lists as arrays. */
function plain(value: unknown): Value {
  const list = typeof value === "object" && value !== null;
  return list ? (Array.from(value as Iterable<string | number>) as Value) : (value as Value);
}

async function parquetRows(file: string): Promise<Row[]> {
  const connection = await openDuckDB();
  try {
    return await rows<Row>(connection, `FROM '${file}'`);
  } finally {
    connection.closeSync();
  }
}

function csvRows(text: string): Row[] {
  return csvParse(text).map((row) =>
    Object.fromEntries(panelFields.map(({name, type}) => [name, valueOf(row[name]!, type)]))
  );
}

function valueOf(text: string, type: (typeof panelFields)[number]["type"]): Value {
  if (type === "strings") return text === "" ? [] : text.split(";");
  if (type === "integers") return text === "" ? [] : text.split(";").map(Number);
  if (text === "") return null;
  return type === "number" ? Number(text) : type === "boolean" ? text === "true" : text;
}
