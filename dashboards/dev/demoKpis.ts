import type { KpiCategory, KpiDirection, KpiUnit } from '../src/gql/graphql';

export interface DemoKpi {
  id: string;
  code: string;
  zh: string;
  en: string;
  category: KpiCategory;
  unit: KpiUnit;
  direction: KpiDirection;
  minimumDenominator: number;
  usual: number;
  target: number | null;
  /** Cases for each customer and month. */
  cases: number;
  proportion: boolean;
}

type Row = [
  id: string,
  code: string,
  zh: string,
  en: string,
  category: KpiCategory,
  unit: KpiUnit,
  direction: KpiDirection,
  minimum: number,
  usual: number,
  target: number | null,
  cases: number,
];

const rows: Row[] = [
  [
    'churn_rate',
    'C01',
    '月离网率',
    'Monthly churn rate',
    'CHURN',
    'PERCENT',
    'LOWER',
    30,
    0.0028,
    0.002917,
    1,
  ],
  [
    'churn_rate_ytd',
    'C02',
    '全年累计离网率',
    'Churn rate, year to date',
    'CHURN',
    'PERCENT',
    'LOWER',
    30,
    0.026,
    0.0292,
    1,
  ],
  ['revenue_churn', 'C06', '收入流失率', 'Revenue churn', 'CHURN', 'PERCENT', 'LOWER', 30, 0.0042, null, 98],
  [
    'retention_success_rate',
    'R01',
    '挽留成功率',
    'Case success rate',
    'RETENTION',
    'PERCENT',
    'HIGHER',
    10,
    0.47,
    0.45,
    0.005,
  ],
  [
    'durable_save_rate',
    'R02',
    '90日稳定挽留率',
    'Durable save rate, 90 days',
    'RETENTION',
    'PERCENT',
    'HIGHER',
    10,
    0.37,
    0.35,
    0.005,
  ],
  [
    'csat_top2',
    'S01',
    '满意率',
    'Satisfied customers',
    'SATISFACTION',
    'PERCENT',
    'HIGHER',
    30,
    0.82,
    0.85,
    0.02,
  ],
  [
    'csat_mean',
    'S02',
    '满意度均分',
    'Satisfaction score',
    'SATISFACTION',
    'POINTS',
    'HIGHER',
    30,
    77.5,
    null,
    0.02,
  ],
  [
    'routine_coverage',
    'V01',
    '例行接触覆盖率',
    'Routine contact coverage',
    'COVERAGE',
    'PERCENT',
    'HIGHER',
    30,
    0.93,
    1,
    0.06,
  ],
  ['complaint_rate', 'Q01', '投诉率', 'Complaint rate', 'COMPLAINTS', 'PER_MILLE', 'LOWER', 30, 1.19, 1, 1],
  [
    'settlement_rate',
    'Q02',
    '投诉结案率',
    'Settlement rate',
    'COMPLAINTS',
    'PERCENT',
    'HIGHER',
    10,
    0.91,
    0.9,
    0.004,
  ],
  [
    'settlement_days_median',
    'Q04',
    '结案时长（中位）',
    'Median settlement time',
    'COMPLAINTS',
    'DAYS',
    'LOWER',
    10,
    4,
    null,
    0.004,
  ],
];

export const kpis: DemoKpi[] = rows.map(
  ([id, code, zh, en, category, unit, direction, minimumDenominator, usual, target, cases]) => ({
    id,
    code,
    zh,
    en,
    category,
    unit,
    direction,
    minimumDenominator,
    usual,
    target,
    cases,
    proportion: unit === 'PERCENT' && id !== 'revenue_churn',
  }),
);
