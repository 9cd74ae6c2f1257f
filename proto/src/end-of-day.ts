import { z } from 'zod';
import { invalid } from './errors.ts';

/**
 * The end of a day like `2030-12-31`, in UTC; null for an empty one.
 *
 * @throws PlatformError `invalid`
 */
export function endOfDay(date: string): Date | null {
  if (date === '') return null;
  if (z.iso.date().safeParse(date).success) return new Date(`${date}T23:59:59Z`);
  throw invalid('nothing is saved', [
    { field: 'expires', message: 'must be a day, like 2030-12-31' },
  ]);
}
