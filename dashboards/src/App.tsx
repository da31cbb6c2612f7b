import { useEffect, useMemo } from 'react';
import { Page } from './dashboard/Page';
import { preferredLanguage, rememberLanguage } from './language/language';
import { LanguageProvider, speechIn } from './language/LanguageContext';
import { useView } from './view/useView';

export function App() {
  const view = useView();
  const language = view.lang ?? preferredLanguage();
  const speech = useMemo(() => speechIn(language), [language]);
  useEffect(() => rememberLanguage(language), [language]);
  return (
    <LanguageProvider value={speech}>
      <Page view={view} />
    </LanguageProvider>
  );
}
