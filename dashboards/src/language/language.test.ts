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
    const arity = (texts: object) =>
      Object.entries(texts)
        .filter(([, text]) => typeof text === 'function')
        .map(([key, text]) => [key, (text as () => string).length]);
    expect(arity(en)).toEqual(arity(zh));
  });
});
