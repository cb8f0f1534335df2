/** A page's template with its gaps, `<name>`, filled in one go: what fills one may hold what looks like another. */
export const filled = (template: string, gaps: Readonly<Record<string, string>>): string =>
  template.replaceAll(/<([a-z ]+)>/g, (gap, name: string) => gaps[name] ?? gap);
