import { type ReactNode, useState } from 'react';
import { useInPlace } from '../support/grid.tsx';
import { Standing } from '../support/shop.tsx';
import { STATUSES, stateIn } from '../support/states.ts';
import { InLanguage, type Language, useLanguage } from '../support/story-language.tsx';

type Status = (typeof STATUSES)[number];

export const STATUS_NAMES = {
  preparing: { ko: '준비 중', en: 'Getting ready' },
  ready: { ko: '결제 가능', en: 'Ready' },
  paying: { ko: '결제창 진행 중', en: 'In the window' },
  verifying: { ko: '확인 중', en: 'Checking' },
  paid: { ko: '완료', en: 'Paid' },
  'awaiting-deposit': { ko: '입금 대기', en: 'Waiting for a deposit' },
  cancelled: { ko: '취소', en: 'Cancelled' },
  failed: { ko: '실패', en: 'Failed' },
  unconfirmed: { ko: '결과 미확인', en: 'Not known yet' },
} as const satisfies Record<Status, Record<Language, string>>;

export const THEME_NAMES = {
  default: { ko: '기본', en: 'Default' },
  bookshop: { ko: '책방', en: 'Bookshop' },
  'fruit-shop': { ko: '과일 가게', en: 'Fruit shop' },
  workshop: { ko: '작업실', en: 'Workshop' },
} as const;

type Theme = keyof typeof THEME_NAMES;
type ColorScheme = 'light' | 'dark';

const THEMES = Object.keys(THEME_NAMES) as Theme[];
const SCHEMES = ['light', 'dark'] as const;
const LOCALES = ['ko', 'en'] as const;
const SCHEME_NAMES = { light: { ko: '밝은 화면', en: 'light' }, dark: { ko: '어두운 화면', en: 'dark' } } as const;
const LANGUAGE_NAMES = { ko: '한국어', en: 'English' } as const;

const WORDS = {
  ko: {
    combinations: '모든 상태, 두 언어, 밝은 화면과 어두운 화면',
    themes: '모든 상태와 테마, 밝은 화면과 어두운 화면',
    theme: '테마',
  },
  en: {
    combinations: 'Every status, language and scheme',
    themes: 'Every status and theme, light and dark',
    theme: 'Theme',
  },
} as const;

/** Every status in both languages, light and dark, in the theme chosen above. */
export function Combinations() {
  const language = useLanguage();
  const [theme, setTheme] = useState<Theme>('default');
  return (
    <>
      <h1 className="story-title">{WORDS[language].combinations}</h1>
      <fieldset className="page-themes">
        <legend>{WORDS[language].theme}</legend>
        {THEMES.map((name) => (
          <label key={name} className="story-terms">
            <input type="radio" name="theme" checked={theme === name} onChange={() => setTheme(name)} />
            {THEME_NAMES[name][language]}
          </label>
        ))}
      </fieldset>
      <Rows>
        {(status) =>
          LOCALES.flatMap((language) =>
            SCHEMES.map((colorScheme) => (
              <Cell
                key={`${language} ${colorScheme}`}
                name={`${LANGUAGE_NAMES[language]} · ${SCHEME_NAMES[colorScheme][language]}`}
                {...{ status, language, colorScheme, theme }}
              />
            )),
          )
        }
      </Rows>
    </>
  );
}

/** Every status in every theme, light and dark, in the language of the toolbar. */
export function Themes() {
  const language = useLanguage();
  return (
    <>
      <h1 className="story-title">{WORDS[language].themes}</h1>
      <Rows>
        {(status) =>
          SCHEMES.flatMap((colorScheme) =>
            THEMES.map((theme) => (
              <Cell
                key={`${theme} ${colorScheme}`}
                name={`${THEME_NAMES[theme][language]} · ${SCHEME_NAMES[colorScheme][language]}`}
                language={language}
                {...{ status, colorScheme, theme }}
              />
            )),
          )
        }
      </Rows>
    </>
  );
}

function Rows({ children }: { children: (status: Status) => ReactNode }) {
  const language = useLanguage();
  return (
    <div className="page-matrix">
      {STATUSES.map((status) => (
        <section key={status}>
          <h2>
            {STATUS_NAMES[status][language]} <code>{status}</code>
          </h2>
          <div className="page-row">{children(status)}</div>
        </section>
      ))}
    </div>
  );
}

interface CellProps {
  name: string;
  status: Status;
  language: Language;
  colorScheme: ColorScheme;
  theme: Theme;
}

function Cell({ name, status, language, colorScheme, theme }: CellProps) {
  const look = theme === 'default' ? 'page-cell' : `page-cell kc-theme-${theme}`;
  return (
    <div ref={useInPlace()} className={look} data-scheme={colorScheme}>
      <p>{name}</p>
      <InLanguage language={language}>
        <Standing state={stateIn(status, language)} />
      </InLanguage>
    </div>
  );
}
