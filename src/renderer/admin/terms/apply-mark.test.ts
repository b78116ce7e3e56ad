import { describe, expect, it } from '@jest/globals';
import { applyMark, type TextMark } from './apply-mark.ts';

/** The text with its selection between brackets, before and after. */
function pressed(mark: TextMark, marked: string): string {
  const [start, end] = [marked.indexOf('['), marked.indexOf(']') - 1];
  const after = applyMark({ text: marked.replace(/[[\]]/g, ''), start, end }, mark);
  return `${after.text.slice(0, after.start)}[${after.text.slice(after.start, after.end)}]${after.text.slice(after.end)}`;
}

describe('the formatting buttons', () => {
  it('put signs around words and take them away again', () => {
    expect(pressed('bold', 'phones [off] now')).toBe('phones **[off]** now');
    expect(pressed('bold', 'phones **[off]** now')).toBe('phones [off] now');
    expect(pressed('emphasis', '[]')).toBe('*[]*');
  });

  it('begin whole lines, and take another beginning away', () => {
    expect(pressed('heading', 'a\nb[]c\nd')).toBe('a\n[# bc]\nd');
    expect(pressed('heading', '[- bc]')).toBe('[# bc]');
    expect(pressed('subheading', '# on[e]')).toBe('[## one]');
    expect(pressed('heading', '# on[e]')).toBe('[one]');
  });

  it('make lists of every selected line', () => {
    expect(pressed('list', 'o[ne\ntw]o\nthree')).toBe('[- one\n- two]\nthree');
    expect(pressed('numbered', '[- one\n- two]')).toBe('[1. one\n2. two]');
    expect(pressed('numbered', '[1. one\n2. two]')).toBe('[one\ntwo]');
  });
});
