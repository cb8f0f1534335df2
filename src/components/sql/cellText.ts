import type {Vector} from "apache-arrow";
import {DataType} from "apache-arrow";

/** A value of a column; what JavaScript has no value for (an infinite timestamp) as words. */
export function valueAt(column: Vector, row: number): unknown {
  try {
    return column.get(row) as unknown;
  } catch {
    return "out of range";
  }
}

/** A value of an Arrow column as text, to the last digit it came with. An absent value is an empty text. */
export function cellText(value: unknown, type: DataType): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberText(value, type);
  // Microseconds since midnight.
  if (typeof value === "bigint" && DataType.isTime(type)) return isoText(Number(value / 1000n)).slice(11);
  if (value instanceof Uint8Array && DataType.isBinary(type))
    return `\\x${Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  return typeof value === "object" ? JSON.stringify(plain(value)) : String(value);
}

function numberText(value: number, type: DataType): string {
  if (DataType.isDate(type)) return isoText(value).slice(0, 10);
  return DataType.isTimestamp(type) ? isoText(value) : String(value);
}

/** Milliseconds since 1970 as “2026-02-05 12:00:00.000”. A day outside the calendar of JavaScript is its number. */
function isoText(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.valueOf()) ? String(milliseconds) : date.toISOString().replace("T", " ").replace("Z", "");
}

/** Arrow's vectors, rows and maps as plain values; integers that JSON doesn't know as text. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if ("toArray" in value && typeof value.toArray === "function") return plain(value.toArray());
  if ("toJSON" in value && typeof value.toJSON === "function") return plain(value.toJSON());
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<unknown>, plain);
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}
