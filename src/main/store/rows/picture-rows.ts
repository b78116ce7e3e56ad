// Pictures the school gave: one row of a name, replaced whole.
import type { PictureName, PicturesReader, PicturesWriter } from '../../core/store-parts/pictures-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { PicturesTable } from '../schema.ts';

export const pictureQueries = {
  findPicture: prepared((p: { name: PictureName }) =>
    builder.selectFrom('pictures').selectAll().where('name', '=', p.name),
  ),
  putPicture: prepared((row: PicturesTable) =>
    builder.replaceInto('pictures').values(pick(row, ['name', 'png', 'width_px', 'height_px', 'updated_at_ms'])),
  ),
  removePicture: prepared((p: { name: PictureName }) => builder.deleteFrom('pictures').where('name', '=', p.name)),
};

/** Pictures, read. */
export function pictureReader(reader: Reader): PicturesReader {
  return {
    findPicture(name) {
      const row = reader.first(pictureQueries.findPicture({ name }));
      if (row === undefined) return null;
      const { png, width_px: widthPx, height_px: heightPx, updated_at_ms: updatedAtMs } = row;
      return { png: new Uint8Array(png), widthPx, heightPx, updatedAtMs };
    },
  };
}

/** Pictures, written. */
export function pictureWriter(writer: Writer): PicturesWriter {
  return {
    putPicture(name, { png, widthPx, heightPx, updatedAtMs }) {
      const row = { name, png: Buffer.from(png), width_px: widthPx, height_px: heightPx, updated_at_ms: updatedAtMs };
      writer.run(pictureQueries.putPicture(row));
    },
    removePicture: (name) => void writer.run(pictureQueries.removePicture({ name })),
  };
}
