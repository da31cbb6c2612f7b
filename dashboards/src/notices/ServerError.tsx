import type { CombinedError } from 'urql';
import { useLanguage } from '../language/LanguageContext';
import { errorWords } from './errorWords';
import { Notice } from './Notice';

/** The server is out of reach, or it answered with an error. */
export function ServerError({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const { texts } = useLanguage();
  return error.networkError ? (
    <Notice title={texts.serverDown} detail={texts.serverDownAdvice} onRetry={onRetry} />
  ) : (
    <Notice title={texts.serverFault} detail={errorWords(error, texts)} onRetry={onRetry} />
  );
}
