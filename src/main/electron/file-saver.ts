// Asks a person at the admin view where to keep a file, and writes it there. The question belongs to the admin session:
// when that ends, the question goes and nothing is written, so that nobody finds the PC's folders open on a kiosk.
import { app, BrowserWindow, dialog } from 'electron';
import path from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import type { FileSaver } from '../core/ports.ts';
import { saveWhole } from './save-whole.ts';

export interface KioskFileSaver extends FileSaver {
  /** Closes the question that is open, as if the person had changed their mind. Does nothing when none is. */
  closeOpenQuestion(): void;
}

interface Question {
  readonly owner: BrowserWindow;
  given: 'up' | null;
}

/** The program that opens .csv or .xlsx files, in words of the system's own dialog. */
const kinds: Readonly<Record<string, string>> = { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF' };

/**
 * A native dialog cannot be closed by the program that opened it, but it goes with the window it belongs to: so it is
 * given a window of its own, over the kiosk's and as good as invisible.
 */
function openOwner(kioskWindow: BrowserWindow): BrowserWindow {
  const { x, y, width, height } = kioskWindow.getBounds();
  const owner = new BrowserWindow({
    parent: kioskWindow,
    x: x + Math.round(width / 2),
    y: y + Math.round(height / 3),
    width: 1,
    height: 1,
    frame: false,
    transparent: true,
    resizable: false,
    minimizable: false,
    skipTaskbar: true,
    show: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  return owner;
}

/** How long a dialog may take to go with its window. */
const CLOSING_MS = 1_500;

/**
 * Creates the saver. `kioskWindow` gives the window that asks; null while there is none. `restart` starts the program
 * again: where the system leaves the dialog open although its window went (GTK does), it ends with the process.
 */
export function createFileSaver(kioskWindow: () => BrowserWindow | null, restart: () => void): KioskFileSaver {
  let open: Question | null = null;

  function closeOpenQuestion(): void {
    if (open === null) return;
    const question = open;
    question.given = 'up';
    if (!question.owner.isDestroyed()) question.owner.destroy();
    setTimeout(() => {
      // Nothing is lost by it: what was recorded is in the store, and nobody is signed in.
      if (open === question) restart();
    }, CLOSING_MS);
  }

  return {
    closeOpenQuestion,
    async save({ suggestedName, bytes }) {
      const window = kioskWindow();
      if (window === null || window.isDestroyed()) return null;
      // One question at a time: the first is still on the screen.
      if (open !== null) throw new AppError('CONFLICT', { context: { what: 'save dialog' } });
      const question: Question = { owner: openOwner(window), given: null };
      open = question;
      const extension = path.extname(suggestedName).slice(1);
      try {
        const { canceled, filePath } = await dialog.showSaveDialog(question.owner, {
          defaultPath: path.join(app.getPath('documents'), suggestedName),
          filters: [{ name: kinds[extension] ?? extension, extensions: [extension] }],
          properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
        });
        // Asked again: where the system let the dialog live on, its answer comes from nobody who is signed in.
        if (question.given === 'up' || canceled || !filePath) return null;
        await saveWhole(filePath, bytes);
        return { path: filePath };
      } finally {
        if (!question.owner.isDestroyed()) question.owner.destroy();
        if (open === question) open = null;
        if (!window.isDestroyed()) window.focus();
      }
    },
  };
}
