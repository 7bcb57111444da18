const LINE = 19;
const CHARACTER = 8.43;
const MARGIN = 20;

/** Colours of the 16 ANSI codes on a dark ground. */
const COLOURS: Readonly<Record<string, string>> = {
  30: '#6e7681',
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#56d4dd',
  37: '#e6edf3',
  90: '#8b949e',
};

interface Look {
  readonly colour?: string | undefined;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly underline?: boolean;
}

/** A picture of a terminal: the command that was typed, and what it printed with its ANSI colours. */
export function terminalSvg(command: string, output: string): string {
  const lines = [`\u001b[32m$\u001b[0m \u001b[1m${command}\u001b[0m`, ...output.trimEnd().split('\n')];
  const width = Math.ceil(MARGIN * 2 + CHARACTER * 100);
  const height = MARGIN * 2 + 24 + LINE * lines.length;
  const text = lines.map((line, index) => textLine(line, MARGIN + 40 + LINE * index));
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (fill, index) => `<circle cx="${MARGIN + index * 18}" cy="18" r="6" fill="${fill}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escapeXml(command)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
    dots.join(''),
    '<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="14" fill="#e6edf3" xml:space="preserve">',
    ...text,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function textLine(line: string, y: number): string {
  let look: Look = {};
  let column = 0;
  const spans: string[] = [];
  for (const part of line.split(/(\u001b\[[\d;]*m)/)) {
    const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1];
    if (codes !== undefined) for (const code of codes.split(';')) look = next(look, code);
    else if (part !== '') {
      const x = (MARGIN + column * CHARACTER).toFixed(1);
      const length = [...part].length;
      // A stated length keeps the columns in place whatever font the reader has.
      const place = `x="${x}" textLength="${(length * CHARACTER).toFixed(1)}"`;
      spans.push(`<text ${place} y="${y}"${attributes(look)}>${escapeXml(part)}</text>`);
      column += length;
    }
  }
  return spans.join('');
}

function next(look: Look, code: string): Look {
  if (code === '' || code === '0') return {};
  if (code === '1') return { ...look, bold: true };
  if (code === '2') return { ...look, dim: true };
  if (code === '4') return { ...look, underline: true };
  if (code === '22') return { ...look, bold: false, dim: false };
  if (code === '24') return { ...look, underline: false };
  return { ...look, colour: COLOURS[code] };
}

function attributes({ colour, bold, dim, underline }: Look): string {
  const fill = colour ?? (dim ? '#8b949e' : undefined);
  return [
    fill === undefined ? '' : ` fill="${fill}"`,
    bold ? ' font-weight="bold"' : '',
    underline ? ' text-decoration="underline"' : '',
  ].join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(' ', '\u00a0');
}
