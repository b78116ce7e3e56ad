// Markdown as people read it: headings, paragraphs, lists, bold and emphasis. Nothing else, and never HTML.
import Markdown from 'react-markdown';

/** What may be drawn. A link would lead out of a kiosk, and a picture would have to be fetched. */
const ALLOWED = ['h1', 'h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'strong', 'em', 'br', 'hr', 'blockquote'];

interface MarkdownTextProps {
  readonly children: string;
  /** The heading level on the page that a first-level heading of the text becomes; 2 by default. */
  readonly topHeading?: 2 | 3;
}

/** A text with its headings one or two levels down, so that the page's own heading stays the first. */
export function MarkdownText({ children, topHeading = 2 }: MarkdownTextProps) {
  const [First, Second, Third] = topHeading === 2 ? (['h2', 'h3', 'h4'] as const) : (['h3', 'h4', 'h5'] as const);
  return (
    <div className="markdown">
      <Markdown
        skipHtml
        allowedElements={ALLOWED}
        unwrapDisallowed
        components={{
          h1: ({ children: words }) => <First>{words}</First>,
          h2: ({ children: words }) => <Second>{words}</Second>,
          h3: ({ children: words }) => <Third>{words}</Third>,
          h4: ({ children: words }) => <Third>{words}</Third>,
        }}
      >
        {children}
      </Markdown>
    </div>
  );
}
