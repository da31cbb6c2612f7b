const paths = {
  left: 'M10 3L5 8l5 5',
  right: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  download: 'M8 2v8m0 0L5 7m3 3l3-3M3 13h10',
  check: 'M3 8.5l3.2 3.2L13 5',
  near: 'M2.5 9.5c1.8-2.6 3.6-2.6 5.5-1s3.700 1.600 5.500-1',
  cross: 'M4 4l8 8m0-8l-8 8',
  rise: 'M8 13V3m0 0L4 7m4-4l4 4',
  fall: 'M8 3v10m0 0l-4-4m4 4l4-4',
  level: 'M3 8h10',
  info: 'M8 7v4.500M8 4.200v.300',
  search: 'M7 12A5 5 0 107 2a5 5 0 000 10zm3.600-1.400L14 14',
} as const;

export type IconName = keyof typeof paths;

/** A drawing beside words, never instead of them. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
