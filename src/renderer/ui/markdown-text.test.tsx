import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { MarkdownText } from './markdown-text.tsx';

describe('a text in Markdown', () => {
  it('has headings below the page own, lists, bold and emphasis', () => {
    render(
      <MarkdownText>{'# Rules\n\n## Phones\n\n- **off** in lessons\n- *away* at lunch\n\n1. first'}</MarkdownText>,
    );
    expect(screen.getByRole('heading', { level: 2, name: 'Rules' })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 3, name: 'Phones' })).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(screen.getByText('off').tagName).toBe('STRONG');
    expect(screen.getByText('away').tagName).toBe('EM');
  });

  it('never draws HTML, links or pictures, and keeps the words of a link', () => {
    const { container } = render(
      <MarkdownText>
        {
          '<script>alert(1)</script>\n\n<b onclick="x()">bold</b> [our policy](https://example.com) ![x](https://example.com/x.png)'
        }
      </MarkdownText>,
    );
    expect(container.querySelector('script, a, img, b')).toBeNull();
    expect(screen.getByText(/our policy/)).toBeTruthy();
  });
});
