declare const CHECKED: unique symbol;

/** A value that passed its schema. Only the parse functions of this room make one. */
export type Checked<Value> = Value & { readonly [CHECKED]: true };

/**
 * Marks a fresh copy that a schema made, and freezes it with everything in it: what was checked stays as it was
 * checked, so a parse function can recognise it later and need not check it again. For plain data only.
 */
export function markChecked<Value extends object>(value: Value): Checked<Value> {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) markChecked(inner);
  return Object.freeze(value) as Checked<Value>;
}
