import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../language/LanguageContext';
import { Icon } from '../notices/Icon';
import type { Subject } from './subject';

const EvidenceDialog = lazy(() => import('./EvidenceDialog'));

/** Opens the rows behind a number. */
export function EvidenceButton({ subject }: { subject: Subject }) {
  const { texts, figures } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className="button quiet" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <Icon name="search" />
        {texts.evidence.open(figures.value(subject.value, subject.kpi.unit))}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <EvidenceDialog subject={subject} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
