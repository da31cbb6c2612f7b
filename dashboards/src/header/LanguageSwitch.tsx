import { locale, type Language } from '../language/language';
import { useLanguage } from '../language/LanguageContext';
import type { View } from '../view/view';
import { ViewLink } from '../view/ViewLink';

const names: Record<Language, string> = { zh: '中文', en: 'English' };

export function LanguageSwitch({ view }: { view: View }) {
  const { language, texts } = useLanguage();
  return (
    <nav className="languages" aria-label={texts.language}>
      {(['zh', 'en'] as const).map((lang) => (
        <ViewLink
          key={lang}
          view={{ ...view, lang }}
          lang={locale[lang]}
          aria-current={lang === language ? 'true' : undefined}
        >
          {names[lang]}
        </ViewLink>
      ))}
    </nav>
  );
}
