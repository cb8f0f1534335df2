import {existsSync, readdirSync} from "node:fs";
import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterAll, beforeAll, describe, expect, test} from "vitest";

import type {Acquired} from "../../data-loaders/acquire/Acquired.js";
import {effectsWithoutSample} from "../../data-loaders/acquire/defaultEffects.js";
import {fromLocal} from "../../data-loaders/acquire/fromLocal.js";
import {run} from "../../data-loaders/commands/run.js";
import {openDuckDB} from "../../data-loaders/duckdb.js";
import {checkPanel, panelContract} from "../../data-loaders/panel/checkPanel.js";
import {checkSurvey} from "../../data-loaders/panel/checkSurvey.js";
import {contract} from "../../data-loaders/panel/contract.js";
import type {RecordedCounts} from "../../data-loaders/panel/RecordedCounts.js";
import {recordedCountsOf} from "../../data-loaders/panel/RecordedCounts.js";
import {surveyOf} from "../../data-loaders/panel/survey.js";
import {catalogue, findRelease} from "../../data-loaders/releases/catalogue.js";
import type {Quirk} from "../../data-loaders/releases/quirks.js";
import {catalogueQuirks, quirks} from "../../data-loaders/releases/quirks.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import type {SampleRelease} from "../../data-loaders/sample/SampleOptions.js";
import {gather} from "../../data-loaders/stage/gather.js";
import {publishedFigures} from "../site/sites.js";

const manifests = catalogue({catalogueDir: null});
const february = findRelease(manifests, "2026-03-24");
const api = "release_2026_03_24/data/aei_raw_1p_api_2026-02-05_to_2026-02-12.csv";
const claude = "release_2026_03_24/data/aei_raw_claude_ai_2026-02-05_to_2026-02-12.csv";
const made: string[] = [];

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "oversight-gap-"));
  made.push(path);
  return path;
}
afterAll(() => Promise.all(made.map((path) => rm(path, {recursive: true, force: true}))));

async function generated(release: SampleRelease, size: "small" | "full"): Promise<string> {
  const data = await folder();
  await generateRelease({folder: data, release, seed: 1, size});
  return data;
}

/** The files of a folder as if they were the publisher's, or somebody's own. */
async function acquired(release: string, data: string, published: boolean): Promise<Acquired> {
  const files = await fromLocal(findRelease(manifests, release), data, {memoDir: null, verify: true});
  return {
    release,
    source: "local",
    synthetic: false,
    reason: "a test",
    files: files.map((file) => ({...file, pinned: published, revision: null}))
  };
}

/** The message of whatever stops the gathering of a release. */
async function refusal(
  release: string,
  data: string,
  {published = false, counts = null}: {published?: boolean; counts?: RecordedCounts | null} = {}
): Promise<string> {
  return gather(findRelease(manifests, release), await acquired(release, data, published), counts).then(
    () => "nothing was refused",
    (error: unknown) => (error as Error).message
  );
}

type Change = (lines: string[]) => string[];

async function changed(original: string, path: string, change: Change): Promise<string> {
  const data = await folder();
  await cp(original, data, {recursive: true});
  const lines = (await readFile(join(data, path), "utf8")).split("\n");
  await writeFile(join(data, path), change(lines).join("\n"));
  return data;
}

const valued = (line: string, value: string): string => line.replace(/[^,]+$/, value);
const edit =
  (pattern: RegExp, change: (line: string) => string[]): Change =>
  (lines) => {
    const at = lines.findIndex((line) => pattern.test(line));
    expect(at, String(pattern)).toBeGreaterThan(-1);
    return [...lines.slice(0, at), ...change(lines[at]!), ...lines.slice(at + 1)];
  };

let small: string;
beforeAll(async () => {
  small = await generated("2026-03-24", "small");
});

describe("observations: a broken promise is told with facet, task, expected and found", () => {
  const named = "facet onet_task::task_success, success of “";
  const breaches: Record<string, {change: Change; where: string; expected: RegExp; found: RegExp}> = {
    unique: {
      change: edit(/,onet_task_count,/, (line) => [line, valued(line, "17.0")]),
      where: "facet onet_task, usage of “",
      expected: /one row/,
      found: /2 rows/
    },
    finite: {
      change: edit(/,onet_task_human_only_time_mean,/, (line) => [valued(line, "nan")]),
      where: "facet onet_task::human_only_time, human_only_time of “",
      expected: /a number/,
      found: /nan/
    },
    percentages: {
      change: edit(/,onet_task_task_success_pct,.*::yes"?,/, (line) => [valued(line, "130.0")]),
      where: named,
      expected: /0 to 100/,
      found: /130/
    },
    ranges: {
      change: edit(/,onet_task_ai_autonomy_mean,/, (line) => [valued(line, "7.25")]),
      where: "facet onet_task::ai_autonomy, autonomy of “",
      expected: /1 to 5/,
      found: /7\.25/
    },
    "adds-up": {
      change: edit(/,onet_task_task_success_count,.*::yes"?,/, (line) => [valued(line, "999999.0")]),
      where: named,
      expected: /\d conversations/,
      found: /in its cells/
    },
    hundred: {
      change: (lines) => {
        const row = lines.find((line) => /,onet_task_count,/.test(line))!;
        const cluster = row.split(",onet_task_count,")[1]!.replace(/,[^,]+$/, "");
        return lines.filter((line) => !line.includes(cluster.replaceAll('"', "")));
      },
      where: "facet onet_task, usage of all conversations",
      expected: /100 %/,
      found: /99\.\d+ %/
    },
    base: {
      change: (lines) =>
        lines.map((line) =>
          /,global,.*,collaboration,0,collaboration_count,/.test(line) ? valued(line, "1000.0") : line
        ),
      where: "facet collaboration, collaboration of all conversations",
      expected: /1000000(\.0)? conversations/,
      found: /[67]000(\.0)? in its cells/
    },
    folding: {
      change: (lines) => {
        // Five conversations moved from one named cell to another, so that the sums still hold.
        const task = /^(.*),onet_task_task_success_count,(.*)::yes("?),([\d.]+)$/;
        const cells = lines.filter((line) => line.includes(",onet_task_task_success_count,"));
        const yes = cells.find((line) => task.test(line) && no(line) !== null)!;
        const {line, n} = no(yes)!;
        const all = n + Number(task.exec(yes)![4]);
        const pct = (of: string, k: number): Change =>
          edit(new RegExp(`^${escape(of.replace("_count,", "_pct,").replace(/,[^,]+$/, ","))}`), (row) => [
            valued(row, String((100 * k) / all))
          ]);
        function no(row: string): {line: string; n: number} | null {
          const start = row.replace("::yes", "::no").replace(/[^,]+$/, "");
          const found = cells.find((other) => other.startsWith(start));
          return found ? {line: found, n: Number(found.slice(start.length))} : null;
        }
        const counts = lines.map((row) =>
          row === line ? valued(row, "5.0") : row === yes ? valued(row, `${all - 5}.0`) : row
        );
        return pct(yes, all - 5)(pct(line, 5)(counts));
      },
      where: named,
      expected: /at least 15/,
      found: /5/
    },
    share: {
      change: (lines) => {
        const moved = (label: string, by: number): Change =>
          edit(new RegExp(`,onet_task_task_success_pct,${escape(task)}::${label}"?,`), (line) => [
            valued(line, String(Number(/[^,]+$/.exec(line)![0]) + by))
          ]);
        const both = (label: string): string[] =>
          lines.flatMap((line) => new RegExp(`,onet_task_task_success_pct,(.*)::${label}"?,`).exec(line)?.[1] ?? []);
        const no = new Set(both("no"));
        const task = both("yes").find((name) => no.has(name))!;
        return moved("yes", 1)(moved("no", -1)(lines));
      },
      where: named,
      expected: /\d %/,
      found: /\d %/
    }
  };

  test("every rule is tried", () => expect(Object.keys(breaches)).toEqual(contract.map(({id}) => id)));

  test.each(contract.map(({id, promise}) => [id, promise] as const))("%s: %s", async (id, promise) => {
    const {change, where, expected, found} = breaches[id]!;
    const message = await refusal("2026-03-24", await changed(small, api, change));
    const lines = Object.fromEntries(message.split("\n").map((line) => [line.trim().split(/\s+/)[0], line]));
    expect(message).toContain(promise);
    expect(lines["expected"]).toMatch(expected);
    expect(lines["found"]).toMatch(found);
    expect(lines["in"]).toContain(`${api}: ${where}`);
  });

  test("rows of another week", async () => {
    const week: Change = (lines) => lines.map((line) => line.replace(",2026-02-05,", ",2025-02-05,"));
    const data = await changed(await changed(small, api, week), claude, week);
    const message = await refusal("2026-03-24", data);
    expect(message).toMatch(/date_start 2026-02-05[\s\S]*found 2025-02-05/);
  });
});

describe("the panel", () => {
  const row = async () => (await gather(february, await acquired("2026-03-24", small, false), null)).panel[0]!;

  test.each([
    ["types", {claude_n: NaN}, /finite number or null[\s\S]*NaN[\s\S]*claude_n/],
    ["ranges", {api_success: 101}, /0 to 100[\s\S]*101[\s\S]*api_success/],
    ["ranges", {claude_autonomy: 0.5}, /1 to 5[\s\S]*0\.5[\s\S]*claude_autonomy/],
    ["somewhere", {claude_usage: null, api_usage: null}, /on a platform/],
    ["occupations", {soc_majors: ["151"], soc_major: "151"}, /two digits[\s\S]*151/],
    ["occupations", {soc_majors: ["15"], soc_major: "11"}, /expected 15[\s\S]*found 11/]
  ])("%s: %j", async (id, wrong, pattern) => {
    const good = await row();
    expect(() => checkPanel([good], "2026-03-24")).not.toThrow();
    const bad = (): void => checkPanel([{...good, ...wrong}], "2026-03-24");
    expect(bad).toThrow(pattern);
    expect(bad).toThrow(panelContract.find((check) => check.id === id)!.promise);
    expect(bad).toThrow(good.task);
  });

  test("a task twice", async () => {
    const good = await row();
    expect(() => checkPanel([good, good], "2026-03-24")).toThrow(/one row[\s\S]*two/);
  });
});

describe("row counts", () => {
  /** What the verb records of a folder. */
  async function recordedOf(data: string, ...options: string[]) {
    const countsDir = await folder();
    const work = await folder();
    const said: string[] = [];
    const surroundings = {
      variables: {AEI_SOURCE: "local", AEI_DATA_DIR: data, AEI_CACHE_DIR: work},
      effects: {...effectsWithoutSample(work), log: () => undefined},
      print: (text: string) => said.push(text),
      complain: (text: string) => said.push(text),
      countsDir
    };
    const code = await run(["contract", "2026-03-24", ...options], surroundings);
    const again = (...more: string[]): Promise<number> => run(["contract", "2026-03-24", ...more], surroundings);
    const read = (): RecordedCounts | null => recordedCountsOf("2026-03-24", countsDir);
    return {code, said, countsDir, surroundings, again, read};
  }

  test("nothing is written without --accept, nor is what is there overwritten", async () => {
    const first = await recordedOf(small, "--json");
    expect(first.code).toBe(0);
    expect(JSON.parse(first.said[0]!)).toMatchObject({written: [], releases: [{files: [{}, {}]}]});
    expect(readdirSync(first.countsDir)).toEqual([]);
    expect(await first.again("--accept")).toBe(0);
    const kept = JSON.stringify(first.read());
    const fewer = await changed(small, api, (lines) =>
      lines.filter((line, i) => !/::human_only_time,/.test(line) || i % 2)
    );
    first.surroundings.variables.AEI_DATA_DIR = fewer;
    expect(await first.again()).toBe(7);
    expect(first.said.at(-1)).toMatch(
      /differs\s+facet onet_task::human_only_time, global: \d+ rows recorded, \d+ found/
    );
    expect(JSON.stringify(first.read())).toBe(kept);
    expect(await first.again("--accept")).toBe(0);
    expect(first.read()!.files.map(({role}) => role)).toEqual(["claude_ai", "api", "api"]);
    expect(await first.again()).toBe(0);
  });

  test("counts of a file that repeats a key are never recorded, even in rows that no report reads", async () => {
    const data = await changed(
      small,
      api,
      edit(/,request,1,request_count,/, (line) => [line, line])
    );
    expect(await refusal("2026-03-24", data)).toBe("nothing was refused");
    const {code, said, read} = await recordedOf(data, "--accept");
    expect(code).toBe(7);
    expect(said[0]).toMatch(/1p_api.*\n\s+differs\s+every key once: 1 rows? whose key/);
    expect(read()).toBeNull();
  });

  test("nothing at hand: exit 3", async () => {
    const {code, said} = await recordedOf(await folder());
    expect(code).toBe(3);
    expect(said[0]).toContain("nothing to count");
  });

  test("the same bytes must give the same counts, to the row", async () => {
    const counts = (await (await recordedOf(small, "--accept")).read())!;
    expect(await refusal("2026-03-24", small, {counts})).toBe("nothing was refused");
    counts.files[0]!.facets["global"]!["onet_task::collaboration"]! += 1;
    const message = await refusal("2026-03-24", small, {counts});
    expect(message).toMatch(
      /expected \d+ rows of facet onet_task::collaboration, global, as recorded of these very bytes[\s\S]*found \d+ rows[\s\S]*2026-03-24\.contract\.json/
    );
  });

  test("other bytes of the same file: a few rows may be lost, more may not, and a lost facet is not a loss of rows", async () => {
    const counts = (await (await recordedOf(small, "--accept")).read())!;
    const cost = (keep: (i: number) => boolean): Promise<string> =>
      changed(small, api, (lines) => {
        let i = 0;
        return lines.filter((line) => !/,onet_task::cost,/.test(line) || keep(i++));
      });
    const rows = counts.files.find(({role}) => role === "api")!.facets["global"]!["onet_task::cost"]!;
    expect(rows).toBeGreaterThan(100);
    expect(await refusal("2026-03-24", await cost((i) => i > rows * 0.01), {counts})).toBe("nothing was refused");
    expect(await refusal("2026-03-24", await cost(() => false), {counts})).toBe("nothing was refused");
    const message = await refusal("2026-03-24", await cost((i) => i % 3 > 0), {counts});
    expect(message).toMatch(
      new RegExp(
        `expected ${rows} rows of facet onet_task::cost, global, as recorded of a file like it[\\s\\S]*--accept`
      )
    );
    expect(Number(/found (\d+) rows/.exec(message)![1])).toBe(rows - Math.ceil(rows / 3));
  });

  test("a file of which nothing is known is nobody's variant", async () => {
    const counts = (await (await recordedOf(small, "--accept")).read())!;
    const other = await folder();
    const tasks = {named: {claude: 900, api: 700}, shared: 300};
    await generateRelease({folder: other, release: "2026-03-24", seed: 2, size: "small", tasks});
    expect(await refusal("2026-03-24", other, {counts})).toBe("nothing was refused");
  });

  test("what is kept in git is readable, and names every platform file of the catalogue", () => {
    for (const {release, files} of manifests) {
      const kept = recordedCountsOf(release)!.files;
      for (const {role, known} of files.filter((file) => /claude_ai|api/.test(file.role)))
        for (const {bytes, sha256} of known)
          expect(kept.find((file) => file.role === role && file.bytes === bytes)).toMatchObject({sha256});
    }
  });

  test("a damaged file of counts is told", async () => {
    const dir = await folder();
    await writeFile(join(dir, "2026-03-24.contract.json"), '{"schema": "oversight-gap/contract@1"}');
    expect(() => recordedCountsOf("2026-03-24", dir)).toThrow(/release[\s\S]*2026-03-24\.contract\.json/);
  });

  test.runIf(publishedFigures() !== null)("the public figures are those that were counted", async () => {
    const files = (await acquired("2026-03-24", publishedFigures()!, false)).files;
    const known = recordedCountsOf("2026-03-24")!.files.filter(({basis}) => basis === "counted");
    expect(files.filter(({role}) => known.some((file) => file.role === role)).map(({sha256}) => sha256)).toEqual(
      known.map(({sha256}) => sha256)
    );
  });
});

describe("quirks: a guard fails once its quirk is gone", () => {
  const releaseOf = {
    "suffix-none": "2026-01-15",
    "suffix-index-count": "2025-09-15",
    "bare-state-codes": "2025-09-15",
    "names-are-no-keys": "2026-06-26",
    "names-keep-their-case": "2026-06-26"
  } as Record<string, SampleRelease>;
  /** How upstream might put each right. */
  const cures: Record<
    string,
    {file: "claude_ai" | "1p_api"; cure: (line: string) => string | null; plant?: (line: string) => string}
  > = {
    namibia: {file: "claude_ai", cure: (line) => line.replace(/^NA,country,/, "NM,country,")},
    "pseudo-tasks": {
      file: "1p_api",
      cure: (line) => line.replace(/,onet_task_(count|pct),(none|not_classified),/, ",onet_task_$1,task $2.,")
    },
    "folded-cells": {
      file: "1p_api",
      cure: (line) => (/,onet_task::collaboration,.*::not_classified"?,[^,]*$/.test(line) ? null : line)
    },
    "negative-median-bounds": {
      file: "claude_ai",
      cure: (line) => line.replace(/(_median_ci_lower,.*,)-[^,]*$/, "$10.0")
    },
    "bare-state-codes": {file: "claude_ai", cure: (line) => line.replace(/^(\w\w),state_us,/, "US-$1,state_us,")},
    "suffix-index-count": {file: "1p_api", cure: (line) => line.replace(/::(index|count)("?,[^,]*)$/, "$2")},
    "suffix-none": {
      file: "1p_api",
      cure: (line) => line.replace(/^(.*_mean,)("?)(.*?)("?)(,[^,]*)$/, "$1$2$3::value$4$5")
    },
    // Made-up names are all different.
    "names-are-no-keys": {
      plant: (line) => line.replace(/^((?:[^,]*,){4}request,(?:[^,]*,){3})("(?:[^"]|"")*"|[^,]*),/, "$1a request,"),
      file: "1p_api",
      cure: (line) => line.replace(/^((?:[^,]*,){8})("?)(.*?)("?),([^,]*)$/, '$1"$3 $5",$5')
    },
    "names-keep-their-case": {file: "1p_api", cure: (line) => line.toLowerCase()},
    "suffix-value": {file: "1p_api", cure: (line) => line.replace(/::value("?,[^,]*)$/, "$1")}
  };
  const kept = new Map<string, Promise<string>>();
  const releaseWith = (id: string): [string, Promise<string>] => {
    const release = releaseOf[id] ?? "2026-03-24";
    const drawn = release === "2026-03-24" ? "2026-03-24-republished" : release;
    if (!kept.has(drawn)) kept.set(drawn, generated(drawn, "small"));
    return [release, kept.get(drawn)!];
  };

  /** The guard alone, on a file small enough for a test: so few rows are enough there. */
  async function guard(quirk: Quirk, release: string, data: string, published: boolean): Promise<() => unknown> {
    const few = {...quirk, trace: {...quirk.trace, enough: 2}};
    const {files} = await acquired(release, data, published);
    const file = files.find(({path}) => path.includes(cures[quirk.id]!.file))!;
    const connection = await openDuckDB();
    const survey = await surveyOf(connection, quirk.dialect, file.file, [few]);
    connection.closeSync();
    return () => checkSurvey(file, release, survey, null, [few]);
  }

  test("every quirk is tried", () => expect(Object.keys(cures).sort()).toEqual(quirks.map(({id}) => id).sort()));

  test.each(quirks.map((quirk) => [quirk.id, quirk] as const))("%s", async (id, quirk) => {
    const [release, drawn] = releaseWith(id);
    const {file, cure, plant = (line) => line} = cures[id]!;
    const path = findRelease(manifests, release).files.find((d) => d.path.includes(file))!.path;
    const data = await changed(await drawn, path, (lines) => lines.map(plant));
    expect(await guard(quirk, release, data, true)).not.toThrow();
    const cured = await changed(data, path, (lines) => lines.flatMap((line) => cure(line) ?? []));
    const gone = await guard(quirk, release, cured, true);
    expect(gone).toThrow(`the known quirk “${id}”: ${quirk.what}`);
    expect(gone).toThrow(/none of \d+ rows[\s\S]*quirks\.ts/);
    // In one's own folder it is no sign of anything.
    expect(await guard(quirk, release, cured, false)).not.toThrow();
  });

  test("a build from published bytes stops when a quirk is gone; one from one's own folder does not", async () => {
    const data = await generated("2025-09-15", "full");
    expect(await refusal("2025-09-15", data, {published: true})).toBe("nothing was refused");
    const {path} = findRelease(manifests, "2025-09-15").files.find(({role}) => role === "claude_ai")!;
    const cured = await changed(data, path, (lines) => lines.map((line) => cures["bare-state-codes"]!.cure(line)!));
    expect(await refusal("2025-09-15", cured, {published: true})).toContain("the known quirk “bare-state-codes”");
    expect(await refusal("2025-09-15", cured)).toBe("nothing was refused");
  });

  test("a small release can't tell", async () => {
    expect(await refusal("2026-03-24", small, {published: true})).toBe("nothing was refused");
  });

  test.each(catalogueQuirks.map(({id, expect: holds}) => [id, holds] as const))(
    "%s is still in the catalogue",
    (_, holds) => {
      expect(holds(manifests)).toBe(true);
      expect(holds([])).toBe(false);
    }
  );

  test("what deals with a quirk is there", () => {
    for (const {handled} of [...quirks, ...catalogueQuirks]) expect(existsSync(handled.split(": ")[0]!)).toBe(true);
  });
});

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
