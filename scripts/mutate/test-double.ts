import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import * as chai from 'chai';

/** A test that was declared while the bundle was read. */
export interface DeclaredTest {
  readonly name: string;
  readonly body: () => unknown;
}

type Body = () => unknown;
type RowBody = (...row: readonly unknown[]) => unknown;
type Each = (rows: readonly unknown[]) => (name: string, body: RowBody) => void;

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** What stands in for the module `vitest` in a bundle: declares tests, and compares with vitest's own matchers. */
export function vitestDouble(tests: DeclaredTest[]): Readonly<Record<string, unknown>> {
  const path: string[] = [];
  const test = (name: string, body: Body): void => {
    tests.push({ name: [...path, name].join(' > '), body });
  };
  const describe = (name: string, body: Body): void => {
    path.push(name);
    body();
    path.pop();
  };
  const each =
    (declare: (name: string, body: Body) => void): Each =>
    (rows) =>
    (name, body) => {
      for (const [index, row] of rows.entries()) {
        const given: readonly unknown[] = Array.isArray(row) ? row : [row];
        declare(`${name} #${index}`, () => body(...given));
      }
    };
  const testWithEach = Object.assign(test, { each: each(test) });
  return {
    describe: Object.assign(describe, { each: each(describe) }),
    test: testWithEach,
    it: testWithEach,
    expect: chai.expect,
  };
}
