// Jest maps every stylesheet to this empty module: jsdom lays nothing out.
export const emptyStyle = {};
