/** Types that Arrow, as DuckDB-Wasm writes it, does not carry or carries as something else. */
const unsupported = /\b(BIT|BIGNUM|ENUM|INTERVAL|TIMESTAMP_NS|TIMETZ|TIME WITH TIME ZONE|UHUGEINT|UNION|VARIANT)\b/;

/** Begins, after comments, as a query does that gives rows of a table. */
const selecting = /^(\s|--[^\n]*\n)*(select|with|from|values|table|pivot|\()/i;

/**
 * A query whose columns all reach the page as they are: those of types that Arrow can't carry are asked for as text, in
 * DuckDB's own writing.
 *
 * @param query runs a statement; it may fail.
 */
export async function castUnsupported(
  sql: string,
  query: (sql: string) => Promise<{toArray(): {column_name: unknown; column_type: unknown}[]}>
): Promise<string> {
  if (!selecting.test(sql)) return sql;
  const select = sql.replace(/;(\s|--[^\n]*(\n|$))*$/, "");
  // Several statements, or a wrong one: run as it is, it tells its own story.
  const described = await query(`DESCRIBE ${select}`).catch(() => null);
  const names = (described?.toArray() ?? [])
    .filter((row) => unsupported.test(String(row.column_type)))
    .map((row) => `"${String(row.column_name).replaceAll('"', '""')}"`);
  if (names.length === 0) return sql;
  const replaced = names.map((name) => `${name}::VARCHAR AS ${name}`).join(", ");
  return `SELECT * REPLACE (${replaced}) FROM (\n${select}\n)`;
}
