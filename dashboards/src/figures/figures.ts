import type { KpiUnit } from '../gql/graphql';

/** The words that figures need beside digits. */
export interface FigureWords {
  points: string;
  days: string;
  hours: string;
  months: string;
  yuan: string;
}

export interface Figures {
  /** A value in its unit, 0.0028 in PERCENT as 0.28%; a dash for none. */
  value(value: number | null | undefined, unit: KpiUnit): string;
  /** A difference of two values with its sign; percentages differ by percentage points. */
  change(difference: number, unit: KpiUnit): string;
  /** A count or an amount. */
  count(count: number | null | undefined): string;
  /** What one of many adds to a sum, to four places: in a mean over twelve months a row adds 0.0833. */
  part(amount: number): string;
  /** A part of a hundred that is given in percent: 17.5 as 17.5%. */
  share(percent: number): string;
  /** What a fee is multiplied by, to four places. */
  coefficient(coefficient: number | null | undefined): string;
  /** A mean rank, to one place. */
  place(rank: number): string;
  interval(interval: { low: number; high: number }, unit: KpiUnit): string;
  /** 2026-10 as 2026年10月 or October 2026. */
  month(month: string): string;
  /** The same, as short as an axis needs. */
  shortMonth(month: string): string;
  /** The day 2026-11-03 as it stands or as 3 Nov 2026. */
  day(day: string): string;
  /** The day on which an instant falls where the reader is. */
  dayAt(instant: string): string;
  /** The day on which an instant falls where the business is, wherever the reader is. */
  businessDay(instant: string): string;
  /** The same with hour and minute. */
  businessTime(instant: string): string;
}

export const noValue = '—';

/** Where the business is: the server's days and months begin there. */
const businessZone = 'Asia/Shanghai';

/** Days are written as offices do: in English with the month as a word, in Chinese as ISO 8601 has them, which is what Swedish does. */
const dayStyle: Record<string, [locale: string, style: 'short' | 'medium']> = {
  en: ['en-GB', 'medium'],
  'zh-CN': ['sv', 'short'],
};

/**
 * Numbers are rounded here and nowhere else: to two places, half away from zero. Intl does that on the shortest
 * decimal that names the double, so 1.005 becomes 1.01, where toFixed would give 1.00.
 */
export function figuresIn(locale: string, words: FigureWords): Figures {
  const twoPlaces = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
  const plain = new Intl.NumberFormat(locale, { ...twoPlaces, signDisplay: 'negative' });
  const percent = new Intl.NumberFormat(locale, { ...twoPlaces, signDisplay: 'negative', style: 'percent' });
  const signed = new Intl.NumberFormat(locale, { ...twoPlaces, signDisplay: 'exceptZero' });
  const signedPercent = new Intl.NumberFormat(locale, {
    ...twoPlaces,
    signDisplay: 'exceptZero',
    style: 'percent',
  });
  const counting = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const adding = new Intl.NumberFormat(locale, { maximumFractionDigits: 4, signDisplay: 'negative' });
  const factor = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
  const placing = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const long = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(locale, { year: '2-digit', month: 'short', timeZone: 'UTC' });
  const [dayLocale, dateStyle] = dayStyle[locale] ?? [locale, 'medium'];
  const calendarDay = new Intl.DateTimeFormat(dayLocale, { dateStyle, timeZone: 'UTC' });
  const localDay = new Intl.DateTimeFormat(dayLocale, { dateStyle });
  const businessDay = new Intl.DateTimeFormat(dayLocale, { dateStyle, timeZone: businessZone });
  const businessTime = new Intl.DateTimeFormat(dayLocale, {
    dateStyle,
    timeStyle: 'short',
    timeZone: businessZone,
  });

  const inUnit: Record<KpiUnit, (value: number) => string> = {
    PERCENT: (value) => percent.format(value),
    PER_MILLE: (value) => `${plain.format(value)}‰`,
    POINTS: (value) => plain.format(value),
    DAYS: (value) => `${plain.format(value)} ${words.days}`,
    HOURS: (value) => `${plain.format(value)} ${words.hours}`,
    MONTHS: (value) => `${plain.format(value)} ${words.months}`,
    CNY: (value) => `${plain.format(value)} ${words.yuan}`,
    NET_POINTS: (value) => plain.format(value),
    PERCENTAGE_POINTS: (value) => `${withoutPercentSign(signedPercent, value)} ${words.points}`,
  };
  const changeInUnit: Record<KpiUnit, (difference: number) => string> = {
    PERCENT: (difference) => `${withoutPercentSign(signedPercent, difference)} ${words.points}`,
    PER_MILLE: (difference) => `${signed.format(difference)}‰`,
    POINTS: (difference) => signed.format(difference),
    DAYS: (difference) => `${signed.format(difference)} ${words.days}`,
    HOURS: (difference) => `${signed.format(difference)} ${words.hours}`,
    MONTHS: (difference) => `${signed.format(difference)} ${words.months}`,
    CNY: (difference) => `${signed.format(difference)} ${words.yuan}`,
    NET_POINTS: (difference) => signed.format(difference),
    PERCENTAGE_POINTS: (difference) => `${withoutPercentSign(signedPercent, difference)} ${words.points}`,
  };
  const value = (value: number | null | undefined, unit: KpiUnit) =>
    value == null ? noValue : inUnit[unit](value);

  return {
    value,
    change: (difference, unit) => changeInUnit[unit](difference),
    count: (count) => (count == null ? noValue : counting.format(count)),
    share: (percent) => `${counting.format(percent)}%`,
    coefficient: (coefficient) => (coefficient == null ? noValue : factor.format(coefficient)),
    place: (rank) => placing.format(rank),
    part: (amount) => adding.format(amount),
    interval: ({ low, high }, unit) => `${value(low, unit)} – ${value(high, unit)}`,
    month: (month) => long.format(firstDay(month)),
    shortMonth: (month) => short.format(firstDay(month)),
    day: (day) => calendarDay.format(new Date(`${day}T00:00:00Z`)),
    dayAt: (instant) => localDay.format(new Date(instant)),
    businessDay: (instant) => businessDay.format(new Date(instant)),
    businessTime: (instant) => businessTime.format(new Date(instant)),
  };
}

const firstDay = (month: string) => new Date(`${month}-01T00:00:00Z`);

const withoutPercentSign = (format: Intl.NumberFormat, value: number) =>
  format
    .formatToParts(value)
    .filter((part) => part.type !== 'percentSign' && part.type !== 'literal')
    .map((part) => part.value)
    .join('');
