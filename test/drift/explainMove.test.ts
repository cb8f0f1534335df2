import {expect, test} from "vitest";

import {explainMove} from "../../src/analysis/claims/compareFindings.js";
import type {JudgedClaim} from "../../src/analysis/claims/Results.js";

const claim = (change: Partial<JudgedClaim> = {}): JudgedClaim => ({
  id: "C00",
  statement: "A statement.",
  place: {source: "essay", name: "a statement", section: "a section", url: "https://example.org"},
  rule: "A rule.",
  published: 0.3,
  observed: 0.3,
  interval: [0.1, 0.5],
  n: 100,
  verdict: "reproduced",
  reason: "A reason.",
  ...change
});
const none = {observed: null, interval: null, n: null};

test.each<[string, JudgedClaim | null, JudgedClaim | null, string, RegExp]>([
  ["new", null, claim(), "new", /first time/],
  ["dropped", claim(), null, "dropped", /no longer checked/],
  ["gone", claim(), claim({...none, verdict: "not in this release"}), "not published", /A reason/],
  ["lacking", claim(), claim({...none, verdict: "not testable"}), "not testable", /A reason/],
  ["come", claim({...none, verdict: "not in this release"}), claim(), "published now", /B publishes what A did not/],
  ["another week", claim({verdict: "not in this release"}), claim(), "applies now", /B covers and A does not/],
  ["had", claim({...none, verdict: "not testable"}), claim(), "testable now", /carry what those of A lacked/],
  [
    "into zero",
    claim(),
    claim({observed: 0.1, interval: [-0.1, 0.3], verdict: "not supported"}),
    "crossed",
    /now includes zero.*−0\.100 to 0\.300.*from 0\.300 to 0\.100/
  ],
  [
    "out of zero",
    claim({observed: 0.1, interval: [-0.1, 0.3], verdict: "not supported"}),
    claim({n: 400}),
    "crossed",
    /no longer includes zero.*n from 100 to 400/
  ],
  [
    "sign",
    claim(),
    claim({observed: -0.3, interval: [-0.5, -0.1], verdict: "contradicted"}),
    "crossed",
    /sign turned: now below zero/
  ],
  [
    "missed",
    claim(),
    claim({observed: 0.4, interval: [0.2, 0.6], verdict: "not supported"}),
    "number",
    /no longer meets the printed 0\.300/
  ],
  ["rule", claim(), claim({verdict: "not supported"}), "rule", /number is the same/]
])("%s", (_, before, after, kind, words) => {
  const found = explainMove(before, after, "A", "B");
  expect(found.kind).toBe(kind);
  expect(found.words).toMatch(words);
});
