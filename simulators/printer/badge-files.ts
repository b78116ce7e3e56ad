// Keeps what came out of the printer: a PNG and a list of commands for each piece of paper, in one folder.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EscposCommand } from './escpos-commands.ts';

/** One piece of paper that came out. */
export interface PrintedBadge {
  readonly number: number;
  /** Absolute path of the picture. */
  readonly file: string;
  /** Absolute path of the command list. */
  readonly commandsFile: string;
  /** Bytes on the wire. */
  readonly sizeBytes: number;
  /** When it was cut, as an ISO time. */
  readonly at: string;
  readonly heightDots: number;
  readonly problems: readonly string[];
}

/** What is known of a piece of paper when it is cut. */
export interface FinishedPaper {
  readonly png: Buffer;
  readonly heightDots: number;
  readonly sizeBytes: number;
  readonly commands: readonly EscposCommand[];
  readonly problems: readonly string[];
}

/** Writes pieces of paper to a folder with rising numbers, never over an older file. */
export class BadgeFiles {
  readonly outDir: string;
  #next: number;

  constructor(outDir: string) {
    this.outDir = outDir;
    mkdirSync(outDir, { recursive: true });
    const numbers = readdirSync(outDir).map((name) => Number(/^(?:badge|scrap)-(\d+)\.png$/.exec(name)?.[1] ?? 0));
    this.#next = Math.max(0, ...numbers) + 1;
  }

  /** Writes one piece; `kind` is `scrap` for one that was torn off in the middle. */
  save(kind: 'badge' | 'scrap', paper: FinishedPaper): PrintedBadge {
    const number = this.#next;
    this.#next += 1;
    const name = `${kind}-${String(number).padStart(4, '0')}`;
    const badge: PrintedBadge = {
      number,
      file: join(this.outDir, `${name}.png`),
      commandsFile: join(this.outDir, `${name}.json`),
      sizeBytes: paper.sizeBytes,
      at: new Date().toISOString(),
      heightDots: paper.heightDots,
      problems: paper.problems,
    };
    const commands = paper.commands.map(describeCommand);
    writeFileSync(badge.commandsFile, `${JSON.stringify({ ...badge, commands }, null, 1)}\n`);
    writeFileSync(badge.file, paper.png);
    return badge;
  }
}

// Picture data would make the list unreadable; its size says enough.
function describeCommand(command: EscposCommand): Record<string, unknown> {
  if (command.kind === 'raster') return { kind: 'raster', widthBytes: command.widthBytes, rows: command.rows };
  if (!('bytes' in command)) return { ...command };
  return { ...command, bytes: Buffer.from(command.bytes).toString('latin1') };
}
