// The window's security switches in one frozen object; a test asserts it, so that nobody loosens it quietly.

/** Electron's security checklist, applied: https://www.electronjs.org/docs/latest/tutorial/security */
export const webPreferences = Object.freeze({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  // A countdown must run while another program is in front.
  backgroundThrottling: false,
});
