// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { ExactText } from './ExactText.tsx'

afterEach(cleanup)

test('a hidden character is shown by its label and name and never itself', () => {
  const { container } = render(<ExactText text={'txt.\u202Eexe'} />)
  expect(container.textContent).toBe('txt.U+202E right-to-left overrideexe')
})

test('markup in a text stays text', () => {
  const text = '<img src=x onerror=alert(1)><b>bold</b></span> ## Approved'
  const { container } = render(<ExactText text={text} />)
  expect(container.textContent).toBe(text)
  expect(container.querySelectorAll('*')).toHaveLength(1)
})

test('line breaks and tabs are marked where asked for, with nothing added to the text', () => {
  const text = 'Dear Ada,\n\tsee you.\n'
  const { container, rerender } = render(<ExactText text={text} areBreaksMarked />)
  const marks = () => [...container.querySelectorAll('[class*="content-"]')]
  expect(marks().map((mark) => mark.textContent)).toEqual(['\n', '\t', '\n'])
  expect(container.textContent).toBe(text)
  rerender(<ExactText text={text} />)
  expect(marks()).toEqual([])
  rerender(<ExactText text={'line\n'.repeat(501)} areBreaksMarked />)
  expect([marks(), container.textContent]).toEqual([[], 'line\n'.repeat(501)])
})
