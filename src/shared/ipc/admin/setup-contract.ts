// The setup guide: how far it has come, and whether it offers itself.
import { z } from 'zod';
import { setupStep } from '../../settings/setup.ts';
import { command, query } from '../endpoint.ts';

export const setupStepState = z.enum(['open', 'done', 'skipped']);
export type SetupStepState = z.infer<typeof setupStepState>;

export const setupView = z.object({
  demo: z.boolean(),
  /** In the order of the guide. */
  steps: z.array(z.object({ id: setupStep, state: setupStepState })),
  finishedAtMs: z.number().int().nullable(),
  /** A kiosk without a school, or with a guide that was begun, and nobody put it off. */
  opensByItself: z.boolean(),
  /** Begun or put off, and not finished: a banner offers to go on. */
  offersToGoOn: z.boolean(),
});
export type SetupView = z.infer<typeof setupView>;

export const setupContract = {
  'setup.get': query({ role: 'administrator', input: z.object({}), output: setupView }),
  'setup.markStep': command({
    role: 'administrator',
    input: z.object({ step: setupStep, as: setupStepState }),
    output: setupView,
  }),
  /** Later: the guide does not open by itself any more, the banner stays. */
  'setup.postpone': command({ role: 'administrator', input: z.object({}), output: setupView }),
  'setup.finish': command({ role: 'administrator', input: z.object({}), output: setupView }),
} as const;
