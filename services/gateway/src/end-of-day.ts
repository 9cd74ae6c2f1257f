import { invalid } from '@patchbay/proto';

/**
 * The end of a day as a date input names it, in UTC; null for an empty one.
 *
 * @throws PlatformError `invalid`
 */
export function endOfDay(date: string): Date | null {
  if (date === '') return null;
  const end = new Date(`${date}T23:59:59Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(end.getTime())) return end;
  throw invalid('nothing is saved', [
    { field: 'expires', message: 'must be a day, like 2030-12-31' },
  ]);
}
