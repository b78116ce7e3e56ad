// The printer simulator as a program: prints one line of JSON when it is ready and runs until it is ended.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startPrinterSimulator } from './start.ts';

const optionsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(9100),
  'control-port': z.coerce.number().int().min(0).max(65_535).default(0),
  out: z.string().min(1).default('printed'),
  paper: z.enum(['80mm', '58mm']).default('80mm'),
});

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    'control-port': { type: 'string' },
    out: { type: 'string' },
    paper: { type: 'string' },
  },
});
const options = optionsSchema.parse(values);
const simulator = await startPrinterSimulator({
  port: options.port,
  controlPort: options['control-port'],
  outDir: resolve(options.out),
  paper: options.paper,
});
console.log(JSON.stringify({ port: simulator.port, controlUrl: simulator.controlUrl, outDir: simulator.outDir }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void simulator.close().then(() => process.exit(0)); // Nothing is left to wait for once the ports are shut.
  });
}
