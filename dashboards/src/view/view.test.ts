import { describe, expect, test } from 'vitest';
import { addressOf, burstAddress, reportAddress, viewOf } from './view';

describe('The address', () => {
  test('gives back the view it was written from', () => {
    const view = { branch: 'GD-SZ-001', month: '2026-10', kpi: 'churn_rate', lang: 'zh' } as const;
    expect(viewOf(addressOf(view).slice(1))).toEqual(view);
  });

  test('names the assessment, and the dashboard by naming neither', () => {
    expect(viewOf(addressOf({ view: 'assessment' }).slice(1))).toEqual({ view: 'assessment' });
    expect(addressOf({ branch: 'GD', view: 'dashboard' })).toBe('/?branch=GD');
  });

  test('names the care list and its kind, but not the kind that it opens on', () => {
    const view = { view: 'worklist', list: 'moment' } as const;
    expect(viewOf(addressOf(view).slice(1))).toEqual(view);
    expect(addressOf({ view: 'worklist', list: 'routine' })).toBe('/?view=worklist');
  });

  test('carries branch codes with any characters', () => {
    const view = { branch: '深圳 & 南山/1?#' };
    expect(viewOf(addressOf(view).slice(1))).toEqual(view);
  });

  test('leaves out what was not chosen', () => {
    expect(addressOf({})).toBe('/');
    expect(addressOf({ month: '2026-10' })).toBe('/?month=2026-10');
  });

  test('with a month, language, view or list that cannot be is read without them', () => {
    expect(viewOf('?month=2026-13&lang=fr&view=nonsense&list=toString&branch=HQ')).toEqual({ branch: 'HQ' });
  });
});

test('A report address escapes the branch code', () => {
  expect(reportAddress('A/B', '2026-10', 'pdf', 'en')).toBe('/reports/2026-10/A%2FB.pdf?lang=en');
});

test('All reports of a month are one archive of PDFs in the language', () => {
  expect(burstAddress('2026-10', 'zh')).toBe('/reports/2026-10.zip?lang=zh&format=pdf');
});
