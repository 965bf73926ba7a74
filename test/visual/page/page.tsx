import '../../../src/styles.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import type { Locale } from '../../../src/index.ts';
import { StoryLocale } from '../../../stories/support/story-locale.ts';
import { type Asked, SCENES, type SceneName } from './scenes.tsx';

const asked: Asked = new URLSearchParams(location.search);
const locale: Locale = asked.get('locale') === 'en' ? 'en' : 'ko';
const Scene = SCENES[asked.get('scene') as SceneName];
document.documentElement.lang = locale;

const root = document.getElementById('scene');
if (!root || !Scene) throw new Error(`There is no scene ${asked.get('scene')}.`);
createRoot(root).render(
  <StoryLocale value={locale}>
    <Scene asked={asked} locale={locale} />
  </StoryLocale>,
);
