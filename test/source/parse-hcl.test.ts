import { describe, expect, test } from 'vitest';
import { isHclFailure } from '../../src/source/hcl-cursor.ts';
import { parseHcl } from '../../src/source/parse-hcl.ts';

/** Kinds of the values of the attributes, by name. */
function kinds(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(parseHcl(text).attributes.map(({ name, value }) => [name, value.kind]));
}

function failure(text: string): unknown {
  try {
    return parseHcl(text);
  } catch (thrown) {
    return isHclFailure(thrown) ? thrown.message : thrown;
  }
}

// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
describe('HCL', () => {
  test.each([
    ['a = var.env == "prod"\nb = 1\n', { a: 'other', b: 'literal' }],
    ['a = !var.on && -1 < 2 * (3 + 4) || x % 2 != 0 # end\nb = "x"\n', { a: 'other', b: 'literal' }],
    ['a = var.on ? "x" : [1, 2]\nb = 1\n', { a: 'conditional', b: 'literal' }],
    ['a = (\n  var.on\n  ? 1\n  : 2\n)\nb = 1\n', { a: 'conditional', b: 'literal' }],
    ['a = merge(local.x...)\nb = concat([1], [2]\n...)\n', { a: 'call', b: 'call' }],
    ['a = [for x in y : x if x != ""]\nb = {for k, v in y : k => v...}\n', { a: 'other', b: 'other' }],
    [
      'a = [for s in var.x : try(tostring(s), ["("])]\nb = {\n  # names\n  for k, v in y : k => merge(v, { n = "${f(k, 1)})" }) if v < 3\n}\n',
      { a: 'other', b: 'other' },
    ],
    ['a = [for s in x : <<-EOT\n  (${s}\n  EOT\n]\nb = 1\n', { a: 'other', b: 'literal' }],
    [
      'a = { x = 1 == 2, "y" : 3\n z = 4 }\nb = aws_x.y[0].z["k"].id\nc = x[*].y\n',
      { a: 'object', b: 'reference', c: 'reference' },
    ],
    [
      'a = "%{ if var.on == "x" }yes%{ else }no%{ endif }"\nb = "$${no} %%{no} ${yes}"\n',
      { a: 'template', b: 'template' },
    ],
    [
      'a = <<-EOT\n  %{ for x in y ~}\n  ${x}\n  %{ endfor ~}\nEOT\nb = 10 / 2 // half\n',
      { a: 'template', b: 'other' },
    ],
    ['a = foo(\n  var.on ? 1\n  : 2,\n  "x"\n)\nb = provider::x::f(1)\n', { a: 'call', b: 'call' }],
  ])('%j', (text, expected) => expect(kinds(text)).toEqual(expected));

  test.each([
    ['a = b ? c\n', 'expected `:` in a conditional'],
    ['a = "%{ if x\n"\n', 'directive is not closed'],
    ['a = 1 +\n', 'expected a value'],
    ['a = "x\n', 'string is not closed'],
    ['a = [for x in y : f(x]\n', 'expression is not closed'],
  ])('%j is refused', (text, message) => expect(failure(text)).toBe(message));

  test.each([
    ['a text', `a = "${'x$%'.repeat(1_000_000)}"`],
    ['a heredoc', `a = <<EOT\n${'$${x} %'.repeat(500_000)}\nEOT\n`],
    ['a directive', `a = "%{${'x'.repeat(3_000_000)}}"`],
    ['comments', `${'# why\n'.repeat(1_000_000)}a = 1 /* ${'*'.repeat(3_000_000)} */\n`],
  ])('%s of megabytes is read', (_, text) => {
    expect(parseHcl(text).attributes.map(({ name }) => name)).toEqual(['a']);
  });
});
