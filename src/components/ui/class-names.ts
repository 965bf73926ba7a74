/** Joins class names, the kit's first. */
export function cx(...names: (string | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** A boolean as a data attribute: present and empty, or absent. Never `"false"`. */
export function present(on: boolean): '' | undefined {
  return on ? '' : undefined;
}
