import { useQuery, type CombinedError } from 'urql';
import { BranchExistsDocument } from '../gql/graphql';
import { useLanguage } from '../language/LanguageContext';
import { Loading } from '../notices/Loading';
import { Notice } from '../notices/Notice';
import { ServerError } from '../notices/ServerError';

interface Props {
  branch: string;
  error?: CombinedError;
  onRetry: () => void;
}

/** Why a branch cannot be shown: an answer in error may mean no more than that there is no such branch. */
export function Failure({ branch, error, onRetry }: Props) {
  const { texts, language } = useLanguage();
  const mayBeUnknown = error !== undefined && !error.networkError;
  const [{ data, fetching }] = useQuery({
    query: BranchExistsDocument,
    variables: { code: branch },
    pause: !mayBeUnknown,
  });
  if (mayBeUnknown && fetching) return <Loading />;
  if (error && !(data && data.branch == null)) return <ServerError error={error} onRetry={onRetry} />;
  return (
    <Notice
      title={texts.unknownBranch}
      detail={texts.unknownBranchDetail(branch)}
      back={{ lang: language }}
    />
  );
}
