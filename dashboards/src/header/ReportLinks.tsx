import { useState, type MouseEvent } from 'react';
import { useLanguage } from '../language/LanguageContext';
import { Icon } from '../notices/Icon';
import { authorization } from '../server/client';
import { reportAddress } from '../view/view';

export function ReportLinks({ branch, month }: { branch: string; month: string }) {
  const { language, texts } = useLanguage();
  const [failed, setFailed] = useState(false);

  // A plain link cannot carry a token, so with one the page fetches the file itself.
  const download = async (event: MouseEvent<HTMLAnchorElement>) => {
    const headers = authorization();
    if (Object.keys(headers).length === 0) return;
    event.preventDefault();
    const { href } = event.currentTarget;
    setFailed(!(await save(href, headers)));
  };

  return (
    <div className="reports" role="group" aria-label={texts.reports}>
      {(['pdf', 'xlsx'] as const).map((format) => (
        <a
          key={format}
          className="button quiet"
          download
          href={reportAddress(branch, month, format, language)}
          aria-label={format === 'pdf' ? texts.reportPdf : texts.reportXlsx}
          onClick={(event) => void download(event)}
        >
          <Icon name="download" />
          {format === 'pdf' ? 'PDF' : 'Excel'}
        </a>
      ))}
      {failed && (
        <p className="report-failure" role="alert">
          {texts.reportFailed}
        </p>
      )}
    </div>
  );
}

async function save(address: string, headers: Record<string, string>): Promise<boolean> {
  const response = await fetch(address, { headers }).catch(() => null);
  if (!response?.ok) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = decodeURIComponent(new URL(address).pathname.split('/').slice(2).join('-'));
  link.click();
  URL.revokeObjectURL(link.href);
  return true;
}
