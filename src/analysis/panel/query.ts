/** A value of a parameter that nothing can be made of; the message says what was expected and found. */
export class Unreadable extends Error {}

/** One setting of a page in its address. */
export interface Parameter<State> {
  write(state: State): string;
  /** @throws Unreadable */
  read(text: string, state: State): State;
}

/** A state and its address: what stands between a page's controls and a link. */
export interface Codec<State> {
  /** What a reader gets without choosing. */
  standard: State;
  /** The parameters' names. */
  keys: readonly string[];
  /**
   * The state as the query of an address, without the question mark: in the order of the parameters, and without what a
   * reader would get anyway, so that equal states have one address.
   */
  write(state: State): string;
  /**
   * Reads an address made by `write`, perhaps by another version of the report or by hand. What is unknown keeps its
   * default and is told in `problems`, each a sentence for the reader; never throws.
   *
   * @param also parameters of the address that are someone else's: those named, or all others.
   */
  read(query: string, also?: readonly string[] | "others"): {state: State; problems: string[]};
}

/** @param standardOf the default that a parameter is left out at; differs from `standard` where defaults depend on a choice. */
export function codecOf<State>(
  parameters: Readonly<Record<string, Parameter<State>>>,
  standard: State,
  standardOf: (key: string, state: State) => State = () => standard
): Codec<State> {
  return {
    standard,
    keys: Object.keys(parameters),
    write(state) {
      const query = new URLSearchParams();
      for (const [key, {write}] of Object.entries(parameters)) {
        const text = write(state);
        if (text !== write(standardOf(key, state))) query.set(key, text);
      }
      return query.toString();
    },
    read(query, also = []) {
      const given = new URLSearchParams(query);
      const problems: string[] = [];
      let state = standard;
      for (const [key, {read}] of Object.entries(parameters)) {
        const text = given.get(key);
        try {
          if (text !== null) state = read(text, state);
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          problems.push(`“${key}”: ${error.message}. Its default is used.`);
        }
      }
      for (const key of new Set(given.keys())) {
        const own = Object.hasOwn(parameters, key);
        if (!own && also !== "others" && !also.includes(key))
          problems.push(`“${key}” is not a setting this report knows. It is left out.`);
        else if (own && given.getAll(key).length > 1)
          problems.push(`“${key}” is given more than once. The first is used.`);
      }
      return {state, problems};
    }
  };
}

/** One of the keys of a table. @throws Unreadable */
export function keyOf<K extends string>(
  table: Readonly<Record<K, unknown>>,
  text: string,
  kind = "one of the choices"
): K {
  if (Object.hasOwn(table, text)) return text as K;
  throw new Unreadable(`“${text}” is not ${kind} (${Object.keys(table).join(", ")})`);
}

/** One choice of several under its name in the address: its key in `table`. */
export const choiceCodec = <K extends string>(
  key: string,
  table: Readonly<Record<K, unknown>>,
  standard: K
): Codec<K> => codecOf<K>({[key]: {write: (choice) => choice, read: (text) => keyOf(table, text)}}, standard);

/** A number between two ends, on a grid of steps from the lower one. @throws Unreadable */
export function numberWithin(text: string, min: number, max: number, step: number): number {
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  const steps = (value - min) / step;
  if (value >= min && value <= max && Math.abs(steps - Math.round(steps)) < 1e-9) return value;
  const kind = step === 1 ? "a whole number" : `a number in steps of ${step}`;
  throw new Unreadable(`“${text}” is not ${kind} from ${min} to ${max}`);
}

/** The codec of a state of numbers, each between two ends on a grid of steps, and each a parameter by its own name. */
export function numbersCodec<Key extends string>(
  limits: Readonly<Record<Key, {min: number; max: number; step: number}>>,
  standard: Record<Key, number>
): Codec<Record<Key, number>> {
  const parameter = (key: Key): Parameter<Record<Key, number>> => ({
    write: (state) => String(state[key]),
    read: (text, state) => ({...state, [key]: numberWithin(text, limits[key].min, limits[key].max, limits[key].step)})
  });
  return codecOf(Object.fromEntries((Object.keys(limits) as Key[]).map((key) => [key, parameter(key)])), standard);
}
