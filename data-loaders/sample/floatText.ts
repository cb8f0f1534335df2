/**
 * A number as Python's `repr` writes a float, which is how the dataset's numbers look: `582182.0`,
 * `58.218199999999996`, `9.999999999999999e-05`. The digits are JavaScript's own, also the shortest that read back.
 */
export function floatText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent] = value.toExponential().split("e") as [string, string];
    return `${digits}e${exponent[0]!}${exponent.slice(1).padStart(2, "0")}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
