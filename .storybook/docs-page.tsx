import {
  ArgTypes,
  Controls,
  Description,
  Primary,
  Stories,
  Subtitle,
  Title,
  useOf,
} from '@storybook/addon-docs/blocks';

/**
 * The page of a part. Controls are only what its first story obeys; every prop stands in a table of its own, where
 * nothing seems to be there to be set.
 */
export function DocsPage() {
  const { csfFile, preparedMeta } = useOf('meta', ['meta']);
  const { component, parameters } = preparedMeta;
  const stories = Object.values(csfFile.stories);
  const controls = parameters['controls'] as { include?: readonly string[]; disable?: boolean };
  return (
    <>
      <Title />
      <Subtitle />
      <Description of="meta" />
      <Primary />
      {controls.include && !controls.disable ? <Controls /> : null}
      {stories.length > 1 ? <Stories includePrimary={false} /> : null}
      {component ? (
        <>
          <h2>Props</h2>
          <ArgTypes of={component} />
        </>
      ) : null}
    </>
  );
}
