// The browser's way to check what it was sent or has kept: guards that can be put together, typed by the schemas'
// own types, at a tenth of a schema library's weight. A test holds that both accept the same frames.

export type Guard<T> = (value: unknown) => value is T;

export const isString = ((value) => typeof value === 'string') as Guard<string>;
/** Numbers of the wire are whole: sequences, instants, counts, milliseconds. */
export const isCount = ((value) =>
  Number.isSafeInteger(value) && Number(value) >= 0) as Guard<number>;
export const isNumber = ((value) => typeof value === 'number') as Guard<number>;
export const isBoolean = ((value) => typeof value === 'boolean') as Guard<boolean>;
export const isWebUrl = ((value) =>
  isString(value) && /^https?:\/\//i.test(value)) as Guard<string>;

/** A word of a list to which a newer server may have added: read as it is, whoever uses it has a default. */
export const isWord = <T extends string>() => isString as unknown as Guard<T>;

export const oneOf = <T extends string>(...words: readonly T[]) =>
  ((value) => (words as readonly unknown[]).includes(value)) as Guard<T>;

export const listOf = <T>(is: Guard<T>) =>
  ((value) => Array.isArray(value) && value.every(is)) as Guard<T[]>;

export const maybe = <T>(is: Guard<T>) =>
  ((value) => value === undefined || is(value)) as Guard<T | undefined>;

export const orNull = <T>(is: Guard<T>) =>
  ((value) => value === null || is(value)) as Guard<T | null>;

/** An object with at least these fields. */
export const shape = <T extends object>(fields: { [K in keyof T]-?: Guard<T[K]> }) =>
  ((value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Guard<unknown>>(fields).every(([key, is]) =>
      is((value as Record<string, unknown>)[key]),
    )) as Guard<T>;
