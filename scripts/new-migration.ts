// Makes the next migration's file: npm run migration:new -- add_departments
import path from 'node:path';
import { writeNextMigration } from './store/next-migration.ts';

const name = process.argv[2];
if (name === undefined) {
  console.error('Give it a name: npm run migration:new -- add_departments');
  process.exit(2);
}
try {
  const file = writeNextMigration(path.resolve(import.meta.dirname, '../migrations'), name);
  console.log(
    `${path.relative(process.cwd(), file)} — then: npm run schema:dump, and a test in tests/main/migrations.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
