import {DataType, type Decimal, type MapRow, type StructRow, type Table, type Vector} from "apache-arrow";

/** Columns of a table: name and type, and the value of a row. */
export function columnsOf(table: Table): {name: string; type: DataType; at(row: number): unknown}[] {
  return table.schema.fields.map(({name, type}, i) => {
    const column = table.getChildAt(i)!;
    return {name, type: type as DataType, at: (row) => valueAt(column, row)};
  });
}

/** A value of a column; what JavaScript has no value for (an infinite timestamp) as words. */
function valueAt(column: Vector, row: number): unknown {
  try {
    return column.get(row) as unknown;
  } catch {
    return "out of range";
  }
}

/** A table as rows of plain values: numbers, texts, moments, lists. */
export function rowsOf(table: Table): Record<string, unknown>[] {
  const columns = columnsOf(table);
  return Array.from({length: table.numRows}, (_, row) =>
    Object.fromEntries(columns.map(({name, type, at}) => [name, plain(at(row), type)]))
  );
}

function plain(value: unknown, type: DataType): unknown {
  if (value === null || value === undefined) return null;
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return new Date(Number(value));
  if (DataType.isDecimal(type)) return Number(cellText(value, type));
  if (typeof value === "bigint") return Number(value);
  if (DataType.isList(type))
    return Array.from(value as Iterable<unknown>, (one) => plain(one, type.valueType as DataType));
  return value;
}

/** Holds numbers, whole or not: DuckDB's HUGEINT comes as a decimal without decimals. */
export function isNumeric(type: DataType): boolean {
  return DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type);
}

/** A value of an Arrow column as text, to the last digit it came with. An absent value is an empty text. */
export function cellText(value: unknown, type: DataType): string {
  if (value === null || value === undefined) return "";
  if (DataType.isDecimal(type)) return decimalText(value, type);
  if (typeof value === "number") return numberText(value, type);
  // Microseconds since midnight.
  if (typeof value === "bigint" && DataType.isTime(type)) return isoText(Number(value) / 1000).slice(11);
  if (value instanceof Uint8Array)
    return `\\x${Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  return typeof value === "object" ? jsonText(value, type) : String(value);
}

function numberText(value: number, type: DataType): string {
  if (DataType.isDate(type)) return isoText(value).slice(0, 10);
  return DataType.isTimestamp(type) ? isoText(value) : String(value);
}

/** Milliseconds since 1970 as “2026-02-05 12:00:00.000”, with microseconds where there are any. */
function isoText(milliseconds: number): string {
  const date = new Date(Math.floor(milliseconds));
  // A day outside the calendar of JavaScript is its number.
  if (Number.isNaN(date.valueOf())) return String(milliseconds);
  const micros = Math.round((milliseconds - Math.floor(milliseconds)) * 1000);
  const more = micros === 0 ? "" : String(micros).padStart(3, "0");
  return date.toISOString().replace("T", " ").replace("Z", more);
}

/** A decimal is a whole number of 32-bit words in two's complement, the lowest first, and a place for its point. */
function decimalText(value: unknown, {scale}: Decimal): string {
  const words = Array.from(value as Uint32Array);
  const whole = BigInt.asIntN(
    32 * words.length,
    words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n)
  );
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${whole < 0n ? "-" : ""}${digits.slice(0, point)}${scale === 0 ? "" : `.${digits.slice(point)}`}`;
}

/** Lists, structs and maps as JSON: absent is null, numbers keep every digit. */
function jsonText(value: unknown, type: DataType): string {
  if (value === null || value === undefined) return "null";
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
    const list = value as Vector;
    return `[${Array.from({length: list.length}, (_, i) => jsonText(valueAt(list, i), list.type as DataType)).join(",")}]`;
  }
  if (DataType.isStruct(type)) {
    const row = (value as StructRow).toJSON() as Record<string, unknown>;
    return objectText(type.children.map(({name, type: part}) => [name, row[name], part]));
  }
  if (DataType.isMap(type))
    return objectText(Array.from(value as MapRow, ([key, part]) => [String(key), part, type.valueType as DataType]));
  const text = cellText(value, type);
  const isPlain = typeof value === "boolean" || (isNumeric(type) && Number.isFinite(Number(text)));
  return isPlain ? text : JSON.stringify(text);
}

function objectText(entries: [name: string, value: unknown, type: DataType][]): string {
  return `{${entries.map(([name, value, type]) => `${JSON.stringify(name)}:${jsonText(value, type)}`).join(",")}}`;
}
