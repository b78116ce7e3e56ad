// Tries the migrations on a copy of a given database: npm run migration:verify -- path/to/kiosk.db
import path from 'node:path';
import { AppError } from '../src/shared/errors/app-error.ts';
import { verifyCopy } from './store/verify-copy.ts';

const file = process.argv[2];
if (file === undefined) {
  console.error('Give it a database: npm run migration:verify -- path/to/kiosk.db');
  process.exit(2);
}
try {
  const { fromVersion, toVersion, queries } = verifyCopy(file, path.resolve(import.meta.dirname, '../migrations'));
  console.log(`A copy of ${file} went from version ${fromVersion} to ${toVersion}; all ${queries} queries fit it.`);
} catch (error) {
  const why = error instanceof AppError ? `${error.code} ${JSON.stringify(error.context)}` : String(error);
  console.error(`The copy did not migrate; the original is untouched. ${why}`);
  process.exit(1);
}
