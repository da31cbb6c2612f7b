import { describe, expect, test } from 'vitest';
import { en } from '../language/en';
import { zh } from '../language/zh';
import { figuresIn } from './figures';

const english = figuresIn('en', en);
const chinese = figuresIn('zh-CN', zh);

describe('A value', () => {
  test('in percent is a fraction shown with two places', () => {
    expect(english.value(0.0028, 'PERCENT')).toBe('0.28%');
  });

  test('per mille is already counted in thousandths', () => {
    expect(english.value(1.19, 'PER_MILLE')).toBe('1.19‰');
  });

  test('in days names the unit in the language', () => {
    expect([english.value(4, 'DAYS'), chinese.value(4, 'DAYS')]).toEqual(['4.00 days', '4.00 天']);
  });

  test('in hours, months and yuan names the unit in the language', () => {
    expect([english.value(18, 'HOURS'), chinese.value(18, 'HOURS')]).toEqual(['18.00 hours', '18.00 小时']);
    expect([english.value(15, 'MONTHS'), chinese.value(15, 'MONTHS')]).toEqual([
      '15.00 months',
      '15.00 个月',
    ]);
    expect([english.value(-6830, 'CNY'), chinese.value(6830, 'CNY')]).toEqual([
      '-6,830.00 CNY',
      '6,830.00 元',
    ]);
  });

  test('of a net promoter score has its sign below zero only', () => {
    expect([47, -12.5].map((value) => english.value(value, 'NET_POINTS'))).toEqual(['47.00', '-12.50']);
  });

  test('that is a difference always has its sign and is in percentage points', () => {
    expect([0.074, -0.074, 0].map((value) => english.value(value, 'PERCENTAGE_POINTS'))).toEqual([
      '+7.40 pp',
      '-7.40 pp',
      '0.00 pp',
    ]);
    expect(chinese.change(0.0103, 'PERCENTAGE_POINTS')).toBe('+1.03 个百分点');
  });

  test('rounds half away from zero on both sides of it', () => {
    expect([1.005, -1.005, 2.675, 0.125].map((value) => english.value(value, 'POINTS'))).toEqual([
      '1.01',
      '-1.01',
      '2.68',
      '0.13',
    ]);
  });

  test('in percent rounds after the scaling to hundredths, half away from zero', () => {
    expect([0.00285, 0.28505, 0.00005].map((value) => english.value(value, 'PERCENT'))).toEqual([
      '0.29%',
      '28.51%',
      '0.01%',
    ]);
  });

  test('that rounds to zero from below shows no minus', () => {
    expect(english.value(-0.001, 'POINTS')).toBe('0.00');
  });

  test('that is missing is a dash, and zero is not missing', () => {
    expect([english.value(null, 'PERCENT'), english.value(0, 'PERCENT')]).toEqual(['—', '0.00%']);
  });
});

describe('A change', () => {
  test('of percentages is in percentage points, not in percent', () => {
    expect(english.change(0.0031 - 0.0028, 'PERCENT')).toBe('+0.03 pp');
    expect(chinese.change(-0.0103, 'PERCENT')).toBe('-1.03 个百分点');
  });

  test('carries its sign in every unit', () => {
    expect(english.change(0.1, 'PER_MILLE')).toBe('+0.10‰');
    expect(english.change(-2, 'DAYS')).toBe('-2.00 days');
  });

  test('of nothing has no sign', () => {
    expect(english.change(0, 'POINTS')).toBe('0.00');
  });
});

describe('A month', () => {
  test('is written as the language writes it', () => {
    expect([english.month('2026-10'), chinese.month('2026-10')]).toEqual(['October 2026', '2026年10月']);
  });
});

describe('Counts and intervals', () => {
  test('group thousands and keep amounts to two places', () => {
    expect([english.count(10000), english.count(4200.5), english.count(null)]).toEqual([
      '10,000',
      '4,200.5',
      '—',
    ]);
  });

  test('of single rows keep the four places that a share of a mean needs', () => {
    expect([1, 1 / 12, -1, 4200.5].map((amount) => english.part(amount))).toEqual([
      '1',
      '0.0833',
      '-1',
      '4,200.5',
    ]);
  });

  test('show both ends in the unit', () => {
    expect(english.interval({ low: 0.0019, high: 0.0041 }, 'PERCENT')).toBe('0.19% – 0.41%');
  });
});

describe('A day', () => {
  test('is written as the language writes it, wherever the reader is', () => {
    expect([english.day('2026-11-03'), chinese.day('2026-11-03')]).toEqual(['3 Nov 2026', '2026-11-03']);
  });
});

describe('An instant', () => {
  test('falls on the day that it is where the business is, eight hours before UTC', () => {
    const lastSecond = '2026-11-30T15:59:59Z';
    expect([english.businessDay(lastSecond), chinese.businessDay(lastSecond)]).toEqual([
      '30 Nov 2026',
      '2026-11-30',
    ]);
    expect(chinese.businessDay('2026-11-30T16:00:00Z')).toBe('2026-12-01');
  });

  test('has the hour of there, from 00 to 23', () => {
    const midnight = '2026-11-30T16:05:00Z';
    expect([english.businessTime(midnight), chinese.businessTime(midnight)]).toEqual([
      '1 Dec 2026, 00:05',
      '2026-12-01 00:05',
    ]);
  });
});

describe('An assessment', () => {
  test('has weights in percent, coefficients to four places and none as a dash', () => {
    expect([english.share(70), english.share(100 / 3)]).toEqual(['70%', '33.33%']);
    expect([1, 0.98911765, null].map((coefficient) => english.coefficient(coefficient))).toEqual([
      '1.00',
      '0.9891',
      '—',
    ]);
  });
});
