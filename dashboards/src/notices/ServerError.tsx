import type { CombinedError } from 'urql';
import { useLanguage } from '../language/LanguageContext';
import { Notice } from './Notice';

/** The server is out of reach, or it answered with an error of its own, whose words are shown. */
export function ServerError({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const { texts } = useLanguage();
  return error.networkError ? (
    <Notice title={texts.serverDown} detail={texts.serverDownAdvice} onRetry={onRetry} />
  ) : (
    <Notice
      title={texts.serverFault}
      detail={error.graphQLErrors.map(({ message }) => message).join(' ')}
      onRetry={onRetry}
    />
  );
}
