/** YAML as people write templates and policies; mutated in block-yaml.test.ts. */
export const YAML_SAMPLES: readonly string[] = [
  `AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Partner: { Type: String, Default: 012345678901 }
Resources:
  # a comment
  Orders:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Sub '\${Stage}-orders'   # another
      Role: !GetAtt Role.Arn
      Code:
        ZipFile: |
          exports.handler = async () => {
            return 'x';
          };

      Layers: [!Ref One, !Sub "arn:\${AWS::Partition}:x", 'it''s']
      Tags:
      - Key: a
        Value: !If [IsProd, yes, no]
      - Key: b
        Value: !Join
          - ''
          - - one
            - !Ref Two
`,
  `Version: "2012-10-17"
Statement:
  - Sid: One
    Effect: Allow
    Principal: {"AWS": [111122223333, "444455556666"]}
    Action: ['s3:Get*', "s3:List\\u002a"]
    Resource: "*"
    Condition:
      StringEquals: { aws:SourceAccount: '111122223333' }
      Bool: {
        "aws:SecureTransport": true,
        'aws:ViaAWSService': false
      }
  -
    Effect: Deny
    NotAction: a description
      over several

      lines
    Resource: >-
      folded
      text

      and more
`,
  `a: ~
b: null
"c d": .5
'e': 0x1F
f: 1e3
g: -.inf
h: 0o17
i: !Ref 123
j:
k:
- 1
-
- - x
  - y
-
  - z
l: |-
  text
    deeper

  end
`,
  `- Effect: Allow
  effect: Deny
  Effect: Allow
- Action: x
  Resource:
    - y
`,
];

/** What mutations put in. */
export const YAML_BITS: readonly string[] = [
  ...[
    ' ',
    '  ',
    '\n',
    '\n  ',
    '    ',
    ':',
    ': ',
    '- ',
    '#',
    ' # c',
    "'",
    '"',
    '[',
    ']',
    '{',
    '}',
    ',',
    '\t',
    '\r\n',
    '\r',
  ],
  ...[
    '!Sub ',
    '!If',
    '!GetAtt A.B',
    '! ',
    '!!str ',
    '!<x> ',
    '|',
    '>-',
    '|-\n',
    '|+\n',
    '|2\n',
    '&a ',
    '*a',
    '---\n',
    '...',
  ],
  ...[
    '?',
    '? ',
    '0',
    '012345678901',
    '2012-10-17',
    'true',
    '~',
    'null',
    '.5',
    '-',
    '\\',
    '\\n',
    '\\x41',
    '%',
    '@',
    '`',
  ],
  ...[
    '<<: ',
    'é',
    '\u00a0',
    '\u0085',
    '\u2028',
    '=',
    "''",
    '""',
    '[]',
    '{}',
    '[a, b]',
    '{a: b}',
    '{"a":b}',
    '[-]',
    'a b',
  ],
  ...[
    'Key: v\n',
    '  - x\n',
    '\n\n',
    '   \n',
    '|\n    text\n',
    '>\n    fold\n    ed\n\n    x\n',
    '# comment\n',
    '\ufeff',
  ],
];
