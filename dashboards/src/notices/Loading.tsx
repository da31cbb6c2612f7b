import { useLanguage } from '../language/LanguageContext';

/** A part of the page while it is on its way. */
export function LoadingPart() {
  const { texts } = useLanguage();
  return (
    <div className="bone bone-chart" role="status">
      <span className="visually-hidden">{texts.loading}</span>
    </div>
  );
}

/** The page's outline while its figures are on their way. */
export function Loading() {
  const { texts } = useLanguage();
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{texts.loading}</span>
      <div className="bone bone-title" />
      <div className="split">
        <div className="cards">
          {Array.from({ length: 6 }, (_, index) => (
            <div className="bone bone-card" key={index} />
          ))}
        </div>
        <div className="bone bone-chart" />
      </div>
    </div>
  );
}
