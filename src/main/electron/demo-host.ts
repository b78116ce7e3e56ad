// Runs the demo school beside the kiosk: a utility process with the Wonde and printer simulators on loopback.
import { app, utilityProcess } from 'electron';
import { z } from 'zod';

const demoSchool = z.object({
  wondeUrl: z.url(),
  schoolId: z.string(),
  schoolName: z.string(),
  token: z.string(),
  printerPort: z.number().int(),
});
export type DemoSchool = z.infer<typeof demoSchool>;

const START_TIMEOUT_MS = 30_000;

export interface DemoOptions {
  /** The built program, out/main/demo.cjs. */
  readonly programFile: string;
  /** Where the printer simulator puts its pictures. */
  readonly badgesDir: string;
  /** How far the kiosk's clock has been moved (`--now`), so that the school lives at the same time. */
  readonly clockOffsetMs: number;
}

/** Starts the demo school and resolves when it answers. It ends with the app. */
export function startDemoSchool(options: DemoOptions): Promise<DemoSchool> {
  return new Promise((resolve, reject) => {
    const child = utilityProcess.fork(options.programFile, [options.badgesDir, String(options.clockOffsetMs)], {
      serviceName: 'Gatehouse demo school',
      stdio: 'inherit',
    });
    const timer = setTimeout(() => reject(new Error('The demo school did not start in time')), START_TIMEOUT_MS);
    child.once('message', (message: unknown) => {
      clearTimeout(timer);
      const parsed = demoSchool.safeParse(message);
      if (parsed.success) resolve(parsed.data);
      else reject(new Error('The demo school sent something else', { cause: parsed.error }));
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The demo school ended with code ${code}`));
    });
    app.once('will-quit', () => child.kill());
  });
}
