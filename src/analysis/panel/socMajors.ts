/** The major groups of the 2018 Standard Occupational Classification, by the first two digits of a code. */
export const socMajors = {
  "11": "Management",
  "13": "Business and financial operations",
  "15": "Computer and mathematical",
  "17": "Architecture and engineering",
  "19": "Life, physical and social science",
  "21": "Community and social service",
  "23": "Legal",
  "25": "Education and library",
  "27": "Arts, design, entertainment, sports and media",
  "29": "Healthcare practitioners and technical",
  "31": "Healthcare support",
  "33": "Protective service",
  "35": "Food preparation and serving",
  "37": "Building and grounds cleaning and maintenance",
  "39": "Personal care and service",
  "41": "Sales",
  "43": "Office and administrative support",
  "45": "Farming, fishing and forestry",
  "47": "Construction and extraction",
  "49": "Installation, maintenance and repair",
  "51": "Production",
  "53": "Transportation and material moving",
  "55": "Military"
} as const;

/** The name of a major group, or the code itself when it is not one of the classification. */
export function socMajorName(code: string): string {
  return Object.hasOwn(socMajors, code) ? socMajors[code as keyof typeof socMajors] : code;
}
