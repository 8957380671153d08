import type { ConfigField } from './config-fields.js';
import { configValues, typedValue } from './typed-values.js';

const field = (name: string, kind: ConfigField['kind']): ConfigField => ({
  ...{ name, kind, required: true, choices: [], standard: null, fixed: false },
});

it.each<[ConfigField['kind'], string, unknown]>([
  ['flag', 'true', true],
  ['flag', 'perhaps', 'perhaps'],
  ['list', 'a, b\nc', ['a', 'b', 'c']],
  ['number', '60', 60],
  ['number', 'long', 'long'],
  ['text', 'a, b', 'a, b'],
  ['long', 'SELECT a,\n b', 'SELECT a,\n b'],
  ['pairs', 'at=$.day, value=$.share', { at: '$.day', value: '$.share' }],
  ['pairs', 'at=$.day\nvalue=$.share', { at: '$.day', value: '$.share' }],
  ['pairs', "value=$['a, b'], n=$.n", { value: "$['a, b']", n: '$.n' }],
  ['pairs', "value=$[?@.unit=='h'].v", { value: "$[?@.unit=='h'].v" }],
  ['pairs', "value=$['a,b==c']", { value: "$['a,b==c']" }],
  ['pairs', 'department=a, department=b', { department: ['a', 'b'] }],
  ['pairs', 'department', { department: '' }],
])('as %s, %j is read as %j', (kind, typed, read) => {
  const own = field('own', kind);
  expect(configValues([own], { own: typedValue(own, typed) })).toEqual({ own: read });
});
