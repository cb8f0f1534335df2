import socMajors from "./socMajors.json" with {type: "json"};
import {type Variable, yesOrNo} from "./Variable.js";

/** The major groups of the 2018 Standard Occupational Classification, by the first two digits of a code. */
export {socMajors};

/** The name of a major group, or the code itself when it is not one of the classification. */
export function socMajorName(code: string): string {
  return Object.hasOwn(socMajors, code) ? socMajors[code as keyof typeof socMajors] : code;
}

export type SocIndicator = `soc_${keyof typeof socMajors}`;

/** Occupation as a number: for each major group, whether a task belongs to it. Absent for a label without an occupation. */
export const socIndicators = Object.fromEntries(
  Object.entries(socMajors).map(([code, name]): [string, Variable] => [
    `soc_${code}`,
    {
      unit: yesOrNo,
      label: `${name.charAt(0).toLowerCase()}${name.slice(1)} work`,
      about: `1 when the task's SOC major group is ${code} (${name}), else 0`,
      of: ({soc_major}) => (soc_major === null ? null : Number(soc_major === code))
    }
  ])
) as Record<SocIndicator, Variable>;
