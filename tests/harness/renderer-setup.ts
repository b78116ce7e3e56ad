// Supplies what jsdom lacks and the renderer's components expect of a browser.
import { TextDecoder, TextEncoder } from 'node:util';

Object.assign(globalThis, { TextDecoder, TextEncoder });

// react-aria looks elements up by id and escapes the id; enough of CSS for that.
if (!('CSS' in globalThis)) {
  Object.assign(globalThis, { CSS: { escape: (text: string) => text.replace(/[^\w-]/g, String.raw`\$&`) } });
}
