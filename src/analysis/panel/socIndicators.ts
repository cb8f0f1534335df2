import {socMajors} from "./socMajors.js";
import {type Variable, yesOrNo} from "./Variable.js";

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
