import { useMemo, useSyncExternalStore } from 'react';
import { addressOf, viewOf, type View } from './view';

const moved = 'kpi:moved';

/** The view that the address bar holds now. */
export function useView(): View {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  return useMemo(() => viewOf(search), [search]);
}

/** Shows another view; Back returns. */
export function show(view: View) {
  window.history.pushState(null, '', addressOf(view));
  window.dispatchEvent(new Event(moved));
}

/** Completes the address without a step in the history. */
export function settle(view: View) {
  window.history.replaceState(null, '', addressOf(view));
  window.dispatchEvent(new Event(moved));
}

function subscribe(onChange: () => void) {
  window.addEventListener('popstate', onChange);
  window.addEventListener(moved, onChange);
  return () => {
    window.removeEventListener('popstate', onChange);
    window.removeEventListener(moved, onChange);
  };
}
