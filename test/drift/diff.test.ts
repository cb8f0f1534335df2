import {expect, test} from "vitest";

import type {ReleaseComparison} from "../../data-loaders/releasing/compare/compareReleases.js";
import {data, edit, firstRow, paths, release} from "./release.js";

test("a release against itself: nothing moved", async () => {
  const same = await release();
  const {code, stdout} = await data(["diff", same, same]);
  expect(code).toBe(0);
  expect(stdout).toContain("No number and no verdict moved.");
  expect(stdout).not.toMatch(/VERDICT|number {2}/);
});

test("February's two published files: more rows, the same findings", async () => {
  const [first, again] = [await release(), await release({release: "2026-03-24-republished"})];
  const {stdout} = await data(["diff", first, again, "--json"]);
  const found = JSON.parse(stdout) as ReleaseComparison;
  expect(found.findings.outcome).toBe("same");
  expect(found.tasks.map(({entering, leaving}) => [entering, leaving])).toEqual([
    [[], []],
    [[], []],
    [[], []]
  ]);
  const changed = found.rows.filter((row) => row.before !== row.after);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.every(({platform, place}) => platform === "claude" && place !== "global")).toBe(true);
  expect(found.schema.every(({columns}) => columns.new.length + columns.gone.length === 0)).toBe(true);
});

test("a quirk that only one of two files shows is a line of the schema", async () => {
  // As many tasks as it takes for a file to tell.
  const tasks = {named: {claude: 450, api: 450}, shared: 300};
  const [before, after] = [await release({tasks}), await release({tasks})];
  await edit(after, paths.api, (text) => text.replaceAll(/::value("?,[^,\n]*)$/gm, "$1"));
  const {code, stdout} = await data(["diff", before, after]);
  expect(code).toBe(0);
  expect(stdout).toContain("  - API, quirks (docs/contracts.md): gone suffix-value");
  expect(stdout).toContain("  - API, quirks (docs/contracts.md): new suffix-none");
  expect(stdout).not.toContain("Claude.ai, quirks");
});

test("a changed figure, one task for another: told in the terminal and as Markdown", async () => {
  const [before, after] = [await release(), await release()];
  let task = "";
  await edit(after, paths.api, (text) => {
    task = firstRow(text, /,onet_task_count,[^",]*\.,\d+\.0$/)
      .split(",")
      .at(-2)!;
    return text
      .replaceAll(`,${task},`, ",be a task that was not there before.,")
      .replaceAll(`,${task}::`, ",be a task that was not there before.::")
      .replace(/(,task_success_pct,yes,)([\d.]+)/, (_, row: string, yes: string) => row + String(Number(yes) - 10))
      .replace(/(,task_success_pct,no,)([\d.]+)/, (_, row: string, no: string) => row + String(Number(no) + 10));
  });
  const terminal = await data(["diff", before, after]);
  expect(terminal).toMatchObject({code: 0, stderr: ""});
  expect(terminal.stdout).toMatch(/C02 +VERDICT/);
  expect(terminal.stdout).toContain("API, entering, largest first: “be a task that was not there before.”");
  expect(terminal.stdout).toMatch(/API, success \(%\) +\d\d\.\d{4} +\d\d\.\d{4} +−10\.0000/);
  expect(terminal.stdout).toContain(`API, leaving, largest first: “${task}”`);
  const markdown = await data(["diff", before, after, "--markdown"]);
  expect(markdown.stdout).toMatch(/^# What changed: /);
  expect(markdown.stdout).toMatch(/^\| C02 \| VERDICT \|/m);
  expect(markdown.stdout).toMatch(/^- C02, .*The number moved/m);
});

test("a release without success against one with: what is new is said once", async () => {
  const [august, february] = [await release({release: "2025-09-15"}), await release()];
  const {stdout} = await data(["diff", august, february]);
  expect(stdout).toMatch(/ {2}- C01, .* and C30: .* publishes what .* did not\./);
  expect(stdout).toContain("metrics by task: new success");
});

test("task names stay text: no control characters, no Markdown", async () => {
  const [before, after] = [await release(), await release()];
  await edit(after, paths.api, (text) => {
    const task = firstRow(text, /,onet_task_count,[^"]*,[\d.]+$/)
      .split(",")
      .at(-2)!;
    return text
      .replaceAll(`,${task},`, ",**bold** \u001b[31mred <b>|.,")
      .replaceAll(`,${task}::`, ",**bold** \u001b[31mred <b>|.::");
  });
  const terminal = await data(["diff", before, after]);
  expect(terminal.stdout).toContain("**bold**");
  expect(terminal.stdout).not.toContain("\u001b");
  const markdown = await data(["diff", before, after, "--markdown"]);
  expect(markdown.stdout).toContain("\\*\\*bold\\*\\* \ufffd\\[31mred \\<b\\>\\|.");
});

test("a folder with two releases: name one of them with @", async () => {
  const both = await release();
  await release({folder: both, release: "2025-09-15"});
  const {code, stderr} = await data(["diff", both, both]);
  expect(code).toBe(2);
  expect(stderr).toContain(`2025-09-15@${both}`);
  const named = await data(["diff", `2025-09-15@${both}`, `2026-03-24@${both}`, "--json"]);
  expect(JSON.parse(named.stdout)).toMatchObject({before: {release: "2025-09-15"}, after: {release: "2026-03-24"}});
});

test.each([
  [["2026-03-24"], 2, /expected two releases to compare/],
  [["2026-03-24@second", "2026-03-24"], 2, /first, republished, a commit \(2ea58ff, 7fc50b0\)/],
  [["2025-09-15@first", "2026-03-24"], 2, /one version of each file/],
  [["2031-01-01", "2026-03-24"], 2, /one of the releases in the catalogue/],
  [["2026-03-24@first", "2026-03-24@republished"], 3, /a verified copy of release_2026_03_24/]
])("diff %j: exit %i", async (argv, code, message) => {
  const ran = await data(["diff", ...argv]);
  expect(ran.code).toBe(code);
  expect(ran.stderr).toMatch(message);
  expect(ran.stderr).toContain("next");
});

test("synthetic figures are no release to compare", async () => {
  const {code, stderr} = await data(["diff", "2025-09-15", "2026-03-24"], {AEI_SOURCE: "sample"});
  expect(code).toBe(2);
  expect(stderr).toContain("makes figures up");
});

test("data that break the contract: exit 7 and what is wrong", async () => {
  const [before, after] = [await release(), await release()];
  await edit(after, paths.api, (text) => text.replaceAll("::directive", "::delegated"));
  const {code, stderr} = await data(["diff", before, after]);
  expect(code).toBe(7);
  expect(stderr).toContain("delegated");
});
