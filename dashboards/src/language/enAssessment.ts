import type { Texts } from './zh';

export const enAssessment: Texts['assessment'] = {
  tabs: 'What is shown',
  tab: 'Assessment',
  dashboardTab: 'Dashboard',
  titleOf: (branch) => `${branch} · Assessment`,

  notes: 'About this assessment',
  standing: 'Standing',
  standings: { PARTIAL: 'Month running', PROVISIONAL: 'Provisional', FINAL: 'Final' },
  finalAs: (revision) => `Final, by revision ${revision}`,
  standingReasons: {
    PARTIAL: 'The month is still running: values so far, but no score, grade, rank or fee coefficient.',
    PROVISIONAL:
      'The month is not closed, or was corrected since: scores, grades and ranks may still change.',
    FINAL:
      'The month is closed and its values stand; indicators whose observation window is still open are scored once it ends.',
  },
  scheme: 'Scheme',
  schemeVersion: (version, from, source) => `Version ${version}, in force from ${from} (${source})`,
  sources: {
    SHIPPED: 'ships with the product',
    OWN_FILE: 'your organisation’s own file',
    WAREHOUSE: 'imported into the warehouse',
  },
  notRecorded: 'Not recorded',
  gaps: {
    ADJUSTMENTS: 'Bonuses and penalties: scores are without them',
    VETOES: 'vetoes: scores and grades are without them',
    BASE_FEES: 'base fees: there is a coefficient but no amount',
  },
  between: '; ',

  own: 'This branch',
  below: (group) => `Branches below: ${group}`,
  group: (level, size) => (size ? `${level}, ${size}` : level),
  sizes: { large: 'large', medium: 'medium', small: 'small' },
  peers: (peers, rated) =>
    `Peers in the whole country: ${peers}, of whom ${rated} are rated; ranks are among those rated.`,
  alone: 'There are no peers to compare with.',
  rank: 'Rank',
  rankOf: (rank, rated) => `Rank ${rank} of ${rated} rated peers`,
  score: 'Score',
  grade: 'Grade',
  coefficient: 'Fee coefficient',
  availableWeight: 'Available weight',
  unrated: 'Not rated',
  unratedReason: (weight, minimum) => `Available weight ${weight}, less than ${minimum}: not rated.`,
  none: 'There are no branches to assess.',
  cannot: 'The month’s assessment cannot be shown',

  scoringOf: (branch) => `Scoring of ${branch}`,
  way: 'What would reach the next grade',
  anyOne: 'Any one of these is enough:',
  bestGrade: 'It has the best grade.',
  noWay: 'No indicator alone can reach the next grade.',
  indicators: 'Indicators',
  indicator: 'Indicator',
  points: 'Points',
  weight: 'Weight',
  effectiveWeight: 'Effective weight',
  peerRank: 'Place among peers (90% interval)',
  peerRankOf: (expected, low, high) => `${expected} (${low}–${high})`,
  working: 'Calculation',
  recorded: 'Scores loaded from elsewhere',
  recordedAs: (scheme, version, points, grade) => `Scheme ${scheme}, version ${version}: ${points}, ${grade}`,
};
