/** What is known of the products behind a release's traffic, from its own documentation. */
const traffic: Readonly<Record<string, string>> = {
  "2026-03-24": "API traffic in this release includes Claude Code.",
  "2026-06-26": "API traffic in this release excludes Claude Code, and Claude.ai includes Cowork."
};

/** A sentence for readers, also where nothing is known. */
export function trafficOf(release: string): string {
  return traffic[release] ?? "Which products the API traffic of this release holds, it doesn't say.";
}
