import {createHash} from "node:crypto";

/**
 * What a page may load and run, as a meta element: files of its own site, and the scripts that stand in it as it was
 * built, by their hashes. Styles may stand in a page: Plot writes them into every picture, with names of their own.
 *
 * @param wasm - whether the page compiles WebAssembly: the console's database
 * @param base - an address that its links may begin from
 */
export function contentPolicy(html: string, {wasm = false, base = "'none'"} = {}): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code]) => `'sha256-${createHash("sha256").update(code!).digest("base64")}'`
  );
  const policy = [
    "default-src 'none'",
    ["script-src 'self'", ...(wasm ? ["'wasm-unsafe-eval'"] : []), ...new Set(inline)].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    `base-uri ${base}`,
    "form-action 'none'"
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`;
}
