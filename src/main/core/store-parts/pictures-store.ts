// Pictures the school gave, made ready for printing.

export type PictureName = 'badgeLogo';

export interface StoredPicture {
  /** Grey, without transparency, no larger than it is ever printed. */
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly updatedAtMs: number;
}

export interface PicturesReader {
  findPicture(name: PictureName): StoredPicture | null;
}

export interface PicturesWriter {
  /** Replaces the picture of that name. */
  putPicture(name: PictureName, picture: StoredPicture): void;
  /** Does nothing when there is none. */
  removePicture(name: PictureName): void;
}
