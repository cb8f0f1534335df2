import {describe, expect, it} from "vitest";

import type {Evidence, Figures} from "../../src/analysis/claims/Claim.js";
import {claims, judgeClaims} from "../../src/analysis/claims/claims.js";
import type {JudgedClaim} from "../../src/analysis/claims/Results.js";
import type {PlatformFigures} from "../../src/analysis/panel/Globals.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {fixturePanel} from "./fixtures.js";
import {task} from "./panels.js";

const figures: PlatformFigures = {
  conversations: 1_000_000,
  success: 69.9,
  modes: {directive: 32, feedback_loop: 12, learning: 22, task_iteration: 26, validation: 5, no_mode: 3},
  human_only_time: 3,
  human_with_ai_time: 14,
  autonomy: 3,
  human_education: 12,
  ai_education: 12
};
const evidence: Evidence = {
  release: "2026-03-24",
  window: {start: "2026-02-05", end: "2026-02-12"},
  metrics: ["collaboration", "success", "human_only_time", "human_with_ai_time", "autonomy", "education"],
  globals: {claude: figures, api: {...figures, success: 50.5, human_only_time: 2, human_with_ai_time: 5}},
  panel: fixturePanel("standin").map((row) => ({...row, claude_human_with_ai_time: 10 + row.claude_directive! / 10}))
};
const bare: Evidence = {
  ...evidence,
  metrics: [],
  panel: [],
  globals: {
    claude: {...figures, success: null, human_only_time: null, conversations: null},
    api: {...figures, success: null, human_only_time: null, conversations: null}
  }
};
const judged = (id: string, change: Partial<Evidence> = {}): JudgedClaim =>
  judgeClaims({...evidence, ...change}).find((claim) => claim.id === id)!;

describe("every claim", () => {
  it("has an id of its own, in a row, and a place with a name of its own", () => {
    const ids = claims.map(({id}) => id);
    expect(ids).toEqual(Array.from({length: ids.length}, (_, i) => `C${String(i + 1).padStart(2, "0")}`));
    expect(new Set(claims.map(({place}) => place.name)).size).toBe(ids.length);
    for (const {place} of claims) expect(URL.canParse(place.url), place.url).toBe(true);
  });

  const partsOf = (value: Figures | null): string[] | "value" | null =>
    value === null ? null : typeof value === "number" ? "value" : Object.keys(value).sort();

  it.each([
    ["a release with success", evidence],
    ["a release without", bare]
  ])("is observed in the shape it was printed in, on %s", (_, asked) => {
    for (const {id, published, observed, interval, intervals, reason} of judgeClaims(asked)) {
      expect(reason, id).not.toMatch(/[{}]|undefined|NaN/);
      const [printed, found] = [partsOf(published), partsOf(observed)];
      if (printed !== null && found !== null) expect(found, id).toEqual(printed);
      if (interval !== null) expect(found, id).toBe("value");
      if (intervals !== undefined) expect(found, id).toEqual(expect.arrayContaining(Object.keys(intervals)));
    }
  });
});

describe("readings say both halves", () => {
  it("C09 counts the highly directive among the widest gaps", () => {
    const gapOf = (i: number): Partial<Panel[number]> => ({
      claude_success: 60 + (i % 20),
      api_success: i < 10 ? 20 : 58,
      api_directive: i < 3 ? 80 : 40 + (i % 9),
      claude_directive: 30,
      claude_learning: 30,
      api_learning: 20
    });
    const panel = Array.from({length: 100}, (_, i) => task(`${i}.`, gapOf(i)));
    expect(judged("C09", {panel}).reason).toContain("3 have an API directive share of 70 % or more");
    expect(judged("C09").reason).toMatch(/none has|one has|\d+ have/);
  });

  it("C15 says nothing of the other platform", () => expect(judged("C15").reason).not.toContain("Claude.ai"));

  it("C17 names the notebook's four and what beats them", () =>
    expect(judged("C17").reason).toMatch(/^Among the four that the notebook prints it is|^Of \d predictors none/));

  it("C18 parts the reading from the printed number", () => {
    expect(judged("C18").reason).toMatch(/the reading holds|includes no association|turned round/);
    const learning = evidence.panel.map((row) => ({
      ...row,
      claude_learning: 30 + (row.claude_success! - row.api_success!) / 4 + (row.task.length % 5)
    }));
    expect(judged("C18", {panel: learning}).reason).toContain("the reading holds, more strongly than printed");
  });

  it("C20 tests the same tasks where both platforms publish both times, and says so where not", () => {
    expect(judged("C20").reason).toContain("On the same tasks it can't be tested");
    const timed = evidence.panel.map((row, i) => ({
      ...row,
      claude_human_only_time: 2,
      claude_human_with_ai_time: 10,
      api_human_only_time: 2,
      api_human_with_ai_time: i % 2 ? 4 : 5
    }));
    expect(judged("C20", {panel: timed}).reason).toContain("the ratio is 2.24× as a geometric mean");
  });

  it("C25 gives the slope, the one at equal difficulty, and that one clustered", () =>
    expect(judged("C25").reason).toMatch(/a point of directive use.*held fixed it is.*clustered by occupation/));
});

describe("sentences without a number", () => {
  it("C27 says how far models would have to differ, where the gap is known", () => {
    expect(judged("C27")).toMatchObject({verdict: "not testable", observed: null});
    expect(judged("C27").reason).toContain("differ by");
    expect(judged("C27", bare).reason).not.toContain("differ by");
  });

  it("C28 is the API's speed-up, and what is left of it where it succeeds", () => {
    expect(judged("C28")).toMatchObject({observed: 24, verdict: "not supported"});
    expect(judged("C28").reason).toContain("12.1 times");
    expect(judged("C28", bare).verdict).toBe("not in this release");
  });

  it("C30 is reproduced, contradicted or neither by the sign and the rank of directive", () => {
    const along = (sign: number) =>
      evidence.panel.map((row, i) => ({
        ...row,
        claude_human_only_time: Math.exp((sign * row.claude_directive!) / 20 + (i % 7) / 10),
        claude_human_with_ai_time: 60
      }));
    expect(judged("C30", {panel: along(1)}).verdict).toBe("reproduced");
    expect(judged("C30", {panel: along(-1)}).verdict).toBe("contradicted");
    const learning = along(0).map((row, i) => ({
      ...row,
      claude_human_only_time: Math.exp(row.claude_learning! / 20 + row.claude_directive! / 60 + (i % 7) / 10)
    }));
    expect(judged("C30", {panel: learning})).toMatchObject({verdict: "not supported"});
    expect(judged("C30", {panel: learning}).reason).toContain("more goes with learning");
  });
});
