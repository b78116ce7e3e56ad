import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { provisioningSchemaText } from './provisioning-schema.ts';

const stored: unknown = JSON.parse(readFileSync('resources/provisioning.schema.json', 'utf8'));
const example: unknown = JSON.parse(readFileSync('resources/provisioning.example.json', 'utf8'));

function validator() {
  const ajv = new Ajv({ allErrors: true, strict: false, formats: { uri: true } });
  // as: ajv checks for itself that it is a schema
  return ajv.compile(stored as object);
}

describe('the JSON Schema of the provisioning file', () => {
  it('is current: run `node scripts/generate-schemas.ts` after a change of the zod schema', () => {
    expect(stored).toEqual(JSON.parse(provisioningSchemaText()));
  });

  it('accepts the example', () => {
    const validate = validator();
    expect([validate(example), validate.errors]).toEqual([true, null]);
  });

  it('accepts the smallest file and refuses what the kiosk refuses', () => {
    const validate = validator();
    const wonde = { schoolId: 'A1', token: 'long enough' };
    expect(validate({ version: 1, wonde })).toBe(true);
    for (const wrong of [
      {},
      { version: 2, wonde },
      { version: 1 },
      { version: 1, wonde, kisok: {} },
      { version: 1, wonde: { ...wonde, pageSize: 0 } },
      { version: 1, wonde, camera: { device: '/dev/video0; true' } },
      { version: 1, wonde, admin: { password: 'short' } },
      { version: 1, wonde, printer: { kind: 'laser' } },
    ]) {
      expect([wrong, validate(wrong)]).toEqual([wrong, false]);
    }
  });
});
