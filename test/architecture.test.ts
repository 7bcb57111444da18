import { describe, expect, test } from 'vitest';
import { rooms, sharedTypes } from './architecture/rooms.ts';
import { codeOnly, type Import, type SourceFile, sourceFiles } from './architecture/source-files.ts';

const files = [...sourceFiles('src'), ...sourceFiles('rules')];
const written = files.filter((file) => !file.path.endsWith('.generated.ts'));
const entry = 'src/index.ts';

function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'rules' ? 'rules' : second.includes('.') ? '' : second;
}

/** Why an import is against the table, or undefined. */
function fault(file: SourceFile, imported: Import): string | undefined {
  const from = roomOf(file.path);
  const room = rooms[from];
  if (!room) return `${file.path}: no room \`${from}\` in test/architecture/rooms.ts`;
  if (!imported.ours) {
    const known = room.packages.some((name) =>
      typeof name === 'string' ? name === imported.of : name.test(imported.of),
    );
    return known ? undefined : `${file.path} imports ${imported.of}`;
  }
  if (imported.of === sharedTypes && imported.typeOnly) return undefined;
  const to = roomOf(imported.of);
  if (imported.typeOnly && room.types?.includes(to)) return undefined;
  return to === from || room.ours.includes(to) ? undefined : `${file.path} imports ${imported.of}`;
}

function faults(check: (file: SourceFile) => readonly (string | undefined)[]): string[] {
  return written.flatMap(check).filter((found) => found !== undefined);
}

function matches(file: SourceFile, forbidden: RegExp, what: string): string[] {
  return file.code
    .split('\n')
    .flatMap((line, index) => (forbidden.test(line) ? [`${file.path}:${index + 1} ${what}: ${line.trim()}`] : []));
}

describe('rooms', () => {
  test('every import is in the table of rooms', () => {
    expect(faults((file) => (file.path === entry ? [] : file.imports.map((found) => fault(file, found))))).toEqual([]);
  });

  test('a forbidden import would be found', () => {
    const file: SourceFile = { path: 'src/engine/decide.ts', text: '', code: '', imports: [] };
    const imported = (of: string, ours: boolean): Import => ({ of, ours, typeOnly: false, lazy: false });
    expect(fault(file, imported('node:fs', false))).toBe('src/engine/decide.ts imports node:fs');
    expect(fault(file, imported('src/collect/gather.ts', true))).toBe(
      'src/engine/decide.ts imports src/collect/gather.ts',
    );
    expect(fault(file, imported(sharedTypes, true))).toBe(`src/engine/decide.ts imports ${sharedTypes}`);
    expect(fault(file, imported('src/domain/policy.ts', true))).toBeUndefined();
  });

  test('the AWS SDK is imported in src/collect only', () => {
    const outside = written.filter((file) => roomOf(file.path) !== 'collect');
    expect(outside.filter((file) => file.imports.some((found) => found.of.startsWith('@aws-sdk/')))).toEqual([]);
  });

  test('yargs is loaded lazily, in src/cli only', () => {
    const users = written.flatMap((file) => file.imports.filter((found) => found.of.startsWith('yargs')));
    expect(users.filter((found) => !found.lazy && !found.typeOnly)).toEqual([]);
  });

  test('no rule imports another rule', () => {
    const between = faults((file) =>
      file.path.startsWith('rules/')
        ? file.imports.map((found) => (found.of.startsWith('rules/') ? file.path : undefined))
        : [],
    );
    expect(between).toEqual([]);
  });

  test('no command imports another command', () => {
    const isCommand = (path: string): boolean => path.startsWith('src/cli/commands/');
    const between = faults((file) =>
      isCommand(file.path)
        ? file.imports.map((found) => (isCommand(found.of) ? `${file.path} → ${found.of}` : undefined))
        : [],
    );
    expect(between).toEqual([]);
  });
});

test('strings and comments are no code, expressions in templates are', () => {
  const text = "f('Date.now', `a ${g(`${Date.now()} as b`, 'x as y')} as c`); // as d\n/* as e */ z";
  const code = codeOnly(text);
  expect(code.length).toBe(text.length);
  expect(code.replace(/ +/g, ' ')).toBe('f( , g( Date.now() , ) ); \n z');
});

describe('purity', () => {
  const unclean =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bperformance\.|\bsetTimeout\(/;

  test('pure rooms use no clock, environment, network or randomness', () => {
    const found = faults((file) => (rooms[roomOf(file.path)]?.pure ? matches(file, unclean, 'is not pure') : []));
    expect(found).toEqual([]);
  });

  test('printing and ending the process happen in src/cli only', () => {
    const printing = /\bconsole\.|\bprocess\.(stdout|stderr|exit\b|exitCode)/;
    expect(faults((file) => (roomOf(file.path) === 'cli' ? [] : matches(file, printing, 'prints or exits')))).toEqual(
      [],
    );
  });

  test('nobody calls process.exit', () => {
    expect(faults((file) => matches(file, /\bprocess\.exit\(/, 'exits'))).toEqual([]);
  });
});

describe('shape of a file', () => {
  test('relative imports end in .ts or .json, and there are no barrels', () => {
    const relativeImports = faults((file) =>
      file.imports.map((found) =>
        found.ours && !/\.(ts|json)$/.test(found.of) ? `${file.path}: ${found.of}` : undefined,
      ),
    );
    const barrels = written.filter(
      (file) => file.path !== entry && /^\s*export\s+(type\s+)?(\*|\{[^}]*\}\s*from)/m.test(file.code),
    );
    expect([...relativeImports, ...barrels.map((file) => file.path)]).toEqual([]);
  });

  test('no file is longer than 200 lines', () => {
    const long = faults((file) => {
      const lines = file.text.split('\n').length - 1;
      return [lines > 200 ? `${file.path}: ${lines} lines` : undefined];
    });
    expect(long).toEqual([]);
  });

  test('a command is at most 40 lines', () => {
    const long = written.filter(
      (file) => file.path.startsWith('src/cli/commands/') && file.text.split('\n').length > 41,
    );
    expect(long.map((file) => file.path)).toEqual([]);
  });

  test('file names are kebab-case', () => {
    expect(files.map((file) => file.path).filter((path) => !/^[a-z0-9/-]+(\.generated)?\.ts$/.test(path))).toEqual([]);
  });

  test('casts, suppressions and classes are not used', () => {
    const forbidden = /\bas (?!const\b)(?=[A-Za-z{[(])|\benum \w|^\s*(export )?(abstract )?class (?!UserError\b)/;
    const inCode = faults((file) =>
      matches({ ...file, code: withoutRenames(file.code) }, forbidden, 'is not house style'),
    );
    const inText = faults((file) => [
      /@ts-(ignore|expect|nocheck)|biome-ignore/.test(file.text) ? file.path : undefined,
    ]);
    expect([...inCode, ...inText]).toEqual([]);
  });

  test('unfinished work is not committed', () => {
    const words = /\bTODO\b|\bFIXME\b|\bXXX\b|\bplaceholder\b|\bstubs?\b|not implemented/i;
    // A rule looks for the same in policies; its name is no mark of unfinished work.
    const exempt = 'rules/policy/unresolved-template-placeholder.ts';
    const unfinished = [...written, ...sourceFiles('scripts')]
      .filter((file) => file.path !== exempt)
      .flatMap((file) =>
        file.text
          .split('\n')
          .flatMap((line, index) => (words.test(line) ? [`${file.path}:${index + 1} ${line.trim()}`] : [])),
      );
    expect(unfinished).toEqual([]);
  });

  test('every exported function says what it returns', () => {
    const silent = faults((file) => {
      const lines = file.text.split('\n');
      return lines.map((line, index) =>
        /^export (async )?function /.test(line) && !/\*\/\s*$/.test(lines[index - 1] ?? '')
          ? `${file.path}:${index + 1}`
          : undefined,
      );
    });
    expect(silent).toEqual([]);
  });
});

describe('no cycles', () => {
  test('the files import each other in one direction', () => {
    const graph = new Map(
      written.map((file) => [file.path, file.imports.filter((found) => found.ours && !found.typeOnly)]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (done.has(path) || trail.includes(path)) return;
      for (const found of graph.get(path) ?? []) visit(found.of, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

/** `import { a as b }` and `import * as z` rename; they are no casts. */
function withoutRenames(code: string): string {
  return code.replace(/^(import|export)\b[^;]*;/gm, (statement) => statement.replace(/[^\n]/g, ' '));
}
