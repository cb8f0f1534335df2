/** DuckDB's own words: its worker sends some errors as text and some, those of the parser, wrapped in JSON. */
export function duckdbMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!message.startsWith('{"exception_type"')) return message;
  const {exception_type, exception_message} = JSON.parse(message) as Record<string, string>;
  return `${exception_type} Error: ${exception_message}`;
}
