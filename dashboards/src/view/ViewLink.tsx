import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { show } from './useView';
import { addressOf, type View } from './view';

type Props = { view: View; onShow?: () => void } & AnchorHTMLAttributes<HTMLAnchorElement>;

/** A real link, so that it can be copied and opened in a new tab, that changes the view without loading the page. */
export function ViewLink({ view, onShow, children, ...rest }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    show(view);
    onShow?.();
  };
  return (
    <a {...rest} href={addressOf(view)} onClick={follow}>
      {children}
    </a>
  );
}
