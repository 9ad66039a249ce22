import fc from 'fast-check'
import type { Json, JsonObject } from '../../thread/json.ts'

/** A JSON Schema with a value that fits it. */
interface Fitting<Value extends Json = Json> {
  readonly schema: JsonObject
  readonly value: Value
}

type AnyFitting<Value extends Json = Json> = fc.Arbitrary<Fitting<Value>>

const anyText = fc.string({ unit: 'binary', maxLength: 12 })
const trickyText = fc.constantFrom(
  '',
  ' ',
  '0',
  'null',
  '"',
  '\\',
  'a\r\nb',
  '\n',
  '\u202E',
  '👩‍💻',
  '}{',
)
const anyString = fc.oneof(anyText, trickyText)
const anyNumber = fc
  .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, -1.5, 1e21, 1e-7))
  // Whole numbers beyond these are refused as arguments.
  .filter((value) => Number.isSafeInteger(value) || !/^-?\d+$/.test(String(value)))
  .map((value) => (value === 0 ? 0 : value))
const anyWhole = fc.maxSafeInteger().map((value) => (value === 0 ? 0 : value))
const anyKey = fc
  .oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom('constructor', 'toString', 'a.b', '', '0', 'to[0]', 'na\u200Bme'),
  )
  .filter((key) => key !== '__proto__')
const anyJson = fc
  .jsonValue({ maxDepth: 2 })
  .filter((value) => isKept(value as Json)) as fc.Arbitrary<Json>

const text: AnyFitting = fc.record({
  schema: fc.constantFrom({ type: 'string' }, { type: 'string', format: 'email' }),
  value: anyString,
})
const scalar: AnyFitting = fc.oneof(
  text,
  fc.record({ schema: fc.constant({ type: 'number' }), value: anyNumber }),
  fc.record({ schema: fc.constant({ type: 'integer' }), value: anyWhole }),
  fc.record({ schema: fc.constant({ type: 'boolean' }), value: fc.boolean() }),
  fc
    .uniqueArray(fc.oneof(anyString, anyWhole, fc.boolean()), { minLength: 1, maxLength: 4 })
    .chain((options) =>
      fc.record({ schema: fc.constant({ enum: options }), value: fc.constantFrom(...options) }),
    ),
  anyJson.map((value) => ({ schema: { const: value }, value })),
)
const list: AnyFitting = scalar.chain(({ schema, value }) =>
  fc.nat(3).map((length) => ({
    schema: { type: 'array', items: schema },
    value: Array.from({ length }, () => value),
  })),
)
const beyondTheForm: AnyFitting = anyJson.chain((value) =>
  fc
    .constantFrom<JsonObject>(
      {},
      { $ref: '#/$defs/a' },
      { anyOf: [{ type: 'string' }, { type: 'array' }] },
      { type: 'object' },
      { type: ['string', 'number', 'null'] },
      { type: 'array', items: { type: 'object' } },
    )
    .map((schema) => ({ schema, value })),
)

type Presence = 'required' | 'optional' | 'left-out' | 'null' | 'null-in-union' | 'misfit'

const anyPresence = fc.constantFrom<Presence>(
  'required',
  'optional',
  'left-out',
  'null',
  'null-in-union',
  'misfit',
)

interface Property {
  readonly name: string
  readonly fitting: Fitting
  readonly presence: Presence
  readonly misfit: Json
}

const { group } = fc.letrec<{ group: Fitting<JsonObject>; value: Fitting }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, list, beyondTheForm, tie('group')),
  group: fc
    .record({
      properties: fc.uniqueArray(
        fc.record({
          name: anyKey,
          fitting: tie('value'),
          presence: anyPresence,
          misfit: fc.oneof(anyJson, anyNumber, anyString),
        }),
        { selector: ({ name }) => name, maxLength: 4 },
      ),
      unknown: fc.array(fc.tuple(anyKey, anyJson), { maxLength: 1 }),
    })
    .map(({ properties, unknown }): Fitting<JsonObject> => ({
      schema: {
        type: 'object',
        properties: Object.fromEntries(
          properties.map((property) => [property.name, schemaOf(property)]),
        ),
        required: properties
          .filter(({ presence }) => presence === 'required')
          .map(({ name }) => name),
      },
      value: Object.fromEntries([
        ...unknown,
        ...properties
          .filter(({ presence }) => presence !== 'left-out')
          .map((property) => [property.name, valueOf(property)] as const),
      ]),
    })),
}))

function schemaOf({ presence, fitting: { schema } }: Property): JsonObject {
  if (presence === 'null-in-union') return { anyOf: [schema, { type: 'null' }] }
  const { type } = schema
  if (presence !== 'null' || typeof type !== 'string') return schema
  return { ...schema, type: [type, 'null'] }
}

function valueOf({ presence, fitting, misfit }: Property): Json {
  if (presence === 'null' || presence === 'null-in-union') return null
  return presence === 'misfit' ? misfit : fitting.value
}

/** A tool's schema of any kind, with arguments of any kind that mostly fit it. */
export const anyArguments: AnyFitting<JsonObject> = group

/** Whether arguments may hold this value: JSON text that means it, and only it. */
function isKept(value: Json): boolean {
  const text = JSON.stringify(value)
  if (text.includes('__proto__') || !text.isWellFormed() || /\\ud[89a-f]/.test(text)) return false
  return !/\d{16}/.test(text) && !text.includes('e+')
}
