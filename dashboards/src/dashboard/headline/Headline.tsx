import type { DashboardQuery, StartQuery } from '../../gql/graphql';
import { useLanguage } from '../../language/LanguageContext';
import type { CompleteView } from '../frame';
import { KpiCard, type CardValue } from './KpiCard';

interface Props {
  kpis: StartQuery['kpis'];
  values: NonNullable<DashboardQuery['branch']>['kpis'];
  view: CompleteView;
  onSelect: () => void;
}

/** A card for every KPI that stands for itself, and for the companions of the chosen one, category by category in the catalogue's order. */
export function Headline({ kpis, values, view, onSelect }: Props) {
  const { texts } = useLanguage();
  const valueOf = new Map<string, CardValue>(values.map((value) => [value.kpi.id, value]));
  const chosen = kpis.find(({ id }) => id === view.kpi);
  const detailed = chosen?.companionOf?.id ?? chosen?.id;
  const shown = kpis.filter(({ companionOf }) => !companionOf || companionOf.id === detailed);
  const categories = [...new Set(shown.map(({ category }) => category))];
  return (
    <section className="headline" aria-label={texts.headline}>
      {categories.map((category) => (
        <section key={category} aria-labelledby={`category-${category}`}>
          <h2 className="category" id={`category-${category}`}>
            {texts.categories[category]}
          </h2>
          <div className="cards">
            {shown
              .filter((kpi) => kpi.category === category)
              .map((kpi) => {
                const value = valueOf.get(kpi.id);
                return (
                  value && <KpiCard key={kpi.id} kpi={kpi} value={value} view={view} onSelect={onSelect} />
                );
              })}
          </div>
        </section>
      ))}
    </section>
  );
}
