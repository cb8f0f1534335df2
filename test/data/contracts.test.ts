import {existsSync} from "node:fs";
import {cp, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {beforeAll, describe, expect, test} from "vitest";

import type {Acquired} from "../../data-loaders/acquire/Acquired.js";
import {fromLocal} from "../../data-loaders/acquire/fromLocal.js";
import {checkPanel, panelContract} from "../../data-loaders/panel/checkPanel.js";
import {contract, type Severity} from "../../data-loaders/panel/contract.js";
import {catalogue, findRelease} from "../../data-loaders/releases/catalogue.js";
import type {Manifest} from "../../data-loaders/releases/Manifest.js";
import known from "../../data-loaders/releases/quirks/quirks.json" with {type: "json"};
import {quirks, quirkTraces} from "../../data-loaders/releasing/compare/FileProfile.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import type {SampleRelease} from "../../data-loaders/sample/SampleOptions.js";
import {gather} from "../../data-loaders/stage/gather.js";
import {smallestNamedCell} from "../../src/analysis/estimators/outcomeBounds.js";
import type {Note} from "../../src/analysis/panel/ReleaseEvidence.js";
import type {ReleaseEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";
import {temporaryFolders} from "../temporaryFolders.js";

const manifests = catalogue({catalogueDir: null});
const api = "release_2026_03_24/data/aei_raw_1p_api_2026-02-05_to_2026-02-12.csv";
const claude = "release_2026_03_24/data/aei_raw_claude_ai_2026-02-05_to_2026-02-12.csv";
const folder = temporaryFolders();

async function generated(release: SampleRelease, size: "small" | "full"): Promise<string> {
  const data = await folder();
  await generateRelease({folder: data, release, seed: 1, size});
  return data;
}

/** The files of a folder. */
async function acquired(release: string, data: string): Promise<Acquired> {
  const files = await fromLocal(findRelease(manifests, release), data, {memoDir: null, verify: true});
  return {release, source: "local", synthetic: false, reason: "a test", files};
}

const gathered = async (release: string, data: string): Promise<ReleaseEvidence> =>
  gather(findRelease(manifests, release), await acquired(release, data));

/** The message of whatever stops the gathering of a release. */
const refusal = (release: string, data: string): Promise<string> =>
  gathered(release, data).then(
    () => "nothing was refused",
    (error: unknown) => (error as Error).message
  );

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

describe("observations: a broken promise stops or is noted, with facet, task, expected and found", () => {
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
    whole: {
      // Every cell and its task by the same factor: shares stay what they are.
      change: (lines) => {
        const name = /,onet_task_count,("(?:[^"]|"")*"|[^",]*),/.exec(
          lines.find((l) => /,onet_task_count,/.test(l))!
        )![1]!;
        const bare = name.replaceAll('"', "");
        return lines.map((line) =>
          /,onet_task_(?:collaboration_|task_success_)?count,/.test(line) && line.includes(bare)
            ? valued(line, String(Number(/[^,]+$/.exec(line)![0]) * 1.01))
            : line
        );
      },
      where: "facet onet_task",
      expected: /a whole number/,
      found: /\d\.\d/
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
    "exact-success": {
      change: (lines) => {
        // Five failures of a task with both labels, folded beside them, so that the sums still hold.
        const count = /^(.*),onet_task_task_success_count,(.*)::(yes|no|not_classified)("?),([\d.]+)$/;
        const cells = lines.flatMap((line) => {
          const found = count.exec(line);
          return found ? [{line, task: found[2]!, label: found[3]!, n: Number(found[5])}] : [];
        });
        const of = (task: string, label: string) => cells.find((cell) => cell.task === task && cell.label === label);
        const no = cells.find(
          ({task, label, n}) => label === "no" && n >= 40 && of(task, "yes") && !of(task, "not_classified")
        )!;
        const all = no.n + of(no.task, "yes")!.n;
        const row = (label: string, kind: string, value: number): string =>
          valued(no.line.replace("::no", `::${label}`).replace("_count,", `_${kind},`), String(value));
        const pct = row("no", "pct", 0).replace(/[^,]+$/, "");
        return lines.flatMap((line) => {
          if (line === no.line) return [row("no", "count", no.n - 5), row("not_classified", "count", 5)];
          if (line.startsWith(pct))
            return [row("no", "pct", (100 * (no.n - 5)) / all), row("not_classified", "pct", 500 / all)];
          return [line];
        });
      },
      where: "facet onet_task::task_success, success of “",
      expected: /the other label alone, or fewer than 15 folded/,
      found: /yes .*, no .*, folded 5/
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

  const of = (severity: Severity) =>
    contract.filter((check) => check.severity === severity).map(({id, promise}) => [id, promise] as const);

  test.each(of("stop"))("stops at %s: %s", async (id, promise) => {
    const {change, where, expected, found} = breaches[id]!;
    const message = await refusal("2026-03-24", await changed(small, api, change));
    const lines = Object.fromEntries(message.split("\n").map((line) => [line.trim().split(/\s+/)[0], line]));
    expect(message).toContain(promise);
    expect(lines["expected"]).toMatch(expected);
    expect(lines["found"]).toMatch(found);
    expect(lines["in"]).toContain(`${api}: ${where}`);
  });

  test.each(of("note"))("notes %s: %s", async (id, promise) => {
    const {change, where, expected, found} = breaches[id]!;
    const {notes, panel} = await gathered("2026-03-24", await changed(small, api, change));
    expect(panel.length).toBeGreaterThan(400);
    expect(notes.map((note) => note.id)).toEqual([id]);
    const [{what, where: place, count}] = notes as [Note];
    expect(what).toContain(promise);
    expect(what).toMatch(new RegExp(`Expected .*${expected.source}.*, found .*${found.source}.*\\.$`));
    expect(place).toContain(`${api}: ${where}`);
    expect(count).toBeGreaterThan(0);
  });

  test("a release that keeps all of it has no note", async () => {
    expect((await gathered("2026-03-24", small)).notes).toEqual([]);
  });

  test("a numeric metric that the catalogue promises and a file lacks is noted; success and modes stop", async () => {
    const without = (facet: string) => changed(small, api, (lines) => lines.filter((line) => !line.includes(facet)));
    const {notes, audit} = await gathered("2026-03-24", await without("onet_task::ai_autonomy"));
    expect(notes).toEqual([
      {
        id: "metrics",
        what: "The catalogue promises autonomy by task; the file has no such rows.",
        where: api,
        count: 1
      }
    ]);
    expect(audit.absent_columns).toEqual(["api_autonomy"]);
    expect(await refusal("2026-03-24", await without("onet_task::collaboration"))).toMatch(/collaboration by task/);
  });

  test("bounds take the threshold that the file shows", async () => {
    const before = await gathered("2026-03-24", small);
    const after = await gathered("2026-03-24", await changed(small, api, breaches["folding"]!.change));
    expect([before, after].map(({panel}) => smallestNamedCell(panel))).toEqual([15, 5]);
  });

  test("rows of another week", async () => {
    const week: Change = (lines) => lines.map((line) => line.replace(",2026-02-05,", ",2025-02-05,"));
    const data = await changed(await changed(small, api, week), claude, week);
    const message = await refusal("2026-03-24", data);
    expect(message).toMatch(/date_start 2026-02-05[\s\S]*found 2025-02-05/);
  });
});

describe("the panel", () => {
  const row = async () => (await gathered("2026-03-24", small)).panel[0]!;

  test.each([
    ["types", {claude_n: NaN}, /finite number or null[\s\S]*NaN[\s\S]*claude_n/],
    ["ranges", {api_success: 101}, /0 to 100[\s\S]*101[\s\S]*api_success/],
    ["ranges", {claude_autonomy: -0.5}, /at least 0[\s\S]*-0\.5[\s\S]*claude_autonomy/],
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

describe("quirks: a file tells whether it has one, and none is waited for", () => {
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
      cure: (line) => line.replace(/^(2026(?:[^,]*,){8})("?)(.*?)("?),([^,]*)$/, '$1"$3 $5",$5')
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

  test("every quirk is tried", () => expect(Object.keys(cures).sort()).toEqual(quirks.map(({id}) => id).sort()));

  test.each(quirks.map((quirk) => [quirk.id, quirk] as const))("%s", async (id, quirk) => {
    const [release, drawn] = releaseWith(id);
    const {file, cure, plant = (line) => line} = cures[id]!;
    const path = findRelease(manifests, release).files.find((d) => d.path.includes(file))!.path;
    const data = await changed(await drawn, path, (lines) => lines.map(plant));
    const cured = await changed(data, path, (lines) => lines.flatMap((line) => cure(line) ?? []));
    const trace = async (folder: string, enough: number) =>
      (await quirkTraces(quirk.dialect, join(folder, path), [{...quirk, trace: {...quirk.trace, enough}}]))[id];
    // The files are small enough for a test, so few rows are enough.
    expect(await trace(data, 2)).toBe("there");
    expect(await trace(cured, 2)).toBe("absent");
    expect(await trace(cured, 1e9)).toBe("untold");
    // A build reads on, and no number waits for it.
    if (id !== "pseudo-tasks" && id !== "folded-cells")
      expect(await refusal(release, cured)).toBe("nothing was refused");
  });

  /** Whether the catalogue still has what is odd about it; when not, the entry is to be taken out. */
  const inCatalogue: Record<string, (files: Manifest["files"]) => boolean> = {
    "republished-february": (files) =>
      files.some(({path, known}) => path.includes("aei_raw_claude_ai_2026-02-05") && known.length > 1),
    "moved-folders": (files) =>
      ["/data/intermediate/aei_raw_", "/data/aei_raw_", "/data/aei_1p_api_"].every((part) =>
        files.some(({path}) => path.includes(part))
      ),
    "hashes-left-to-the-hub": (files) => files.some(({known}) => known.some(({sha256}) => sha256 === null))
  };

  test.each(known.catalogueQuirks.map(({id}) => id))("%s is still in the catalogue", (id) => {
    expect(inCatalogue[id]!(manifests.flatMap(({files}) => files))).toBe(true);
    expect(inCatalogue[id]!([])).toBe(false);
  });

  test("what deals with a quirk is there", () => {
    for (const {handled} of [...quirks, ...known.catalogueQuirks])
      expect(existsSync(handled.split(": ")[0]!)).toBe(true);
  });
});

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
