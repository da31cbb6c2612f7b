import { useId, useRef, useState, type FocusEvent } from 'react';
import { schemaLang } from '../language/language';
import { useLanguage } from '../language/LanguageContext';
import { Icon } from '../notices/Icon';
import { show } from '../view/useView';
import type { View } from '../view/view';
import { BranchRows } from './BranchRows';
import { pickerKeys } from './pickerKeys';
import type { BranchRow } from './tree';
import { useBranchSearch } from './useBranchSearch';
import { useBranchTree } from './useBranchTree';

export interface CurrentBranch {
  code: string;
  name: string;
  ancestors: { code: string }[];
}

/** A combobox: empty it offers the branch tree, with text the branches that match. */
export function BranchPicker({ view, current }: { view: View; current: CurrentBranch | undefined }) {
  const { texts, language } = useLanguage();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<BranchRow>();
  const tree = useBranchTree(schemaLang[language], isOpen);
  const search = useBranchSearch(typed, schemaLang[language]);

  const isSearching = typed.trim() !== '';
  const { rows, failed } = isSearching ? search : tree;
  const activeRow =
    rows.find(({ branch }) => branch.code === active?.branch.code) ?? (isSearching ? rows[0] : undefined);

  const open = () => {
    if (isOpen) return;
    setIsOpen(true);
    for (const { code } of current?.ancestors ?? []) void tree.expand(code);
    if (current) void tree.expand(current.code);
  };
  const close = () => {
    setIsOpen(false);
    setTyped('');
    setActive(undefined);
  };
  const choose = ({ branch }: BranchRow) => {
    close();
    input.current?.blur();
    show({ ...view, branch: branch.code });
  };
  const toggle = ({ branch, isExpanded }: BranchRow) =>
    isExpanded ? tree.collapse(branch.code) : void tree.expand(branch.code);
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setIsFocused(false);
    close();
  };

  const note = () => {
    if (failed) return texts.serverDown;
    if (!isSearching) return rows.length === 0 ? texts.loading : texts.searchBranches;
    if (search.searching) return texts.searching;
    return rows.length === 0 ? texts.noMatches(typed.trim()) : texts.matches(rows.length, search.total);
  };

  return (
    <div className="picker" onBlur={leave}>
      <Icon name="search" />
      <input
        ref={input}
        className="field"
        role="combobox"
        aria-label={texts.branch}
        aria-expanded={isOpen}
        aria-controls={`${id}-rows`}
        aria-haspopup={isSearching ? 'listbox' : 'tree'}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && activeRow ? `${id}-${activeRow.branch.code}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        placeholder={current?.name ?? texts.chooseBranch}
        title={current?.name}
        // While it has the focus, only what is typed stands in it: a name that arrives late, or stays after Escape, would mix with that.
        value={isFocused ? typed : (current?.name ?? '')}
        onFocus={() => setIsFocused(true)}
        onClick={open}
        onChange={(event) => {
          open();
          setTyped(event.target.value);
        }}
        onKeyDown={(event) =>
          pickerKeys(event, {
            isOpen,
            isSearching,
            rows,
            active: activeRow,
            open,
            close,
            choose,
            toggle,
            setActive,
          })
        }
      />
      {isOpen && (
        <div className="popup">
          <p className="picker-note" role="status">
            {note()}
          </p>
          <BranchRows
            id={id}
            rows={rows}
            isTree={!isSearching}
            active={activeRow}
            current={view.branch}
            onChoose={choose}
            onToggle={toggle}
          />
        </div>
      )}
    </div>
  );
}
