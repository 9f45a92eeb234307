/** Two people at one record: whatever only one of them changed is kept, and where both did, the writer hears of it. */

export interface Merged<Values> {
  readonly values: Values;
  /** Changed here and there, and to different things. */
  readonly clashes: readonly (keyof Values & string)[];
}

/** `base` is what both began with. */
export function merge<Values extends object>(typed: Values, base: Values, onRecord: Values): Merged<Values> {
  const fields = Object.keys(typed) as (keyof Values & string)[];
  const isTyped = (field: keyof Values) => !isSame(typed[field], base[field]);
  return {
    values: {
      ...onRecord,
      ...Object.fromEntries(fields.filter(isTyped).map((field) => [field, typed[field]])),
    },
    clashes: fields.filter(
      (field) =>
        isTyped(field) && !isSame(onRecord[field], base[field]) && !isSame(typed[field], onRecord[field]),
    ),
  };
}

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
