import '../../../src/styles.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { InLanguage, type Language } from '../../../stories/support/story-language.tsx';
import { type Asked, SCENES, type SceneName } from './scenes.tsx';

const asked: Asked = new URLSearchParams(location.search);
const language: Language = asked.get('locale') === 'en' ? 'en' : 'ko';
const Scene = SCENES[asked.get('scene') as SceneName];
document.documentElement.lang = language;

const root = document.getElementById('scene');
if (!root || !Scene) throw new Error(`There is no scene ${asked.get('scene')}.`);
createRoot(root).render(
  <InLanguage language={language}>
    <Scene asked={asked} language={language} />
  </InLanguage>,
);
