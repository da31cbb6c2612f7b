export interface Palette {
  ink: string;
  muted: string;
  line: string;
  surface: string;
  accent: string;
  band: string;
  target: string;
}

export const light: Palette = {
  ink: '#18212b',
  muted: '#5a6675',
  line: '#e2e7ec',
  surface: '#ffffff',
  accent: '#155e9c',
  band: 'rgba(21, 94, 156, 0.13)',
  target: '#8a5a00',
};

export const dark: Palette = {
  ink: '#e8edf2',
  muted: '#9aa7b5',
  line: '#2f3842',
  surface: '#171c23',
  accent: '#6db3ee',
  band: 'rgba(109, 179, 238, 0.18)',
  target: '#e0ad55',
};

export const fontFamily =
  "Inter, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";
