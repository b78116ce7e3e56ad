// A text in Markdown: buttons, the text itself, and beside it what it becomes.
import { Bold, Heading1, Heading2, Italic, List, ListOrdered, type LucideIcon } from 'lucide-react';
import { useId, useLayoutEffect, useRef } from 'react';
import { MAX_TERMS_LENGTH } from '../../../shared/domain/terms.ts';
import { adminTerms } from '../../strings/admin/terms.ts';
import { Button } from '../../ui/button.tsx';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { applyMark, type SelectedText, type TextMark } from './apply-mark.ts';

const words = adminTerms;

const icons: Readonly<Record<TextMark, LucideIcon>> = {
  heading: Heading1,
  subheading: Heading2,
  bold: Bold,
  emphasis: Italic,
  list: List,
  numbered: ListOrdered,
};
// as: Object.keys forgets the literal keys.
const marks = Object.keys(icons) as TextMark[];

interface MarkdownFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** The two halves. */
export function MarkdownField({ value, onChange }: MarkdownFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const select = useRef<SelectedText | null>(null);
  // A button changes text and selection together; the selection can only be set once the text is there.
  useLayoutEffect(() => {
    const wanted = select.current;
    select.current = null;
    if (wanted === null || area.current === null || area.current.value !== wanted.text) return;
    area.current.focus();
    area.current.setSelectionRange(wanted.start, wanted.end);
  });
  const press = (mark: TextMark) => {
    if (area.current === null) return;
    const { selectionStart: start, selectionEnd: end } = area.current;
    select.current = applyMark({ text: value, start, end }, mark);
    onChange(select.current.text);
  };
  return (
    <div className="adm-markdown-editor">
      <div className="field">
        <div className="adm-actions" role="group" aria-label={words.tools}>
          {marks.map((mark) => {
            const Icon = icons[mark];
            return (
              <Button
                key={mark}
                size="admin"
                aria-label={words.marks[mark]}
                title={words.marks[mark]}
                icon={<Icon aria-hidden size={18} />}
                onPress={() => press(mark)}
              />
            );
          })}
        </div>
        <label className="field-label" htmlFor={id}>
          {words.body}
        </label>
        <textarea
          ref={area}
          id={id}
          className="field-input adm-text-area"
          rows={12}
          maxLength={MAX_TERMS_LENGTH}
          value={value}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
        />
        <p id={`${id}-hint`} className="adm-quiet">
          {words.bodyHint}
        </p>
      </div>
      <div role="region" aria-label={words.preview}>
        <h3>{words.preview}</h3>
        {/* Scrolls by itself, so the keyboard has to reach it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="adm-markdown-paper" tabIndex={0} role="group" aria-label={words.preview}>
          {value.trim() === '' ? (
            <p className="adm-quiet">{words.previewEmpty}</p>
          ) : (
            <MarkdownText topHeading={3}>{value}</MarkdownText>
          )}
        </div>
      </div>
    </div>
  );
}
