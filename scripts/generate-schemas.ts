// Writes the JSON Schemas in resources/ from the zod schemas. A test fails when they are not current.
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { provisioningSchemaText } from './schemas/provisioning-schema.ts';

const path = 'resources/provisioning.schema.json';
writeFileSync(path, await format(provisioningSchemaText(), { parser: 'json', printWidth: 120 }));
console.log(`Wrote ${path}`);
