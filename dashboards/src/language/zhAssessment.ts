import type { AssessmentGap, AssessmentStanding, SchemeSource } from '../gql/graphql';

/** How branches are scored (考核). */
export const zhAssessment = {
  tabs: '查看内容',
  tab: '考核',
  dashboardTab: '指标看板',
  titleOf: (branch: string) => `${branch} · 考核`,

  notes: '考核说明',
  standing: '考核状态',
  standings: { PARTIAL: '月份进行中', PROVISIONAL: '暂定', FINAL: '最终' } satisfies Record<
    AssessmentStanding,
    string
  >,
  finalAs: (revision: number) => `最终，按关账第 ${revision} 版`,
  standingReasons: {
    PARTIAL: '本月尚未结束：只列出截至目前的数值，没有得分、等级、名次和服务费系数。',
    PROVISIONAL: '本月尚未关账，或关账后有更正：得分、等级和名次仍可能变化。',
    FINAL: '本月已关账，数值不再变化；观察期未满的指标，期满后才计分。',
  } satisfies Record<AssessmentStanding, string>,
  scheme: '考核方案',
  schemeVersion: (version: string, from: string, source: string) =>
    `版本 ${version}，自${from}起执行（${source}）`,
  sources: {
    SHIPPED: '系统自带',
    OWN_FILE: '本单位的方案文件',
    WAREHOUSE: '已导入数据仓库',
  } satisfies Record<SchemeSource, string>,
  notRecorded: '系统未记录',
  gaps: {
    ADJUSTMENTS: '加分和减分：得分不含',
    VETOES: '一票否决：得分和等级不含',
    BASE_FEES: '基准服务费：只有系数，没有金额',
  } satisfies Record<AssessmentGap, string>,
  between: '；',

  own: '本机构',
  below: (group: string) => `下级机构：${group}`,
  group: (level: string, size: string) => (size ? `${level}，${size}` : level),
  sizes: { large: '大型', medium: '中型', small: '小型' },
  peers: (peers: string, rated: string) =>
    `全国同类机构共 ${peers} 个，其中 ${rated} 个已评级，名次在已评级的机构中排列。`,
  alone: '没有其他同类机构可比。',
  rank: '名次',
  rankOf: (rank: number, rated: number) => `已评级的 ${rated} 个同类机构中排第 ${rank}`,
  score: '得分',
  grade: '等级',
  coefficient: '服务费系数',
  availableWeight: '可用权重',
  unrated: '不予评级',
  unratedReason: (weight: string, minimum: string) => `可用权重 ${weight}，低于 ${minimum}，不予评级。`,
  none: '没有可以考核的机构。',
  cannot: '无法显示本月考核',

  scoringOf: (branch: string) => `${branch}的计分`,
  way: '怎样达到下一等级',
  anyOne: '做到下面任何一项即可：',
  bestGrade: '已是最高等级。',
  noWay: '单靠任何一项指标都达不到下一等级。',
  indicators: '各项指标',
  indicator: '指标',
  points: '得分',
  weight: '权重',
  effectiveWeight: '实际权重',
  peerRank: '同类位次（90% 区间）',
  peerRankOf: (expected: string, low: string, high: string) => `${expected}（${low}–${high}）`,
  working: '计算过程',
  recorded: '从其他系统导入的得分',
  recordedAs: (scheme: string, version: number, points: string, grade: string) =>
    `方案 ${scheme} 第 ${version} 版：${points}，${grade}`,
};
