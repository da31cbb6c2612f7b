import { useSyncExternalStore } from 'react';
import { dark, light } from '../../charts/palette';

const darkness = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(onChange: () => void) {
  darkness.addEventListener('change', onChange);
  return () => darkness.removeEventListener('change', onChange);
}

export const usePalette = () => (useSyncExternalStore(subscribe, () => darkness.matches) ? dark : light);
