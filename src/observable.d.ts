/** A text beside the code. */
declare module "*.txt" {
  const text: string;
  export default text;
}

/** The parts of Framework's standard library that pages use; cells see them as globals. */
declare module "observablehq:stdlib" {
  export interface FileAttachment {
    readonly name: string;
    readonly href: string;
    arrayBuffer(): Promise<ArrayBuffer>;
    text(): Promise<string>;
    json<T = Loose>(): Promise<T>;
    url(): Promise<string>;
    blob(): Promise<Blob>;
    stream(): Promise<ReadableStream>;
    csv<T = Record<string, Loose>>(options?: DsvOptions): Promise<T[]>;
    tsv<T = Record<string, Loose>>(options?: DsvOptions): Promise<T[]>;
    dsv<T = Record<string, Loose>>(options?: DsvOptions & {delimiter?: string}): Promise<T[]>;
    arrow(): Promise<import("apache-arrow").Table>;
    parquet(): Promise<import("apache-arrow").Table>;
    zip(): Promise<{filenames: string[]; file(name: string): FileAttachment}>;
    image(properties?: Partial<HTMLImageElement>): Promise<HTMLImageElement>;
    xml(): Promise<Document>;
    html(): Promise<Document>;
  }
  /** What only the file, or the query, knows: give a type of your own where it matters. */
  export type Loose = ReturnType<typeof JSON.parse>;
  interface DsvOptions {
    array?: boolean;
    typed?: boolean;
  }
  /** A cell's name takes each value in turn. */
  export const Generators: {
    input<T>(element: Element & {value: T}): T;
    observe<T>(initialize: (change: (value: T) => void) => () => void): T;
  };
  export function FileAttachment(name: string): FileAttachment;
  export function resize<T extends Node>(render: (width: number, height: number) => T): HTMLElement;
}

declare module "@observablehq/inputs" {
  export type Input<T> = HTMLFormElement & {value: T};
  interface Common<T> {
    label?: string;
    value?: T;
    disabled?: boolean;
  }
  export function range(
    extent: [number, number],
    options?: Common<number> & {step?: number; format?: (x: number) => string}
  ): Input<number>;
  export function select<T>(
    data: Iterable<T>,
    options?: Common<T> & {format?: (x: T) => string; sort?: boolean; unique?: boolean}
  ): Input<T>;
  export function radio<T>(data: Iterable<T>, options?: Common<T> & {format?: (x: T) => string}): Input<T>;
  export function checkbox<T>(data: Iterable<T>, options?: Common<T[]> & {format?: (x: T) => string}): Input<T[]>;
  export function toggle(options?: Common<boolean>): Input<boolean>;
  export function text(
    options?: Common<string> & {
      placeholder?: string;
      datalist?: Iterable<string>;
      width?: number | string;
      submit?: boolean;
    }
  ): Input<string>;
  export function textarea(
    options?: Common<string> & {placeholder?: string; rows?: number; submit?: boolean; monospace?: boolean}
  ): Input<string>;
  export function number(extent?: [number, number], options?: Common<number> & {step?: number}): Input<number>;
  export function button<T>(label: string, options?: {value?: T; reduce?: (x: T) => T}): Input<T>;
  export function table<T>(data: Iterable<T>, options?: Record<string, unknown>): HTMLElement & {value: T[]};
}

/** Libraries that every cell has without importing them. */
declare const Plot: typeof import("@observablehq/plot");
declare const Inputs: typeof import("@observablehq/inputs");
declare const d3: typeof import("d3");
declare const htl: typeof import("htl");
declare const html: typeof import("htl").html;
declare const svg: typeof import("htl").svg;
declare const Arrow: typeof import("apache-arrow");
declare const tex: typeof import("./components/tex.js").tex;
declare const DuckDBClient: typeof import("./components/sql/DuckDBClient.js").DuckDBClient;
declare const sql: (
  strings: TemplateStringsArray,
  ...values: Parameters<import("./components/sql/DuckDBClient.js").DuckDBClient["sql"]>[1][]
) => Promise<Record<string, import("observablehq:stdlib").Loose>[]>;
