// Photos as JSON: a tiny valid JPEG, or one padded to a size that hurts.

import { createHash } from 'node:crypto';
import type { Person } from '../school/model.ts';
import type { Settings } from '../state/settings.ts';

// One grey pixel.
const tinyJpeg = Buffer.from(
  `/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/
wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==`.replace(/\s/g, ''),
  'base64',
);

/** The bytes of a person's photo; padding goes after the end marker, which decoders ignore. */
function photoBytes(person: Person, settings: Settings): Buffer {
  const padding = Math.max(0, settings.photoBytes - tinyJpeg.length);
  return padding === 0 ? tinyJpeg : Buffer.concat([tinyJpeg, Buffer.alloc(padding, person.id)]);
}

/** A photo: base64 content and its hash. */
export function photoJson(person: Person, settings: Settings): object {
  const bytes = photoBytes(person, settings);
  return {
    content: bytes.toString('base64'),
    hash: createHash('md5').update(person.id).update(bytes).digest('hex'),
  };
}
