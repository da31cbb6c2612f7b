import { useEffect, useRef } from 'react';
import { schemaLang } from '../language/language';
import { useLanguage } from '../language/LanguageContext';
import { Icon } from '../notices/Icon';
import { Problem } from '../notices/Problem';
import { EvidenceTable } from './EvidenceTable';
import { EvidenceTotalsTable } from './EvidenceTotalsTable';
import type { Subject } from './subject';
import { useEvidence } from './useEvidence';

interface Props {
  subject: Subject;
  onClose: () => void;
}

/** The rows behind a number in a dialog of the browser's own, which keeps the focus, closes with Escape and gives the focus back. */
export default function EvidenceDialog({ subject, onClose }: Props) {
  const { texts, figures, language } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const { totals, rows, error, isTurning, retry, more } = useEvidence(subject.token, schemaLang[language]);
  const words = texts.evidence;
  useEffect(() => dialog.current?.showModal(), []);

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="evidence-title" onClose={onClose}>
      <div className="dialog-top">
        <div>
          <h2 id="evidence-title">{words.title(subject.kpi.name)}</h2>
          <p className="subtitle">
            {subject.branch} · {figures.month(subject.month)} ·{' '}
            <strong>{figures.value(subject.value, subject.kpi.unit)}</strong>
          </p>
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label={texts.close}
          title={texts.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="cross" />
        </button>
      </div>
      <div className="dialog-body" aria-busy={!totals && !error}>
        {totals && <EvidenceTotalsTable totals={totals} />}
        {totals && <EvidenceTable rows={rows} total={totals.totalCount} />}
        {!totals && !error && (
          <p className="empty" role="status">
            {words.counting}
          </p>
        )}
        {error && <Problem error={error} onRetry={retry} />}
        {more && !error && (
          <button type="button" className="button quiet more" disabled={isTurning} onClick={more}>
            {isTurning ? texts.loading : words.more}
          </button>
        )}
      </div>
    </dialog>
  );
}
