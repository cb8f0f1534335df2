import {readFileSync} from "node:fs";

import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {textOf} from "../../data-loaders/site/dom.js";
import {shownValue} from "../../data-loaders/site/runPage.js";
import type {OnEvidence} from "./onEvidence.js";
import {onEvidence} from "./onEvidence.js";

let evidence: OnEvidence;
beforeAll(async () => {
  evidence = await onEvidence();
}, 300_000);
afterAll(() => evidence?.remove());

/** What a page shows: its cells' elements, and the texts of its expressions. */
async function shownOn(name: string) {
  const {run, figures} = await evidence.run(readFileSync(`src/${name}.md`, "utf8"), `/${name}`);
  const values = [...run.outcomes].flatMap(([, {displayed}]) => displayed.flatMap(shownValue));
  const elements = values.filter((one): one is Element => typeof one !== "string" && "querySelectorAll" in one);
  const all = (selector: string): Element[] =>
    elements.flatMap((one) => [...(one.matches(selector) ? [one] : []), ...one.querySelectorAll(selector)]);
  return {all, figures, texts: values.map((one) => (typeof one === "string" ? one : (one.textContent ?? "")))};
}

describe("replication", () => {
  test("the grid says of each finding in each place what the long table says", async () => {
    const {all} = await shownOn("replication");
    const verdicts = (selector: string): string[] => all(selector).map((one) => one.textContent!.trim());
    const count = (list: string[], word: string): number => list.filter((one) => one.includes(word)).length;
    const [grid, table] = [verdicts(".verdict-grid .verdict"), verdicts("table.replication .verdict")];
    expect(grid.length).toBeGreaterThan(0);
    expect(grid).toHaveLength(table.length);
    expect(count(grid, "✓ held")).toBe(count(table, "✓ held"));
    expect(count(grid, "failed (unclear)")).toBe(count(table, "not clear"));
    expect(count(grid, "failed (reversed)")).toBe(count(table, "reversed"));
    expect(count(grid, "not testable")).toBe(count(table, "not testable"));
  });

  test("every finding of the grid leads to its rows", async () => {
    const {all} = await shownOn("replication");
    for (const link of all(".verdict-grid tbody a"))
      expect(all("tbody[id]").map(({id}) => `#${id}`)).toContain(link.getAttribute("href"));
  });
});

describe("figures from elsewhere", () => {
  test("each names its author and links to where it can be read", async () => {
    const {all} = await shownOn("operations");
    const cited = all("tr").filter((row) =>
      /safeguard|in the loop|interrupted|interventions|teams with AI/.test(row.textContent!)
    );
    const linked = cited.filter((row) => row.querySelector("a") !== null);
    expect(linked.length).toBeGreaterThan(8);
    for (const row of linked) {
      const link = row.querySelector("a")!;
      expect(link.textContent).toBe(row.textContent!.includes("teams") ? "C. J. Roth" : "Anthropic");
      expect(new URL(link.getAttribute("href")!).pathname.length).toBeGreaterThan(1);
    }
  });
});

describe("limitations", () => {
  test("the title about noise says what the largest tasks show", async () => {
    const {figures} = await shownOn("limitations");
    expect(textOf(figures.get("counting-noise")!.title)).toMatch(
      /r (goes from −?\d\.\d\d to|stays at) −?\d\.\d\d; on the \d+ tasks with at least 1,000 conversations/
    );
  });
});
