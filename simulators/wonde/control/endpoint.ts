// The control endpoint, `/__control/...` on the simulator's own port: JSON in, JSON out, no token.

import { z } from 'zod';
import { faultSchema } from '../faults/kinds.ts';
import { settingsSchema } from '../state/settings.ts';
import { editSchema } from './edit-kinds.ts';
import type { Reply } from '../http/context.ts';
import type { Controls } from './control.ts';

const schoolPart = { schoolId: z.string().optional() };
const clockSchema = z.union([
  z.strictObject({ advanceMs: z.number() }),
  z.strictObject({ at: z.iso.datetime({ offset: true }), frozen: z.boolean().default(false) }),
]);
const editsSchema = z.strictObject({ ...schoolPart, edits: z.array(editSchema).min(1) });
const downSchema = z.strictObject({ down: z.boolean() });
const jobsSchema = z.strictObject({ writebackId: z.string().optional() });
const schoolSchema = z.strictObject(schoolPart);
// Only the keys given are changed, so the defaults of the full schema must not fill the rest in.
const changesSchema = z.custom<z.input<typeof settingsSchema>>((value) => settingsSchema.safeParse(value).success, {
  error: 'Not settings: an unknown name or a wrong value',
});

type Handler = (controls: Controls, body: unknown) => unknown;

const handlers: Readonly<Record<string, Handler>> = {
  'GET /state': (controls) => controls.summary(),
  'GET /settings': (controls) => controls.settings(),
  'POST /settings': (controls, body) => controls.setSettings(changesSchema.parse(body)),
  'GET /faults': (controls) => controls.faults(),
  'POST /faults': (controls, body) => ({ id: controls.addFault(faultSchema.parse(body)) }),
  'DELETE /faults': (controls) => done(() => controls.clearFaults()),
  'POST /edits': (controls, body) => {
    const { edits, schoolId } = editsSchema.parse(body);
    return edits.map((edit) => controls.edit(edit, schoolId));
  },
  'GET /marks': (controls) => controls.marks(),
  'GET /writebacks-log': (controls) => controls.applications(),
  'GET /jobs': (controls) => controls.jobs(),
  'POST /jobs/finish': (controls, body) => ({
    finished: controls.finishJobs(jobsSchema.parse(body ?? {}).writebackId),
  }),
  'POST /extract': (controls, body) => ({ copied: controls.extract(schoolSchema.parse(body ?? {}).schoolId) }),
  'GET /pupils': (controls) => controls.pupils(),
  'GET /requests': (controls) => controls.requests(),
  'DELETE /requests': (controls) => done(() => controls.clearRequests()),
  'GET /webhooks': (controls) => controls.webhooks(),
  'POST /down': (controls, body) => done(() => controls.setDown(downSchema.parse(body).down)),
  'POST /clock': (controls, body) => {
    const change = clockSchema.parse(body);
    const nowMs =
      'advanceMs' in change
        ? controls.advanceClock(change.advanceMs)
        : controls.setClock(Date.parse(change.at), change.frozen);
    return { nowMs };
  },
  'POST /reset': (controls) => done(() => controls.reset()),
};

function done(act: () => void): { ok: true } {
  act();
  return { ok: true };
}

/** Answers one control request; bad input is a 400 that says what is wrong with it. */
export function answerControl(controls: Controls, method: string, path: string, body: string): Reply {
  const handler = handlers[`${method} ${path.replace(/\/$/, '')}`];
  if (handler === undefined)
    return { status: 404, body: { error: 'No such control', controls: Object.keys(handlers) } };
  try {
    const parsed: unknown = body === '' ? undefined : JSON.parse(body);
    return { status: 200, body: handler(controls, parsed) };
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, body: { error: z.prettifyError(error) } };
    if (error instanceof RangeError || error instanceof SyntaxError)
      return { status: 400, body: { error: error.message } };
    throw error;
  }
}
