import type { WorklistKind } from '../gql/graphql';
import { isLanguage, type Language } from '../language/language';

/** The pages over a branch and month. */
const faces = ['dashboard', 'assessment', 'worklist'] as const;
export type Face = (typeof faces)[number];

/** The care lists of an outlet, by what customers are owed. */
export const lists = ['routine', 'moment', 'plan', 'warning'] as const satisfies Lowercase<WorklistKind>[];
export type List = (typeof lists)[number];

/** What the page shows, as the address bar says it; a part is missing where the reader has not chosen. */
export interface View {
  branch?: string;
  month?: string;
  kpi?: string;
  /** Left out, the dashboard. */
  view?: Face;
  /** Which care list; left out, the routine contacts. */
  list?: List;
  lang?: Language;
}

/** What the address need not say. */
const unsaid: View = { view: 'dashboard', list: 'routine' };

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
  const face = faces.find((known) => known === parameters.get('view'));
  const list = lists.find((known) => known === parameters.get('list'));
  if (face) view.view = face;
  if (list) view.list = list;
  if (isLanguage(lang)) view.lang = lang;
  return view;
}

export function addressOf(view: View): string {
  const parameters = new URLSearchParams();
  for (const part of ['branch', 'month', 'kpi', 'view', 'list', 'lang'] as const) {
    const value = view[part];
    if (value && value !== unsaid[part]) parameters.set(part, value);
  }
  const search = parameters.toString();
  return search ? `/?${search}` : '/';
}

/** Where the report of a branch and month is downloaded. */
export const reportAddress = (branch: string, month: string, format: 'pdf' | 'xlsx', lang: Language) =>
  `/reports/${encodeURIComponent(month)}/${encodeURIComponent(branch)}.${format}?lang=${lang}`;

/** Where the month's reports of every branch that the reader sees are downloaded as one archive. */
export const burstAddress = (month: string, lang: Language) =>
  `/reports/${encodeURIComponent(month)}.zip?lang=${lang}&format=pdf`;
