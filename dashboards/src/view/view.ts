import { isLanguage, type Language } from '../language/language';

/** What the page shows, as the address bar says it; a part is missing where the reader has not chosen. */
export interface View {
  branch?: string;
  month?: string;
  kpi?: string;
  lang?: Language;
}

export function viewOf(search: string): View {
  const parameters = new URLSearchParams(search);
  const view: View = {};
  const branch = parameters.get('branch');
  const month = parameters.get('month');
  const kpi = parameters.get('kpi');
  const lang = parameters.get('lang');
  if (branch) view.branch = branch;
  if (month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month)) view.month = month;
  if (kpi) view.kpi = kpi;
  if (isLanguage(lang)) view.lang = lang;
  return view;
}

export function addressOf(view: View): string {
  const parameters = new URLSearchParams();
  for (const part of ['branch', 'month', 'kpi', 'lang'] as const) {
    const value = view[part];
    if (value) parameters.set(part, value);
  }
  const search = parameters.toString();
  return search ? `/?${search}` : '/';
}

/** Where the report of a branch and month is downloaded. */
export const reportAddress = (branch: string, month: string, format: 'pdf' | 'xlsx', lang: Language) =>
  `/reports/${encodeURIComponent(month)}/${encodeURIComponent(branch)}.${format}?lang=${lang}`;
