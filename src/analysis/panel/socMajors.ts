import socMajors from "./socMajors.json" with {type: "json"};

/** The major groups of the 2018 Standard Occupational Classification, by the first two digits of a code. */
export {socMajors};

/** The name of a major group, or the code itself when it is not one of the classification. */
export function socMajorName(code: string): string {
  return Object.hasOwn(socMajors, code) ? socMajors[code as keyof typeof socMajors] : code;
}
