import { addons, type State } from 'storybook/manager-api';

addons.setConfig({
  layoutCustomisations: {
    // A tool takes the whole page: it has no controls, and plays nothing for a person.
    showPanel: (state: State, usual: boolean) => usual && !hasTag(state, 'tool'),
    // Pages of text have the look of Storybook, whatever theme, scheme or width is chosen.
    showToolbar: (state: State, usual: boolean) => usual && !hasTag(state, 'unattached-mdx'),
  },
});

function hasTag({ index, storyId }: State, tag: string): boolean {
  return index?.[storyId]?.tags.includes(tag) ?? false;
}
