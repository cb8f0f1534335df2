import type {Compared} from "./compareWithPublished.js";

/** The comparison in Markdown, a table for each group of figures. */
export function comparisonTable(compared: readonly Compared[]): string {
  const groups = [...new Set(compared.map(({group}) => group))];
  return groups
    .map((group) =>
      section(
        group,
        compared.filter((figure) => figure.group === group)
      )
    )
    .join("\n\n");
}

function section(group: string, figures: readonly Compared[]): string {
  const lines = figures.map(({label, published, generated, digits, tolerance, met}) => {
    const cells = [
      label,
      text(published, digits),
      text(generated, digits),
      `${tolerance.reason.replaceAll("-", "−")}${met ? "" : ": **missed**"}`
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    `### ${group}`,
    "",
    "| figure | published | generated | as near as |",
    "| --- | --: | --: | --- |",
    ...lines
  ].join("\n");
}

function text(value: number, digits: number): string {
  return digits === 0 ? Math.round(value).toLocaleString("en") : value.toFixed(digits).replace("-", "−");
}
