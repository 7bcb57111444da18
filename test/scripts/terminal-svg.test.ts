import { expect, test } from 'vitest';
import { terminalSvg } from '../../scripts/generate/terminal-svg.ts';

test('colours, bold and special characters of a terminal become SVG', () => {
  const svg = terminalSvg('why403 demo', '\u001b[31mdenied\u001b[0m <orders> & more\n\n\u001b[1mbold\u001b[0m\n');
  expect(svg).toContain('fill="#ff7b72">denied</text>');
  expect(svg).toContain('&lt;orders&gt;\u00a0&amp;\u00a0more</text>');
  expect(svg).toContain('font-weight="bold">bold</text>');
  expect(svg).not.toContain('\u001b');
});
