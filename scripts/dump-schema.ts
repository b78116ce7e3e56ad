// Writes tests/fixtures/schema.sql, the golden schema, from the migrations: npm run schema:dump
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openConnection } from '../src/main/store/open.ts';
import { scriptRandom, silentLogger, systemClock } from './store/quiet.ts';
import { schemaText } from './store/schema-text.ts';

const root = path.resolve(import.meta.dirname, '..');
const connection = openConnection({
  file: ':memory:',
  migrationsDir: path.join(root, 'migrations'),
  backupsDir: root,
  appVersion: 'schema:dump',
  clock: systemClock,
  logger: silentLogger,
  random: scriptRandom,
});
const golden = path.join(root, 'tests/fixtures/schema.sql');
mkdirSync(path.dirname(golden), { recursive: true });
writeFileSync(golden, schemaText(connection.handle));
connection.close();
console.log(`${path.relative(process.cwd(), golden)} written.`);
