import type { Denial } from '../denial/denial.ts';
import { denialLines } from './denial-lines.ts';
import { escapeMarkdown } from './explain-markdown.ts';
import { visible } from './visible.ts';

/** Returns denials as Markdown, for an issue or a pull request. */
export function denialMarkdown(denials: readonly Denial[]): string {
  return denials.map(section).join('\n');
}

function section(denial: Denial): string {
  const name = denial.id === undefined ? '' : ` (${escapeMarkdown(denial.id)})`;
  const facts = denialLines(denial).map(([label, text]) => `- **${escapeMarkdown(label)}**: ${escapeMarkdown(text)}`);
  return [
    `## 403: ${escapeMarkdown(denial.cause ?? 'not known')}${name}`,
    facts.join('\n'),
    escapeMarkdown(denial.meaning),
    `\`\`\`sh\n${visible(denial.next)}\n\`\`\``,
    '',
  ].join('\n\n');
}
