import type { AssessmentQuery } from '../gql/graphql';
import type { Texts } from '../language/zh';

export type Assessed = AssessmentQuery['assessment']['branches'][number];

/** Branches that are compared with each other only, best first. */
export interface Peers extends Pick<Assessed, 'peerGroup' | 'peers' | 'ratedPeers'> {
  id: string;
  branches: Assessed[];
}

/** The branches by peer group; the server's order stays. */
export function peersOf(branches: Assessed[]): Peers[] {
  const groups = new Map<string, Peers>();
  for (const branch of branches) {
    const { peerGroup, peers, ratedPeers } = branch;
    const id = [peerGroup.level, peerGroup.sizeClass ?? ''].join(' ');
    const group = groups.get(id) ?? { id, peerGroup, peers, ratedPeers, branches: [] };
    group.branches.push(branch);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** A peer group in words; a class of size that this page does not know keeps the source's name. */
export function groupName(
  { level, sizeClass }: Assessed['peerGroup'],
  { levels, assessment }: Texts,
): string {
  const size = sizeClass ?? '';
  const sizes: Record<string, string> = assessment.sizes;
  return assessment.group(levels[level], sizes[size] ?? size);
}

/** The best grade is good, the last one, which takes all that are left, is bad; those between are neither. */
export function toneOf(grade: string, grades: { grade: string }[]): 'good' | 'bad' | 'even' {
  if (grade === grades[0]?.grade) return 'good';
  return grade === grades.at(-1)?.grade ? 'bad' : 'even';
}
