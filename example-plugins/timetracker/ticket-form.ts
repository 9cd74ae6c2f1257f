import { PlatformError } from '@patchbay/sdk';
import { z } from 'zod';
import type { NewTicket } from './tickets.ts';

const form = z.object({
  title: z.string().trim().min(1, 'must not be empty').max(200),
  note: z.string().trim().max(10_000).default(''),
  category: z.string().max(60).default(''),
  minutes: z.coerce.number().int().min(1).max(1_440),
  billable: z
    .literal('on')
    .optional()
    .transform((on) => on !== undefined),
  day: z.iso.date(),
});

const timer = z.object({ title: z.string().trim().max(200).default('') });

/** What somebody is at. */
export function readTimer(data: FormData): string {
  return timer.parse(Object.fromEntries(data)).title || 'Work';
}

/**
 * What somebody entered.
 *
 * @throws PlatformError `invalid` that names each field.
 */
export function readTicket(data: FormData): NewTicket {
  const { success, data: ticket, error } = form.safeParse(Object.fromEntries(data));
  if (success) return ticket;
  const wrong = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new PlatformError('invalid', `nothing is saved: ${wrong.join('; ')}`);
}
