import {expect, it} from "vitest";

import {tTwoSided} from "../../src/analysis/estimators/distributions.js";
import type {Crossover} from "../../src/analysis/models/crossover.js";
import {crossoverPower, differenceDeviation, usersNeeded} from "../../src/analysis/models/crossover.js";
import {lehmer} from "./panels.js";

const design: Crossover = {claude: 70, api: 54, correlation: 0.2, tasks: 4};

/** Users with their own level, so that any two outcomes of one user have the design's correlation. */
function simulated({claude, api, correlation, tasks}: Crossover, users: number, random: () => number): number[] {
  return Array.from({length: users}, () => {
    // With probability √ρ an outcome is the user's own coin, the same for all their tasks with equal shares.
    const coin = random();
    const mean = (share: number): number => {
      let yes = 0;
      for (let i = 0; i < tasks; ++i)
        yes += (random() < Math.sqrt(correlation) ? coin : random()) < share / 100 ? 1 : 0;
      return (100 * yes) / tasks;
    };
    return mean(claude) - mean(api);
  });
}

it("differenceDeviation is that of simulated users", () => {
  const even = {...design, api: 70};
  const differences = simulated(even, 40_000, lehmer(1));
  const mean = differences.reduce((a, v) => a + v, 0) / differences.length;
  const deviation = Math.sqrt(differences.reduce((a, v) => a + (v - mean) ** 2, 0) / differences.length);
  expect(deviation / differenceDeviation(even)).toBeCloseTo(1, 1.7);
});

it("crossoverPower is the share of simulated studies that find the gap", () => {
  const random = lehmer(2);
  const uncorrelated = {...design, correlation: 0};
  const users = 20;
  let found = 0;
  for (let study = 0; study < 2000; ++study) {
    const differences = simulated(uncorrelated, users, random);
    const mean = differences.reduce((a, v) => a + v, 0) / users;
    const variance = differences.reduce((a, v) => a + (v - mean) ** 2, 0) / (users - 1);
    if (tTwoSided(mean / Math.sqrt(variance / users), users - 1) < 0.05) ++found;
  }
  expect(found / 2000).toBeCloseTo(crossoverPower(uncorrelated, users)!, 1);
  expect(Math.abs(found / 2000 - crossoverPower(uncorrelated, users)!)).toBeLessThan(0.04);
});

it("usersNeeded is the least number with the power", () => {
  for (const power of [0.5, 0.8, 0.95]) {
    const users = usersNeeded(design, power)!;
    expect(crossoverPower(design, users)).toBeGreaterThanOrEqual(power);
    expect(crossoverPower(design, users - 1) ?? 0).toBeLessThan(power);
  }
});

it("more tasks, more correlation within users and a wider gap need fewer users", () => {
  const users = (changes: Partial<Crossover>): number => usersNeeded({...design, ...changes})!;
  expect(users({tasks: 8})).toBeLessThan(users({}));
  expect(users({correlation: 0.5})).toBeLessThan(users({}));
  expect(users({api: 60})).toBeGreaterThan(users({}));
});

it("power rises to 1", () => {
  const curve = [1, 5, 20, 80, 320].map((users) => crossoverPower(design, users));
  expect(curve[0]).toBeNull();
  expect(curve.slice(1)).toEqual([...curve.slice(1)].sort((a, b) => a! - b!));
  expect(curve.at(-1)).toBeGreaterThan(0.9999);
});

it("has no answer without a gap or without variance", () => {
  expect(usersNeeded({...design, api: 70})).toBeNull();
  expect(crossoverPower({...design, claude: 100, api: 0}, 10)).toBeNull();
});
