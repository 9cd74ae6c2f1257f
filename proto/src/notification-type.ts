import { z } from 'zod';
import { dottedName } from './names.ts';

/** A kind of notification that a plugin sends, which people can switch off by medium. */
export const notificationType = z
  .looseObject({
    name: dottedName.describe('Such as "booked"'),
    title: z.string().min(1).max(100).describe('Shown among the preferences'),
    description: z.string().optional().describe('When it is sent'),
    defaultEnabled: z
      .boolean()
      .default(true)
      .describe('Whether people who have chosen nothing are told'),
  })
  .describe('A kind of notification it sends');
