import { useRef } from 'react'
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react'
import type { ArmedControl } from './useArming.ts'

/** Tells an armed control of presses by pointer, key or assistive technology; spread the result on its button. */
export function usePress({ begin, end, cancel }: Pick<ArmedControl, 'begin' | 'end' | 'cancel'>) {
  // Whether a pointer went down whose mouse event is still to come.
  const hasPointer = useRef(false)
  return {
    onPointerDown(event: PointerEvent) {
      hasPointer.current = true
      if (event.button === 0) begin(event, 'pointer')
    },
    onMouseDown(event: MouseEvent) {
      // Assistive technology presses a mouse button without any pointer.
      if (event.button === 0 && !hasPointer.current) begin(event, 'pointer')
      hasPointer.current = false
    },
    onClick(event: MouseEvent) {
      hasPointer.current = false
      end(event, 'pointer')
    },
    onPointerCancel() {
      hasPointer.current = false
      cancel()
    },
    onBlur: cancel,
    onKeyDown(event: KeyboardEvent) {
      if (!isPlainPress(event)) return
      event.preventDefault()
      if (!event.repeat) begin(event, 'key')
    },
    onKeyUp(event: KeyboardEvent) {
      if (!isPlainPress(event)) return
      event.preventDefault()
      end(event, 'key')
    },
  }
}

function isPlainPress(event: KeyboardEvent): boolean {
  return (event.key === 'Enter' || event.key === ' ') && !event.ctrlKey && !event.metaKey
}
