import { useState, type MouseEvent } from 'react';
import { useLanguage } from '../language/LanguageContext';
import { codeWords } from '../notices/errorWords';
import { Icon } from '../notices/Icon';
import { authorization } from '../server/client';
import { burstAddress, reportAddress } from '../view/view';
import { download } from './download';

/** The branch's report as PDF and as workbook, and the month's reports of all branches that the reader sees. */
export function ReportLinks({ branch, month }: { branch: string; month: string }) {
  const { language, texts } = useLanguage();
  const [note, setNote] = useState<{ text: string; isFailure: boolean }>();

  // A plain link cannot carry a token, so with one the page fetches the file itself.
  const follow = async (event: MouseEvent<HTMLAnchorElement>, waiting: string) => {
    const headers = authorization();
    if (Object.keys(headers).length === 0) return;
    event.preventDefault();
    setNote({ text: waiting, isFailure: false });
    const code = await download(event.currentTarget.href, headers);
    setNote(
      code === null ? undefined : { text: codeWords(code, texts) ?? texts.reportFailed, isFailure: true },
    );
  };
  const link = (label: string, name: string, address: string, waiting: string) => (
    <a
      className="button quiet"
      download
      href={address}
      aria-label={name}
      title={name}
      onClick={(event) => void follow(event, waiting)}
    >
      <Icon name="download" />
      {label}
    </a>
  );

  return (
    <div className="reports" role="group" aria-label={texts.reports}>
      {link('PDF', texts.reportPdf, reportAddress(branch, month, 'pdf', language), texts.reportWaiting)}
      {link('Excel', texts.reportXlsx, reportAddress(branch, month, 'xlsx', language), texts.reportWaiting)}
      {link(texts.allReports, texts.allReportsName, burstAddress(month, language), texts.allReportsWaiting)}
      {note && (
        <div className={note.isFailure ? 'report-note failure' : 'report-note'}>
          <p role={note.isFailure ? 'alert' : 'status'}>{note.text}</p>
          {note.isFailure && (
            <button
              type="button"
              className="icon-button"
              aria-label={texts.close}
              title={texts.close}
              onClick={() => setNote(undefined)}
            >
              <Icon name="cross" />
            </button>
          )}
        </div>
      )}
    </div>
  );
}
