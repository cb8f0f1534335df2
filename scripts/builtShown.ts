import type MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";

/** What stands in a cell's place until it has run, as the build wrote it before the cell. */
const marked = /<(div|span) class="og-built">([\s\S]*)<\/\1>\s*$/;

/**
 * Puts what the build found into the place of the cell that makes it: it is read, printed and indexed without scripts, and
 * stays until the cell has run.
 */
export function builtShown(md: MarkdownIt): MarkdownIt {
  md.core.ruler.push("built_shown", ({tokens}) => {
    attach(tokens.flatMap((token) => token.children ?? [token]));
  });
  for (const name of ["fence", "placeholder"] as const) {
    const render = md.renderer.rules[name]!;
    md.renderer.rules[name] = (tokens, i, options, env, self) => {
      const {built} = (tokens[i]!.meta ?? {}) as {built?: string};
      const html = render(tokens, i, options, env, self);
      if (built === undefined) return html;
      return html.replace(
        /(<observablehq-loading><\/observablehq-loading>)?(?=<!--:)/,
        () => `<observablehq-loading${built === "" ? " hidden" : ""}>${built}</observablehq-loading>`
      );
    };
  }
  return md;
}

/** Takes each marked piece of HTML away from the text before a cell, and gives it to the cell. */
function attach(tokens: readonly Token[]): void {
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (!before || !["fence", "placeholder"].includes(token.type)) return;
    const start = before.content.lastIndexOf(
      token.type === "fence" ? '<div class="og-built">' : '<span class="og-built">'
    );
    const found = start < 0 ? null : marked.exec(before.content.slice(start));
    if (!found) return;
    before.content = before.content.slice(0, start);
    token.meta = {built: found[2]};
  });
}
