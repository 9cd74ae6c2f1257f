const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** How far apart repetitions are, in the largest unit that fits: `day`, `90 minutes`, `2.5 seconds`. */
export function interval(seconds: number): string {
  const { unit, count } = units
    .map(({ unit, seconds: size }) => ({ unit, count: seconds / size }))
    .find(({ count }) => count >= 1 && Number.isInteger(count)) ?? {
    unit: 'second',
    count: seconds,
  };
  return count === 1 ? unit : `${count} ${unit}s`;
}
