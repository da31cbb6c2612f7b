import type { KeyboardEvent } from 'react';
import { parentRow, rowFrom, type BranchRow } from './tree';

interface Picker {
  isOpen: boolean;
  isSearching: boolean;
  rows: BranchRow[];
  active: BranchRow | undefined;
  open: () => void;
  close: () => void;
  choose: (row: BranchRow) => void;
  toggle: (row: BranchRow) => void;
  setActive: (row: BranchRow | undefined) => void;
}

/** The keys of the ARIA combobox and tree patterns. The focus stays in the text field. */
export function pickerKeys(event: KeyboardEvent, picker: Picker) {
  // While an input method composes Chinese, its keys are not ours.
  if (event.nativeEvent.isComposing) return;
  const { isOpen, isSearching, rows, active, open, close, choose, toggle, setActive } = picker;
  const inTree = isOpen && !isSearching && active;

  const actions: Record<string, (() => void) | false | undefined> = {
    ArrowDown: isOpen ? () => setActive(rowFrom(rows, active, 1)) : open,
    ArrowUp: isOpen ? () => setActive(rowFrom(rows, active, -1)) : open,
    ArrowRight:
      inTree && (() => (active.isExpanded ? setActive(rowFrom(rows, active, 1)) : openBelow(active))),
    ArrowLeft:
      inTree && (() => (active.isExpanded ? toggle(active) : setActive(parentRow(rows, active) ?? active))),
    Enter: isOpen ? () => active && choose(active) : open,
    Escape: isOpen && close,
  };
  const openBelow = (row: BranchRow) => {
    if (row.isExpanded === false) toggle(row);
  };

  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
