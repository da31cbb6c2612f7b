import type { CombinedError } from 'urql';
import { useLanguage } from '../language/LanguageContext';
import { errorWords } from './errorWords';

/** Why a part of the page has nothing to show, within that part. */
export function Problem({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const { texts } = useLanguage();
  return (
    <div className="problem" role="alert">
      <p>{errorWords(error, texts)}</p>
      <button type="button" className="button quiet" onClick={onRetry}>
        {texts.retry}
      </button>
    </div>
  );
}
