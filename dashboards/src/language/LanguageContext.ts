import { createContext, useContext } from 'react';
import { figuresIn, type Figures } from '../figures/figures';
import { locale, textsIn, type Language } from './language';
import type { Texts } from './zh';

export interface Speech {
  language: Language;
  texts: Texts;
  figures: Figures;
}

export function speechIn(language: Language): Speech {
  const texts = textsIn[language];
  return { language, texts, figures: figuresIn(locale[language], texts) };
}

const LanguageContext = createContext<Speech>(speechIn('zh'));

export const LanguageProvider = LanguageContext.Provider;

export const useLanguage = () => useContext(LanguageContext);
