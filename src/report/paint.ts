/** Returns the text in a colour when the terminal wants colours, unchanged when not. */
export function paint(colour: boolean, tone: Tone, text: string): string {
  return colour && text !== '' ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text;
}

export type Tone = 'good' | 'bad' | 'open' | 'label' | 'quiet' | 'strong';

const CODES = { good: '32', bad: '31', open: '33', label: '36', quiet: '2', strong: '1' } as const satisfies Record<
  Tone,
  string
>;
