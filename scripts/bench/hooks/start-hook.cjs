// Loaded into Electron before the app (-r), the kiosk's and the static page's alike: says on standard output when the
// window is shown and what GATEHOUSE_BENCH_READY selects has been painted. It changes nothing else.
'use strict';

const { app } = require('electron');

/** Runs in the page: resolves after the frame that shows the element was handed to the compositor. */
function painted(selector) {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(selector) === null) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    look();
  });
}

app.on('browser-window-created', (_event, window) => {
  const shown = new Promise((resolve) => {
    if (window.isVisible()) resolve();
    else window.once('show', resolve);
  });
  window.webContents.once('dom-ready', () => {
    const script = `(${painted.toString()})(${JSON.stringify(process.env.GATEHOUSE_BENCH_READY)})`;
    Promise.all([shown, window.webContents.executeJavaScript(script)]).then(
      () => process.stdout.write('bench-ready\n'),
      (error) => process.stdout.write(`bench-failed ${String(error)}\n`),
    );
  });
});
