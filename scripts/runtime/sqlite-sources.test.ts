import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from './project.ts';
import { heldStringPatch, readDefines } from './sqlite-sources.ts';

const sourceFolder = path.join(projectRoot, 'node_modules', 'better-sqlite3');

describe("the patch of better-sqlite3's sources", () => {
  it.each(heldStringPatch.map(({ file, find }) => [file, find]))('finds its place in %s: %j', (file, find) => {
    expect(readFileSync(path.join(sourceFolder, file), 'utf8')).toContain(find);
  });

  it('leaves no reference to a string in the files it touches', () => {
    for (const file of new Set(heldStringPatch.map((edit) => edit.file))) {
      const edits = heldStringPatch.filter((edit) => edit.file === file);
      const before = readFileSync(path.join(sourceFolder, file), 'utf8');
      const after = edits.reduce((text, { find, replace }) => text.replaceAll(find, replace), before);
      expect(after).not.toContain('Napi::Reference<Napi::String>');
    }
  });
});

describe("SQLite's compile-time options", () => {
  it('are read with and without values, and nothing else is', () => {
    const gypi =
      "# A COMMENT\n{ 'defines': [ 'SQLITE_DQS=0', 'SQLITE_ENABLE_FTS5', 'SQLITE_DEFAULT_CACHE_SIZE=-16000' ] }";
    expect(readDefines(gypi)).toEqual(['SQLITE_DQS=0', 'SQLITE_ENABLE_FTS5', 'SQLITE_DEFAULT_CACHE_SIZE=-16000']);
  });

  it('are all taken from the package that ships', () => {
    const gypi = readFileSync(path.join(sourceFolder, 'deps', 'defines.gypi'), 'utf8');
    const quotedLines = gypi.split('\n').filter((line) => /^\s*'[^']*',$/.test(line));
    expect(readDefines(gypi)).toHaveLength(quotedLines.length);
    expect(readDefines(gypi)).toContain('SQLITE_THREADSAFE=2');
  });
});
