import { enAssessment } from './enAssessment';
import { enEvidence } from './enEvidence';
import { enWorklist } from './enWorklist';
import type { Texts } from './zh';

export const en: Texts = {
  product: 'Customer Retention KPIs',
  skip: 'Skip to main content',
  language: 'Language',
  month: 'Month',
  earlierMonth: 'Earlier month',
  laterMonth: 'Later month',
  markedMonth: (month, mark) => `${month} (${mark.toLowerCase()})`,
  reports: 'Download the report',
  reportPdf: 'Download PDF report',
  reportXlsx: 'Download Excel report',
  reportWaiting: 'The report is being made…',
  allReports: 'All branches (ZIP)',
  allReportsName:
    'All branches (ZIP): a PDF report of the month for each branch that you see; for the whole country this may take minutes',
  allReportsWaiting:
    'All reports are being made; for the whole country this may take minutes. Please leave the page open…',
  reportFailed: 'The report could not be downloaded. Please try again.',

  branch: 'Branch',
  chooseBranch: 'Choose a branch',
  searchBranches: 'Find a branch by name or code',
  branchTree: 'Branch tree',
  branchMatches: 'Matching branches',
  matches: (shown, total) =>
    shown < total
      ? `${total} branches, the first ${shown} shown`
      : `${total} ${total === 1 ? 'branch' : 'branches'}`,
  noMatches: (search) => `No branch has “${search}” in its name or code`,
  searching: 'Searching…',
  ancestors: 'Branches above',

  headline: 'KPIs at a glance',
  target: 'Target',
  interval: '95% interval',
  fromPrevious: 'vs previous month',
  fromYearAgo: 'vs a year ago',
  points: 'pp',
  days: 'days',
  hours: 'hours',
  months: 'months',
  yuan: 'CNY',
  better: 'better',
  worse: 'worse',
  unchanged: 'unchanged',
  notComparable: 'nothing to compare',
  numeratorAndDenominator: 'Counts',
  numerator: 'Numerator',
  denominator: 'Denominator',
  observations: 'Observations',
  undefinedValue: 'Cannot be determined yet',

  trend: 'Last 24 months, by today’s branch tree',
  asTable: 'Show as table',
  asChart: 'Show as chart',
  value: 'Value',
  status: 'Against target',
  noTrend: 'No data in the last 24 months.',
  trendSummary: (name, from, to, low, high, last) =>
    `${name}, ${from} to ${to}: lowest ${low}, highest ${high}, latest ${last}.`,

  byTier: 'By customer tier',
  tier: 'Tier',
  noTiers: 'No data by tier in this month.',
  children: 'Branches below',
  childrenOf: (name) => `Branches below ${name}`,
  noChildren: 'There are no branches below this one.',
  showAll: (count) => `Show all ${count} branches`,
  notRanked: 'Branches whose figures cannot be judged are listed after the others.',

  standings: { RUNNING: 'Running', OPEN: 'Not closed yet', CORRECTED: 'Corrected', CLOSED: 'Closed' },
  closedAs: (revision, day) => `Closed, revision ${revision}, ${day}`,
  correctedSince: (revision, day) => `Corrected since revision ${revision} of ${day}`,
  standingReasons: {
    RUNNING: 'The month is still running: these are the values so far, to watch and not to judge.',
    OPEN: 'The month is over but has not been closed: late or corrected facts may still change its values.',
    CORRECTED:
      'Facts of this month or of an earlier one were corrected after it was closed: values may differ from those published. Closing it again makes a new revision.',
    CLOSED:
      'The month is closed and its values are frozen. A later correction would make a new revision and keep this one.',
  },

  evidence: enEvidence,
  assessment: enAssessment,
  worklist: enWorklist,

  loading: 'Loading…',
  close: 'Close',
  retry: 'Try again',
  serverDown: 'The server does not answer',
  serverDownAdvice: 'Check the connection and try again in a moment.',
  serverOutOfReach: 'The server does not answer. Check the connection and try again in a moment.',
  serverFault: 'The server reported an error',
  unknownBranch: 'Branch not found',
  unknownBranchDetail: (code) => `There is no branch with code “${code}”, or you may not see it.`,
  unknownMonth: 'No data for this month',
  unknownMonthDetail: (month) => `There is no data for ${month}.`,
  unknownKpi: 'KPI not found',
  unknownKpiDetail: (kpi) => `The catalogue has no KPI “${kpi}”.`,
  backToTop: 'Back to the start',
  emptyWarehouse: 'No data yet',
  emptyWarehouseDetail: 'KPIs appear here once at least one month has been imported and refreshed.',

  errors: {
    EVIDENCE_UNKNOWN:
      'The rows of this number cannot be found: it may be another installation’s, or its branch is no longer yours to see. Reload the page and try again.',
    EVIDENCE_NOT_KEPT:
      'The definition of the KPI has changed since the number was read, so its rows cannot be listed any more. Reload the page to see those of the new number.',
    EVIDENCE_CURSOR_INVALID: 'The list cannot go on from the page before. Close it and open it again.',
    SCHEME_MISSING:
      'No scheme of assessment holds for this month: the first begins later. To assess it, the assessment office has to import the scheme of that time.',
    SCHEME_AMBIGUOUS:
      'Two schemes of assessment begin in the same month, and which one rules is not known. The assessment office has to correct them.',
    SCHEME_WITHOUT_RULES:
      'The scheme of this month has no rules for scoring. The assessment office has to import it complete.',
    SCHEME_INVALID:
      'The scheme of this month has mistakes and cannot be used for scoring. The assessment office has to correct it.',
    BURSTS_BUSY:
      'The server is making all reports for others and cannot take on more. Please try again in a minute.',
    RENDERER_MISSING: 'The server lacks the parts that make reports. Please tell its administrator.',
    WORKLIST_OF_OUTLET: 'A care list is of one outlet. Choose an outlet.',
    WORKLIST_CURSOR_INVALID: 'The list cannot go on from the page before. Reload the page.',
    MONTH_UNKNOWN: 'There are no data for this month.',
    DATA_CHANGED: 'The data were being renewed while they were read. Please try again in a moment.',
  },

  categories: {
    CHURN: 'Churn',
    RETENTION: 'Retention',
    SATISFACTION: 'Satisfaction',
    COVERAGE: 'Care and coverage',
    COMPLAINTS: 'Complaints',
    MANAGERS: 'Customer managers',
  },
  levels: { HQ: 'Head office', PROVINCE: 'Province', CITY: 'City', OUTLET: 'Outlet' },
  tiers: {
    DIAMOND: 'Diamond',
    PLATINUM: 'Platinum',
    GOLD: 'Gold',
    SILVER: 'Silver',
    ORDINARY: 'Ordinary',
    UNCLASSIFIED: 'Unclassified',
  },
  statuses: { MET: 'On target', NEAR: 'Near target', MISSED: 'Off target' },
  states: {
    OK: 'Complete',
    NO_DATA: 'No data',
    SMALL_N: 'Too few cases',
    IMMATURE: 'Still maturing',
    PARTIAL: 'Month running',
    PRELIM: 'Preliminary',
    FINAL: 'Final',
  },
  flags: {
    OUT_OF_BOUNDS: 'Out of bounds: check the facts behind the value; it is not judged.',
    ALARM: 'Alarm: the value is beyond the alarm line.',
    NON_RESPONSE_RISK: 'Few answered: those who did not may think otherwise.',
  },
  stateReasons: {
    OK: 'Complete, can be judged.',
    NO_DATA: 'There was nothing to measure in this month.',
    SMALL_N: 'Fewer cases than the minimum: shown, not judged.',
    IMMATURE: 'The observation window is still open; the value may change.',
    PARTIAL: 'The month is still running; this is the value so far.',
    PRELIM: 'The month is not locked; late facts may still change the value.',
    FINAL: 'The month is closed; the value stands.',
  },
};
