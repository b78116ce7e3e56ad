// The printer's insides behind the wire: a queue of commands, the paper, the sensors. Stops when the paper is
// out or the cover is open, and goes on where it stopped.
import type { EscposCommand } from './escpos-commands.ts';
import type { Faults } from './faults.ts';
import { Page } from './page.ts';
import type { PaperSize } from './paper.ts';
import type { FinishedPaper } from './badge-files.ts';
import { queuedStatusByte } from './status-bytes.ts';

/** Who to tell. */
export interface MechanismEvents {
  readonly onCut: (paper: FinishedPaper) => void;
  readonly onScrap: (paper: FinishedPaper) => void;
  /** The paper just ran out by itself. */
  readonly onPaperOut: () => void;
}

interface Queued {
  readonly command: EscposCommand;
  readonly sizeBytes: number;
  readonly answer: (byte: number) => void;
}

/** Takes commands in order and prints them when it can. */
export class Mechanism {
  readonly #size: PaperSize;
  readonly #faults: () => Faults;
  readonly #events: MechanismEvents;
  #queue: Queued[] = [];
  #page: Page;
  #commands: EscposCommand[] = [];
  #problems: string[] = [];
  #sizeBytes = 0;

  constructor(size: PaperSize, faults: () => Faults, events: MechanismEvents) {
    this.#size = size;
    this.#faults = faults;
    this.#events = events;
    this.#page = this.#freshPage();
  }

  /** How many commands wait for paper or for the cover. */
  get waitingCommands(): number {
    return this.#queue.length;
  }

  /** Adds a command; `answer` sends a byte back to whoever sent it. */
  add(command: EscposCommand, sizeBytes: number, answer: (byte: number) => void): void {
    this.#queue.push({ command, sizeBytes, answer });
    this.run();
  }

  /** Notes something that was wrong with what is being printed. */
  problem(problem: string): void {
    this.#problems.push(problem);
  }

  /** Prints all that can be printed now. */
  run(): void {
    while (this.#queue.length > 0) {
      if (this.#isStopped()) {
        if (this.#faults().losesWhileStopped) this.#loseQueue();
        return;
      }
      const next = this.#queue.shift();
      if (next !== undefined) this.#carryOut(next);
    }
  }

  /** Ends a badge that will never be finished: what is on the paper is torn off. */
  tearOff(): void {
    if (this.#page.strip.rows > 0 || this.#commands.length > 0) this.#events.onScrap(this.#finish());
    this.#startPage();
  }

  /** Forgets all that waits and all that is half printed. */
  clear(): void {
    this.#queue = [];
    this.#startPage();
  }

  #isStopped(): boolean {
    const { paper, coverOpen, cutterJammed } = this.#faults();
    return paper === 'out' || coverOpen || cutterJammed;
  }

  #loseQueue(): void {
    const lost = this.#queue;
    this.#queue = [];
    for (const { command, answer } of lost) {
      if (command.kind === 'queuedStatus') answer(queuedStatusByte(command.which, this.#faults()));
    }
  }

  #carryOut({ command, sizeBytes, answer }: Queued): void {
    this.#sizeBytes += sizeBytes;
    if (command.kind === 'queuedStatus') return answer(queuedStatusByte(command.which, this.#faults()));
    if (command.kind === 'identify') return;
    this.#commands.push(command);
    if (command.kind === 'cut') {
      this.#events.onCut(this.#finish());
      return this.#startPage();
    }
    const rowsBefore = this.#page.strip.rows;
    const rowsLeft = this.#faults().paperOutAfterRows;
    if (command.kind === 'raster' && rowsLeft !== null && command.rows > rowsLeft) {
      return this.#runOut(command, sizeBytes, answer, rowsLeft);
    }
    this.#applySafely(command);
    this.#onRows(this.#page.strip.rows - rowsBefore);
  }

  // The roll ends inside a picture: the rows that fit are printed, the rest waits for the next roll.
  #runOut(
    command: Extract<EscposCommand, { kind: 'raster' }>,
    sizeBytes: number,
    answer: (byte: number) => void,
    rows: number,
  ): void {
    const split = rows * command.widthBytes;
    if (rows > 0) this.#applySafely({ ...command, rows, bits: command.bits.slice(0, split) });
    const rest = { ...command, rows: command.rows - rows, bits: command.bits.slice(split) };
    this.#commands.pop();
    this.#sizeBytes -= sizeBytes;
    this.#queue.unshift({ command: rest, sizeBytes, answer });
    this.#problems.push('the paper ended inside a badge');
    this.#events.onPaperOut();
  }

  #applySafely(command: EscposCommand): void {
    try {
      this.#page.apply(command);
    } catch (error) {
      this.#problems.push(`${command.kind} could not be drawn: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }

  #onRows(rows: number): void {
    const faults = this.#faults();
    if (faults.paperOutAfterRows === null) return;
    faults.paperOutAfterRows = Math.max(0, faults.paperOutAfterRows - rows);
    if (faults.paperOutAfterRows === 0 && rows > 0) this.#events.onPaperOut();
  }

  #finish(): FinishedPaper {
    return {
      png: this.#page.strip.toPng(),
      heightDots: this.#page.strip.rows,
      sizeBytes: this.#sizeBytes,
      commands: this.#commands,
      problems: this.#problems,
    };
  }

  #startPage(): void {
    this.#page = this.#freshPage();
    this.#commands = [];
    this.#problems = [];
    this.#sizeBytes = 0;
  }

  #freshPage(): Page {
    return new Page(this.#size, (problem) => this.#problems.push(problem));
  }
}
