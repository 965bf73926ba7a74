/** Whether a record has the property itself, and does not inherit it. `Object.hasOwn` came with Chrome 93. */
export function hasOwn(record: object, name: string): boolean {
  return Object.getOwnPropertyDescriptor(record, name) !== undefined;
}
