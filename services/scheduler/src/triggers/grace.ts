/** A run that a replica took and that is not dispatched so long after its moment is taken by any replica. */
export const graceSeconds = 1;
const longestGraceSeconds = 15;
/** What a replica publishes in a second, when others have the processors too. */
const publishedPerSecond = 1_000;

/**
 * The grace of what is taken after so many others without a pause: those go first, and another replica
 * that took it meanwhile would only publish a second time what this one has in hand.
 */
export function graceAfter(takenInARow: number): number {
  return Math.min(graceSeconds + takenInARow / publishedPerSecond, longestGraceSeconds);
}
