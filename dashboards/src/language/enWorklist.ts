import type { Texts } from './zh';

export const enWorklist: Texts['worklist'] = {
  tab: 'Care list',
  titleOf: (branch) => `${branch} · Care list`,

  ofOutlet: 'A care list is of one outlet',
  ofOutletDetail:
    'Customers are contacted by outlets, so each list is of one. How much was owed and done in the branches above, the KPIs of care and coverage say.',
  chooseOutlet: 'Choose an outlet',
  goDown: 'Go down to an outlet',

  kindsLabel: 'What is owed',
  kinds: {
    routine: 'Routine contacts',
    moment: 'Special moments',
    plan: 'Planned contacts',
    warning: 'Churn warnings',
  },
  definitions: {
    routine:
      'One effective contact a month for diamond, platinum and gold customers; one a quarter for silver, listed in the quarter’s last month. There is time until the month ends.',
    moment: 'Care for a special moment: a contact counts on its day or the three days before.',
    plan: 'Contacts that a manager planned: they count until the end of the planned day.',
    warning: 'Contacts after a churn warning: they count within 72 hours of it.',
  },
  missing: 'not done',
  inTime: 'Of these still in time',
  owed: 'Owed',
  met: 'Done',

  monthOver: (month) => `${month} is over.`,
  toRunning: (month) => `Whom to contact today: see ${month}`,
  shown: (shown, total, order) => `${shown} of ${total} items. ${order}`,
  orderByStake:
    'What can be done now comes first; in it what has most revenue at stake, then the most valuable customers.',
  orderByTime: 'What is still in time comes first, in the order in which it is due.',
  untold:
    'Customers (masked), risk, monthly value and revenue at stake are shown to the manager of the outlet alone, so they are left out here.',
  customerUntold: 'Not told here',
  more: 'Show 100 more',
  none: 'There is nothing on the list.',
  allDone: 'Everything that was owed has been done. Well done!',
  nothingOwed: 'Nothing is owed in this month.',

  standing: 'Standing',
  standings: { OPEN: 'Open now', NOT_YET: 'Not yet', OVER: 'Over' },
  standingDetails: {
    OPEN: 'It can be done now.',
    NOT_YET: 'It is too early: a contact now would not count.',
    OVER: 'Nothing is to be done any more; it counts as missed. The notes say why.',
  },
  from: (day) => `from ${day}`,
  dueBy: 'Due by (Beijing time)',
  customer: 'Customer (masked)',
  risk: 'Risk',
  monthlyValue: 'Monthly value',
  atStake: 'At stake a month',
  key: 'Key',
  reasonsLabel: 'Notes',
  reasons: {
    OVERDUE: 'Overdue',
    LEFT: 'Left',
    WITHDRAWN: 'Withdrawn',
    MOVED: 'Moved',
    DUE_SOON: 'Due soon',
    AT_RISK: 'Warned',
    IN_WRITING_ONLY: 'Write only',
  },
  reasonDetails: {
    OVERDUE: 'The time has passed: it counts as missed whatever is done now.',
    LEFT: 'The customer has left.',
    WITHDRAWN: 'The plan was cancelled, but too late not to count; or the warning was closed.',
    MOVED: 'The customer belongs to another outlet by now, which alone is told who it is.',
    DUE_SOON: 'The time ends within three days.',
    AT_RISK: 'There was a churn warning in the month or the two before.',
    IN_WRITING_ONLY: 'The customer asked for no calls: write. A call would be a breach.',
  },
};
