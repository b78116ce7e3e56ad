// The demo school as a program of its own: the Wonde simulator and the printer simulator, both on loopback.
// Main starts it as a utility process and hears from it once, when both answer.
import { startPrinterSimulator } from './printer/start.ts';
import { startWondeSimulator } from './wonde/start.ts';

interface ParentPort {
  postMessage(message: unknown): void;
}

async function main(): Promise<void> {
  const [badgesDir = '', clockOffsetMs = '0'] = process.argv.slice(2);
  const offset = Number(clockOffsetMs);
  const [wonde, printer] = await Promise.all([
    startWondeSimulator({ now: () => Date.now() + offset }),
    startPrinterSimulator({ outDir: badgesDir }),
  ]);
  // as: Electron adds parentPort to a utility process; the simulators know nothing else of Electron
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
  const ready = {
    wondeUrl: wonde.url,
    schoolId: wonde.school.id,
    schoolName: wonde.school.name,
    token: wonde.token,
    printerPort: printer.port,
  };
  if (parentPort) parentPort.postMessage(ready);
  else process.stdout.write(`${JSON.stringify(ready)}\n`);
}

void main();
