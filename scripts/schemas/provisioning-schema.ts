// The JSON Schema of the provisioning file, for editors: made from the zod schema the kiosk itself parses with.
import { z } from 'zod';
import { provisioningDocument } from '../../src/shared/settings/provisioning.ts';

/** The schema as the text of resources/provisioning.schema.json before formatting. */
export function provisioningSchemaText(): string {
  const schema = z.toJSONSchema(provisioningDocument, { io: 'input', target: 'draft-7' });
  const whole = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://gatehouse.invalid/provisioning.schema.json',
    title: 'Gatehouse provisioning file',
    description: 'Sets up a kiosk with no hands. docs/provisioning.md says how it is found and applied.',
    ...schema,
  };
  return JSON.stringify(whole, null, 2);
}
