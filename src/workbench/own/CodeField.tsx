import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useRef } from 'react'

/** An editor for JavaScript. It lives in a shadow root, because it brings style sheets that the page's policy would not let in. Tab leaves it. */
export default function CodeField({
  label,
  startsFrom,
  onChange,
}: {
  readonly label: string
  /** The code at first; later it is the editor's own. */
  readonly startsFrom: string
  readonly onChange: (code: string) => void
}) {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef({ startsFrom, onChange })
  useEffect(() => {
    latest.current.onChange = onChange
  }, [onChange])

  useEffect(() => {
    const element = host.current
    if (!element) return undefined
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: latest.current.startsFrom,
        extensions: [
          ...[lineNumbers(), history(), drawSelection(), highlightSpecialChars()],
          ...[bracketMatching(), javascript(), syntaxHighlighting(colours), looks],
          keymap.of([...defaultKeymap, ...historyKeymap]),
          typesOverSelection,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) latest.current.onChange(state.doc.toString())
          }),
        ],
      }),
    })
    return () => {
      view.destroy()
    }
  }, [label])

  return (
    <div
      ref={host}
      className="overflow-hidden rounded-lg border border-line-strong outline-accent focus-within:outline-2"
    />
  )
}

/** Left to itself, Chromium carries the colours over into inline styles, of which the page's policy complains. */
const typesOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data, isComposing } = event
    if (inputType !== 'insertText' || data === null || isComposing) return false
    if (view.state.selection.main.empty) return false
    event.preventDefault()
    view.dispatch(view.state.replaceSelection(data), {
      userEvent: 'input.type',
      scrollIntoView: true,
    })
    return true
  },
})

const looks = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '0.8125rem' },
  // The frame around it shows the focus.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, monospace',
    lineHeight: '1.6',
    maxHeight: '45vh',
  },
  '.cm-content, .cm-gutter': { minHeight: '10rem' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.5rem 0' },
  '.cm-gutters': {
    color: 'var(--ink-soft)',
    backgroundColor: 'var(--sunken)',
    border: 'none',
  },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--calm-wash)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--good-wash)' },
  '.cm-specialChar': { color: 'var(--danger)' },
})

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--accent)' },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--calm)' },
  { tag: tags.comment, color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--danger)' },
])
