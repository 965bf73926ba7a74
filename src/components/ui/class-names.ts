/** Joins class names; ours first, so that the shop's come last in the attribute as well. */
export function cx(...names: (string | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** A boolean as a data attribute: present and empty, or absent. Never `"false"`. */
export function present(on: boolean): '' | undefined {
  return on ? '' : undefined;
}
