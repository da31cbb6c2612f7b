import { useLanguage } from '../language/LanguageContext';
import type { View } from '../view/view';
import { ViewLink } from '../view/ViewLink';

interface Props {
  title: string;
  detail: string;
  /** Where the way back leads. */
  back?: View;
  onRetry?: () => void;
}

/** Says why there is nothing to see, and what to do about it. */
export function Notice({ title, detail, back, onRetry }: Props) {
  const { texts } = useLanguage();
  return (
    <section className="notice" role="alert">
      <h1>{title}</h1>
      <p>{detail}</p>
      {back && (
        <ViewLink className="button" view={back}>
          {texts.backToTop}
        </ViewLink>
      )}
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {texts.retry}
        </button>
      )}
    </section>
  );
}
