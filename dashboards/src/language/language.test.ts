import { describe, expect, test } from 'vitest';
import { en } from './en';
import { zh } from './zh';

const keysOf = (texts: object, prefix = ''): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'object' && text !== null ? keysOf(text, `${prefix}${key}.`) : [`${prefix}${key}`],
  );

const emptyTexts = (texts: object): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'object' && text !== null ? emptyTexts(text) : text === '' ? [key] : [],
  );

describe('The texts', () => {
  test('have the same keys in Chinese and English', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zh).sort());
  });

  test('are never empty', () => {
    expect([...emptyTexts(zh), ...emptyTexts(en)]).toEqual([]);
  });

  test('take the same number of parameters in both languages', () => {
    const arity = (texts: object): [string, number][] =>
      Object.entries(texts).flatMap(([key, text]) =>
        typeof text === 'function'
          ? [[key, (text as () => string).length] as [string, number]]
          : typeof text === 'object' && text !== null
            ? arity(text)
            : [],
      );
    expect(arity(en)).toEqual(arity(zh));
  });
});
