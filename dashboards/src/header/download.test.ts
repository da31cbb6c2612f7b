import { expect, test } from 'vitest';
import { fileName } from './download';

test('A download has the name that the server gives it, in any script', () => {
  const named = "attachment; filename=_-2026-10-zh.pdf; filename*=UTF-8''%E6%B1%9F%E8%8B%8F-2026-10-zh.pdf";
  expect(fileName(named, '/reports/2026-10/x.pdf?lang=zh')).toBe('江苏-2026-10-zh.pdf');
  expect(fileName('attachment; filename="reports-HQ-2026-10-zh.zip"', '/reports/2026-10.zip')).toBe(
    'reports-HQ-2026-10-zh.zip',
  );
});

test('A download that the server does not name is called as its address ends', () => {
  expect(fileName(null, 'http://kpi/reports/2026-10/A%2F1.pdf?lang=zh')).toBe('A/1.pdf');
});
