import { useEffect, useRef } from 'react';
import { useLanguage } from '../language/LanguageContext';
import { Icon } from '../notices/Icon';
import type { BranchRow } from './tree';

interface Props {
  id: string;
  rows: BranchRow[];
  isTree: boolean;
  active: BranchRow | undefined;
  current: string | undefined;
  onChoose: (row: BranchRow) => void;
  onToggle: (row: BranchRow) => void;
}

export function BranchRows({ id, rows, isTree, active, current, onChoose, onToggle }: Props) {
  const { texts } = useLanguage();
  const list = useRef<HTMLUListElement>(null);
  const activeCode = active?.branch.code;
  useEffect(() => {
    list.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }, [activeCode]);

  return (
    <ul
      ref={list}
      id={`${id}-rows`}
      className="rows"
      role={isTree ? 'tree' : 'listbox'}
      aria-label={isTree ? texts.branchTree : texts.branchMatches}
    >
      {rows.map((row) => (
        <li
          key={row.branch.code}
          id={`${id}-${row.branch.code}`}
          role={isTree ? 'treeitem' : 'option'}
          tabIndex={-1}
          className={row.branch.code === activeCode ? 'active' : undefined}
          aria-selected={row.branch.code === current}
          aria-level={isTree ? row.depth + 1 : undefined}
          aria-expanded={row.isExpanded ?? undefined}
          style={{ paddingInlineStart: `${row.depth * 18 + 4}px` }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(row)}
        >
          {isTree && (
            <span
              className={row.isExpanded ? 'twisty open' : 'twisty'}
              aria-hidden="true"
              onClick={(event) => {
                if (row.isExpanded === null) return;
                event.stopPropagation();
                onToggle(row);
              }}
            >
              {row.isExpanded !== null && <Icon name="right" />}
            </span>
          )}
          <span className="row-name">
            {row.branch.name}
            {row.path && <small>{row.path}</small>}
          </span>
          <span className="tag">{texts.levels[row.branch.level]}</span>
        </li>
      ))}
    </ul>
  );
}
