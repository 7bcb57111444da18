/** A value of a template in the long form of CloudFormation. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };
export type Resources = { readonly [id: string]: Value };

const WORDS = ['orders', 'basket', 'stock', 'billing', 'parcel', 'refund', 'search', 'review', 'coupon', 'ledger'];

/** Intrinsics in their long form. */
export const sub = (text: string): Value => ({ 'Fn::Sub': text });
export const ref = (id: string): Value => ({ Ref: id });
export const attribute = (id: string, name: string): Value => ({ 'Fn::GetAtt': [id, name] });

/** One part of a shop: its names differ from those of every other part and template, so that no cache can lie. */
export interface Part {
  readonly id: string;
  readonly name: string;
  readonly account: string;
}

/** The part with a number in the template with a number. */
export function partOf(template: number, part: number): Part {
  const word = WORDS[(template + part) % WORDS.length] ?? 'orders';
  const number = template * 100 + part;
  const id = `${word[0]?.toUpperCase()}${word.slice(1)}${number}`;
  return { id, name: `${word}-${number}`, account: String(111122223333 + number * 7).padStart(12, '0') };
}

/** What stands above the resources of a template. */
export function head(template: number): { readonly [key: string]: Value } {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Shop ${template}, made for measuring`,
    Parameters: {
      Stage: { Type: 'String', Default: 'dev', AllowedValues: ['dev', 'test', 'prod'] },
      Partner: { Type: 'String', Default: '444455556666', AllowedPattern: '^[0-9]{12}$' },
      Alarms: { Type: 'String', Default: `arn:aws:sns:eu-west-1:111122223333:alarms-${template}` },
    },
    Mappings: { Sizes: { dev: { Memory: 256 }, test: { Memory: 512 }, prod: { Memory: 1024 } } },
    Conditions: { IsProd: { 'Fn::Equals': [ref('Stage'), 'prod'] } },
  };
}
