// What a school may give as the logo of its badges.

/** A file of this size holds any logo; more is a photo from a camera, or something else. */
export const LOGO_MOST_BYTES = 2_000_000;
/** Decoding takes four bytes a pixel, so this is checked before. */
export const LOGO_MOST_PIXELS = 16_000_000;
