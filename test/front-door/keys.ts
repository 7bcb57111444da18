/** Credentials that the front door knows. They look like AWS's and belong to nobody. */
export interface Key {
  readonly id: string;
  readonly secret: string;
  readonly token?: string;
  readonly arn: string;
  readonly expired?: boolean;
}

export const ALICE: Key = {
  id: 'AKIAALICE0EXAMPLE000',
  secret: 'al1ceSecret/EXAMPLE+KEY0123456789abcdefg',
  arn: 'arn:aws:iam::111122223333:user/alice',
};

export const APP: Key = {
  id: 'ASIAAPPROLE0EXAMPLE0',
  secret: 'appR0leSecret/EXAMPLE+KEY0123456789abcde',
  token: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN/app+role/0123456789ABCDEFabcdef==',
  arn: 'arn:aws:sts::111122223333:assumed-role/app/session',
};

export const OTHER: Key = {
  id: 'ASIAOTHERROLEEXAMPLE',
  secret: 'otherSecret/EXAMPLE+KEY0123456789abcdefgh',
  token: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN/other+role/0123456789ABCDEFabcde==',
  arn: 'arn:aws:sts::111122223333:assumed-role/other/why403-probe',
};

export const EXPIRED: Key = {
  id: 'ASIAEXPIRED0EXAMPLE0',
  secret: 'expiredSecret/EXAMPLE+KEY0123456789abcdef',
  token: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN/expired/0123456789ABCDEFabcdef==',
  arn: 'arn:aws:sts::111122223333:assumed-role/app/old',
  expired: true,
};

/** Not in the table of the front door. */
export const UNKNOWN: Key = {
  id: 'AKIAUNKNOWN0EXAMPLE0',
  secret: 'unknownSecret/EXAMPLE+KEY0123456789abcdef',
  arn: 'arn:aws:iam::111122223333:user/nobody',
};

/** Known, but the caller holds a wrong secret. */
export const MISTYPED: Key = { ...ALICE, secret: 'mistypedSecret/EXAMPLE+KEY0123456789abcde' };

export const KNOWN: ReadonlyMap<string, Key> = new Map([ALICE, APP, OTHER, EXPIRED].map((key) => [key.id, key]));
