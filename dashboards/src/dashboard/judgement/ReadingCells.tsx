import type { KpiUnit, ReadingFragment } from '../../gql/graphql';
import { useLanguage } from '../../language/LanguageContext';
import { StatusMark } from './StatusMark';

export function ReadingHeads() {
  const { texts } = useLanguage();
  return (
    <>
      <th scope="col" className="number">
        {texts.value}
      </th>
      <th scope="col" className="number">
        {texts.numerator}
      </th>
      <th scope="col" className="number">
        {texts.denominator}
      </th>
      <th scope="col" className="number">
        {texts.interval}
      </th>
      <th scope="col">{texts.status}</th>
    </>
  );
}

/** A reading as the cells of a table row. */
export function ReadingCells({ reading, unit }: { reading: ReadingFragment; unit: KpiUnit }) {
  const { figures } = useLanguage();
  const { value, numerator, denominator, interval, state, status } = reading;
  return (
    <>
      <td className="number strong">{figures.value(value, unit)}</td>
      <td className="number">{figures.count(numerator)}</td>
      <td className="number">{figures.count(denominator)}</td>
      <td className="number faint">{interval ? figures.interval(interval, unit) : ''}</td>
      <td>
        <StatusMark state={state} status={status ?? null} />
      </td>
    </>
  );
}
