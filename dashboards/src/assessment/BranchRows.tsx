import { useId, useState } from 'react';
import type { AssessmentQuery } from '../gql/graphql';
import { useLanguage } from '../language/LanguageContext';
import type { CompleteView } from '../dashboard/frame';
import { Icon } from '../notices/Icon';
import { ViewLink } from '../view/ViewLink';
import { GradeMark } from './GradeMark';
import type { Assessed } from './groups';
import { Scoring } from './Scoring';

interface Props {
  assessed: Assessed;
  scheme: AssessmentQuery['assessment']['scheme'];
  view: CompleteView;
  isOpenAtFirst: boolean;
}

/** A branch's row, and below it, once opened, how its score came about. */
export function BranchRows({ assessed, scheme, view, isOpenAtFirst }: Props) {
  const { texts, figures } = useLanguage();
  const words = texts.assessment;
  const id = useId();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const { branch, rank, ratedPeers, result } = assessed;
  const label = words.scoringOf(branch.name);
  return (
    <>
      <tr>
        <th scope="row" className="name">
          <div className="opener">
            <button
              type="button"
              className="icon-button"
              aria-label={label}
              title={label}
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => setIsOpen(!isOpen)}
            >
              <Icon name={isOpen ? 'down' : 'right'} />
            </button>
            <ViewLink view={{ ...view, branch: branch.code }}>{branch.name}</ViewLink>
          </div>
        </th>
        <td className="number" title={rank == null ? undefined : words.rankOf(rank, ratedPeers)}>
          {figures.count(rank)}
        </td>
        <td className="number strong">{figures.value(result.score, 'POINTS')}</td>
        <td>
          <GradeMark result={result} scheme={scheme} />
        </td>
        <td className="number">{figures.coefficient(result.feeCoefficient)}</td>
        <td className="number">{figures.share(result.availableWeight)}</td>
      </tr>
      {isOpen && (
        <tr className="opened" id={id}>
          <td colSpan={6}>
            <Scoring assessed={assessed} scheme={scheme} view={view} />
          </td>
        </tr>
      )}
    </>
  );
}
