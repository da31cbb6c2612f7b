import { useId } from 'react';
import type { AssessmentQuery } from '../gql/graphql';
import { useLanguage } from '../language/LanguageContext';
import type { CompleteView } from '../dashboard/frame';
import { BranchRows } from './BranchRows';
import type { Peers } from './groups';

interface Props {
  peers: Peers;
  scheme: AssessmentQuery['assessment']['scheme'];
  view: CompleteView;
  title: string;
  /** Whether rows are open from the start. */
  isOpen: boolean;
}

/** The branches of one peer group that the reader sees, best first, those not rated last. */
export function PeerTable({ peers, scheme, view, title, isOpen }: Props) {
  const { texts, figures } = useLanguage();
  const words = texts.assessment;
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id} data-testid="peers">
      <h2 id={id}>{title}</h2>
      <p className="subtitle">
        {peers.peers > 1
          ? words.peers(figures.count(peers.peers), figures.count(peers.ratedPeers))
          : words.alone}
      </p>
      <div className="table-scroll" role="group" aria-labelledby={id} tabIndex={0}>
        <table className="assessed" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{texts.branch}</th>
              <th scope="col" className="number">
                {words.rank}
              </th>
              <th scope="col" className="number">
                {words.score}
              </th>
              <th scope="col">{words.grade}</th>
              <th scope="col" className="number">
                {words.coefficient}
              </th>
              <th scope="col" className="number">
                {words.availableWeight}
              </th>
            </tr>
          </thead>
          <tbody>
            {peers.branches.map((assessed) => (
              <BranchRows
                key={assessed.branch.code}
                assessed={assessed}
                scheme={scheme}
                view={view}
                isOpenAtFirst={isOpen}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
