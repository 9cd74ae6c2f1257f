import { field } from '@patchbay/sdk';
import { z } from 'zod';

const categories = ['development', 'design', 'support', 'meetings'] as const;

/** What each space sets for itself. */
export const spaceSettings = z.object({
  rounding_minutes: field
    .intRange(1, 60)
    .default(15)
    .meta({ title: 'Round up to' })
    .describe('Minutes; every begun period counts as a whole one'),
  billable_default: z
    .boolean()
    .default(true)
    .meta({ title: 'Time is billed unless said otherwise' }),
  categories: field
    .multilist(categories, { ordered: true })
    .default([...categories])
    .meta({ title: 'Kinds of work' }),
});

export type TrackerSettings = z.output<typeof spaceSettings>;
