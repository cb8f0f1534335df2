import {expect, it} from "vitest";

import {leastSquares, leverages, residualSquares} from "../../src/analysis/estimators/leastSquares.js";

/** Longley (1967), the ill-conditioned classic of NIST's Statistical Reference Datasets, with its certified values. */
const longley = {
  y: [60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551],
  x: [
    [83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9],
    [
      234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704, 502601,
      518173, 554894
    ],
    [2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007],
    [1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827],
    [
      107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366, 125368,
      127852, 130081
    ],
    [1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961, 1962]
  ],
  coefficients: [
    -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807,
    1829.15146461355
  ],
  residualDeviation: 304.854073561965
};

it("leastSquares has NIST's certified digits on Longley's data", () => {
  const fit = leastSquares(
    longley.y,
    longley.x,
    longley.y.map(() => 1)
  )!;
  fit.coefficients.forEach((b, j) => expect(b / longley.coefficients[j]!).toBeCloseTo(1, 9));
  expect(Math.sqrt(residualSquares(fit) / fit.df) / longley.residualDeviation).toBeCloseTo(1, 10);
});

it("leastSquares has leverages that add up to the number of coefficients", () => {
  const fit = leastSquares([1, 4, 2, 8, 5], [[1, 2, 3, 4, 6]], [1, 2, 1, 3, 1])!;
  expect(leverages(fit).reduce((a, h) => a + h, 0)).toBeCloseTo(2, 12);
});

it("leastSquares weights as if a task occurred that often", () => {
  const once = leastSquares([1, 4, 2, 8], [[1, 2, 3, 5]], [1, 2, 1, 3])!;
  const often = leastSquares([1, 4, 4, 2, 8, 8, 8], [[1, 2, 2, 3, 5, 5, 5]], [1, 1, 1, 1, 1, 1, 1])!;
  once.coefficients.forEach((b, j) => expect(b).toBeCloseTo(often.coefficients[j]!, 12));
});

it("leastSquares refuses redundant columns whatever their unit", () => {
  const x = [1, 2, 3, 5, 8];
  for (const unit of [1e-9, 1, 1e9])
    expect(leastSquares([1, 4, 2, 8, 5], [x, x.map((v) => unit * v)], [1, 1, 1, 1, 1])).toBeNull();
  expect(
    leastSquares(
      [1, 4],
      [
        [1, 2],
        [3, 1]
      ],
      [1, 1]
    )
  ).toBeNull();
});
