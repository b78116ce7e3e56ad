// jsdom lays nothing out; the virtualiser draws rows only into a scroller that has a height.

const TABLE_HEIGHT_PX = 800;

/** Gives every element a width and a height. */
export function giveElementsAHeight(): void {
  Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, get: () => TABLE_HEIGHT_PX });
  Object.defineProperty(Element.prototype, 'clientWidth', { configurable: true, get: () => TABLE_HEIGHT_PX });
}
