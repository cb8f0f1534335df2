/** DuckDB's own words: its worker sends some errors as text and some, those of the parser, wrapped in JSON. */
export function duckdbMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!message.startsWith('{"exception_type"')) return message;
  const {exception_type, exception_message} = JSON.parse(message) as Record<string, string>;
  return `${exception_type} Error: ${exception_message}`;
}

/**
 * Where in a query DuckDB found an error, as an index into it: from its “LINE 2: … ” and the caret below.
 *
 * @returns null when the message names no place, or one that is not in the query.
 */
export function locateError(message: string, sql: string): number | null {
  const found = /^(LINE (\d+): )(.*)\n( *)\^/m.exec(message);
  if (found === null) return null;
  const [, prefix, line, excerpt, indent] = found as unknown as [string, string, string, string, string];
  const lines = sql.split("\n");
  const index = Number(line) - 1;
  const text = lines[index];
  const column = indent.length - prefix.length;
  if (text === undefined || column < 0) return null;
  // A long line is shown as an excerpt between dots.
  const start = text.indexOf(excerpt.replace(/^\.\.\./, "").replace(/\.\.\.$/, ""));
  const shift = excerpt.startsWith("...") ? start - 3 : 0;
  const at = column + shift;
  if (start < 0 || at < 0 || at > text.length) return null;
  return lines.slice(0, index).reduce((a, l) => a + l.length + 1, 0) + at;
}
