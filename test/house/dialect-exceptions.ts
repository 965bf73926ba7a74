/** Words of the list that an area uses in another sense: the usual case, a colour scheme. */
export const DIALECT_EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  'src/labels': ['usual'],
  'src/storybook': ['scheme'],
};
