import type { Texts } from './zh';

export const enEvidence: Texts['evidence'] = {
  open: (value) => `Show the rows behind ${value}`,
  title: (kpi) => `${kpi}: the rows behind the number`,
  counting: 'Counting row by row…',
  asRead: 'The number on the page',
  sum: 'What its rows sum to now',
  matches: 'The rows sum to the number',
  differs: 'The rows do not sum to the number',
  stale:
    'Facts came in or were corrected after the number was read, or after the month was closed. The rows are those of today; both totals are given for comparison.',
  staleButEqual:
    'Facts came in or were corrected after the number was read, or after the month was closed. The rows are those of today and sum to the number all the same.',
  withheld: (count) =>
    `Rows of branches that are not yours to see today, counted in the totals but not listed: ${count}.`,
  rows: 'Rows behind the number',
  shown: (shown, total) => `${shown} of ${total} rows; those of the numerator come first.`,
  none: 'There are no rows to list.',
  more: 'Show 100 more',
  fact: 'Fact',
  key: 'Key',
  day: 'Day',
  customer: 'Customer (masked)',
  tables: {
    fact_churn: 'Loss',
    fact_complaint: 'Complaint',
    fact_case: 'Retention case',
    fact_survey: 'Survey',
    fact_moment: 'Special moment',
    fact_plan_item: 'Planned contact',
    fact_warning: 'Churn warning',
    fact_base_month: 'Customer’s month',
    dim_customer: 'Customer',
  },
};
