import { dirname, join, relative } from 'node:path/posix'

/**
 * How a module reaches another: its code at once, its code later, or only its types.
 * @typedef {'static' | 'lazy' | 'type'} Manner
 */

/** @typedef {Parameters<import('oxlint/plugins-dev').RuleTester['run']>[1]} Rule */
/** @typedef {Parameters<Extract<Rule, { createOnce: unknown }>['createOnce']>[0]} Context */
/** @typedef {ReturnType<NonNullable<Rule['create']>>} Visitor */
/** @typedef {{ type: string, value?: unknown, quasis?: { value: { cooked: string | null } }[] }} Source */

/**
 * The path of a file relative to the project, with forward slashes.
 * @param {Context} context
 * @returns {string}
 */
export function pathOf(context) {
  const file = context.filename.replaceAll('\\', '/')
  return relative(context.cwd.replaceAll('\\', '/'), file)
}

/**
 * The path a relative or root-relative specifier means, or nothing for a package.
 * @param {string} from
 * @param {string} specifier
 * @returns {string | undefined}
 */
export function resolve(from, specifier) {
  const path = specifier.replace(/[?#].*$/, '')
  if (path.startsWith('/')) return path.slice(1)
  if (/^\.\.?(\/|$)/.test(path)) return join(dirname(from), path)
  return undefined
}

/**
 * The text of a specifier that is written out, or nothing when it is computed.
 * @param {Source | null | undefined} source
 * @returns {string | undefined}
 */
function textOf(source) {
  if (source?.type === 'Literal' && typeof source.value === 'string') return source.value
  if (source?.type === 'TemplateLiteral' && source.quasis?.length === 1)
    return source.quasis[0]?.value.cooked ?? undefined
  return undefined
}

/**
 * Visits every way in which a module names another one: imports, re-exports, `import()`,
 * `import('…')` types and `new URL('…', import.meta.url)`; a name that is computed is `undefined`.
 * @param {(node: any, specifier: string | undefined, manner: Manner) => void} found
 * @returns {Visitor}
 */
export function everyImport(found) {
  /**
   * @param {{ source: Source | null }} node
   * @param {'type' | 'value' | undefined} kind
   */
  const declaration = (node, kind) => {
    if (node.source) found(node, textOf(node.source), kind === 'type' ? 'type' : 'static')
  }
  return {
    ImportDeclaration: (node) => declaration(node, node.importKind),
    ExportNamedDeclaration: (node) => declaration(node, node.exportKind),
    ExportAllDeclaration: (node) => declaration(node, node.exportKind),
    ImportExpression: (node) => found(node, textOf(node.source), 'lazy'),
    TSImportType: (node) => found(node, textOf(node.source), 'type'),
    NewExpression(node) {
      const [path, base] = node.arguments
      const isUrl = node.callee.type === 'Identifier' && node.callee.name === 'URL'
      if (!isUrl || base?.type !== 'MemberExpression' || base.object.type !== 'MetaProperty') return
      found(node, textOf(path), 'lazy')
    },
    CallExpression({ callee, ...node }) {
      if (callee.type !== 'MemberExpression' || callee.object.type !== 'MetaProperty') return
      const { property } = callee
      if (property.type === 'Identifier' && property.name === 'glob')
        found({ ...node, callee }, undefined, 'lazy')
    },
  }
}
