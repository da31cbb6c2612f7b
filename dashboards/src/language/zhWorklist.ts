import type { WorklistReason, WorklistStanding } from '../gql/graphql';
import type { List } from '../view/view';

/** Whom to contact (关怀清单). */
export const zhWorklist = {
  tab: '关怀清单',
  titleOf: (branch: string) => `${branch} · 关怀清单`,

  ofOutlet: '关怀清单按网点列出',
  ofOutletDetail:
    '联系客户的是网点，所以每份清单只属于一个网点；上级机构应做多少、做了多少，请看关怀与覆盖指标。',
  chooseOutlet: '选择网点',
  goDown: '从下级机构找到网点',

  kindsLabel: '应做的关怀',
  kinds: {
    routine: '例行接触',
    moment: '特殊时刻',
    plan: '联系计划',
    warning: '离网预警',
  } satisfies Record<List, string>,
  definitions: {
    routine:
      '钻石、白金和金卡客户每月一次有效接触；银卡客户每季度一次，列在季末月。本月最后一天为止都算按时。',
    moment: '特殊时刻的关怀：当天或之前三天内联系才算。',
    plan: '客户经理计划的联系：计划当天结束之前完成才算。',
    warning: '离网预警之后的联系：预警发出后 72 小时之内才算。',
  } satisfies Record<List, string>,
  missing: '项未做',
  inTime: '其中还来得及',
  owed: '应做',
  met: '已做',

  monthOver: (month: string) => `${month}已经结束。`,
  toRunning: (month: string) => `今天要联系谁，请看${month}的清单`,
  shown: (shown: string, total: string, order: string) => `共 ${total} 项，已列出 ${shown} 项。${order}`,
  orderByStake: '现在可做的在前；其中涉及收入多的在前，再按客户价值排列。',
  orderByTime: '还来得及的在前，按截止时间排列。',
  untold: '客户（脱敏）、风险、月均收入和涉及收入只告诉该网点的负责人，因此这里不列出。',
  customerUntold: '不在此告知',
  more: '再列 100 项',
  none: '清单上没有事项。',
  allDone: '应做的都做完了，辛苦了！',
  nothingOwed: '这个月没有应做的事项。',

  standing: '状态',
  standings: { OPEN: '现在可做', NOT_YET: '未到时间', OVER: '已结束' } satisfies Record<
    WorklistStanding,
    string
  >,
  standingDetails: {
    OPEN: '现在就可以联系。',
    NOT_YET: '还太早：现在联系不算数。',
    OVER: '不用再做了，仍计为未做；原因见右。',
  } satisfies Record<WorklistStanding, string>,
  from: (day: string) => `${day} 起`,
  dueBy: '截止（北京时间）',
  customer: '客户（脱敏）',
  risk: '风险',
  monthlyValue: '月均收入',
  atStake: '涉及收入（每月）',
  key: '编号',
  reasonsLabel: '说明',
  reasons: {
    OVERDUE: '已过期',
    LEFT: '已离网',
    WITHDRAWN: '已撤销',
    MOVED: '已转网点',
    DUE_SOON: '快到期',
    AT_RISK: '有预警',
    IN_WRITING_ONLY: '只可书面',
  } satisfies Record<WorklistReason, string>,
  reasonDetails: {
    OVERDUE: '时间已过：现在做也计为未做。',
    LEFT: '客户已经离网。',
    WITHDRAWN: '计划取消得太晚，仍要计入；或者预警已经关闭。',
    MOVED: '客户现在属于另一个网点，只在那里告知是谁。',
    DUE_SOON: '三天之内截止。',
    AT_RISK: '本月或前两个月有离网预警。',
    IN_WRITING_ONLY: '客户要求免打扰：请用文字联系，打电话属于违规。',
  } satisfies Record<WorklistReason, string>,
};
