import { apiResources } from './api-resources.ts';
import { dataResources } from './data-resources.ts';
import { functionResources } from './function-resources.ts';
import { head, partOf, type Value } from './shop-template.ts';

/** A template of 200 resources: nine parts of twenty and an API of twenty. */
function shopTemplate(template: number): { readonly [key: string]: Value } {
  const parts = Array.from({ length: 9 }, (_, part) => partOf(template, part));
  const resources = Object.assign(
    {},
    ...parts.map((part) => ({ ...functionResources(part), ...dataResources(part) })),
    apiResources(`shop-${template}`, parts),
  );
  return { ...head(template), Resources: resources, Outputs: { Api: { Value: { Ref: 'Api' } } } };
}

/** The template with a number as JSON with an indentation of two. */
export function templateJson(template: number): string {
  return `${JSON.stringify(shopTemplate(template), undefined, 2)}\n`;
}

/** The template with a number as people write YAML: blocks, short intrinsics, quotes where they are needed. */
export function templateYaml(template: number): string {
  return `${Object.entries(shopTemplate(template))
    .map(([key, value]) => property(key, value, ''))
    .join('\n')}\n`;
}

function property(key: string, value: Value, indent: string): string {
  const written = block(value, `${indent}  `);
  return `${indent}${scalar(key)}:${written.startsWith('\n') ? written : ` ${written}`}`;
}

/** A value behind a key: on the same line, or on lines of its own with the line end first. */
function block(value: Value, indent: string): string {
  const short = shortIntrinsic(value, indent);
  if (short !== undefined) return short;
  if (typeof value === 'string') return scalar(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((item) => `\n${indent}- ${listed(item, indent)}`).join('');
  return Object.entries(value)
    .map(([key, inner]) => `\n${property(key, inner, indent)}`)
    .join('');
}

function listed(item: Value, indent: string): string {
  return block(item, `${indent}  `).replace(/^\n\s*/, '');
}

const SHORT: Readonly<Record<string, string>> = {
  Ref: '!Ref',
  'Fn::Sub': '!Sub',
  'Fn::GetAtt': '!GetAtt',
  'Fn::If': '!If',
  'Fn::Equals': '!Equals',
  'Fn::FindInMap': '!FindInMap',
};

function shortIntrinsic(value: Value, indent: string): string | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const [[name = '', argument = ''] = [], ...rest] = Object.entries(value);
  const tag = SHORT[name];
  if (tag === undefined || rest.length > 0) return undefined;
  if (name === 'Fn::GetAtt' && Array.isArray(argument)) return `${tag} ${argument.join('.')}`;
  if (!Array.isArray(argument)) return `${tag} ${block(argument, indent)}`;
  return `${tag} [${argument.map((item) => block(item, indent)).join(', ')}]`;
}

function scalar(text: string): string {
  const plain = /^[A-Za-z/$][\w./:${}*-]*( [\w./-]+)*$/.test(text) && !/^(true|false|null)$|: /.test(text);
  return plain && !text.startsWith('$L') ? text : `'${text.replaceAll("'", "''")}'`;
}
