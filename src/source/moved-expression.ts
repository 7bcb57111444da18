import type { HclExpression } from './hcl-ast.ts';
import type { TextRange } from './json.ts';

/** An expression that was parsed out of a text of its own, with its places in the file. */
export function movedExpression(expression: HclExpression, to: (range: TextRange) => TextRange): HclExpression {
  const inner = (one: HclExpression): HclExpression => movedExpression(one, to);
  const range = to(expression.range);
  switch (expression.kind) {
    case 'template': {
      const parts = expression.parts.map((part) => ({
        ...part,
        range: to(part.range),
        ...(part.expression === undefined ? {} : { expression: inner(part.expression) }),
      }));
      return { ...expression, range, parts };
    }
    case 'list':
      return { ...expression, range, items: expression.items.map(inner) };
    case 'object': {
      const items = expression.items.map((item) => ({ ...item, key: to(item.key), value: inner(item.value) }));
      return { ...expression, range, items };
    }
    case 'call':
      return { ...expression, range, args: expression.args.map(inner) };
    case 'conditional':
      return { ...expression, range, yes: inner(expression.yes), no: inner(expression.no) };
    default:
      return { ...expression, range };
  }
}
