// A badge from its content to the printer's bytes, in this thread. The app uses it inside a worker thread.
import type { ComposeBadge } from '../../core/badge-content.ts';
import { layoutBadge } from './badge-layout.ts';
import { encodeBitmap } from './encode-bitmap.ts';

/** Creates the composer with the folder of the shipped fonts. */
export function createBadgeComposer(fontsDir: string): ComposeBadge {
  return async function composeBadge(content, paper, commands = 'epson') {
    return encodeBitmap(await layoutBadge(content, paper, fontsDir), commands);
  };
}
