import { useLanguage } from '../language/LanguageContext';
import type { View } from '../view/view';
import { ViewLink } from '../view/ViewLink';

interface Props {
  ancestors: { code: string; name: string }[];
  view: View;
}

export function Breadcrumbs({ ancestors, view }: Props) {
  const { texts } = useLanguage();
  if (ancestors.length === 0) return null;
  return (
    <nav className="breadcrumbs" aria-label={texts.ancestors}>
      <ol>
        {ancestors.map(({ code, name }) => (
          <li key={code}>
            <ViewLink view={{ ...view, branch: code }}>{name}</ViewLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
