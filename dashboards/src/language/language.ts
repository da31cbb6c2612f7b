import type { Lang } from '../gql/graphql';
import { en } from './en';
import { zh, type Texts } from './zh';

export type Language = 'zh' | 'en';

export const textsIn: Record<Language, Texts> = { zh, en };

/** The language as the schema writes it. */
export const schemaLang: Record<Language, Lang> = { zh: 'ZH', en: 'EN' };

/** The language as HTML and Intl write it. */
export const locale: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

const remembered = 'kpiLang';

export const isLanguage = (text: string | null): text is Language => text === 'zh' || text === 'en';

/** What the reader chose last, else what the browser prefers. */
export function preferredLanguage(): Language {
  const last = localStorage.getItem(remembered);
  if (isLanguage(last)) return last;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function rememberLanguage(language: Language) {
  localStorage.setItem(remembered, language);
  document.documentElement.lang = locale[language];
}
