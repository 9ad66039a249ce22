import { act, fireEvent, render, screen } from '@testing-library/react'
import { vi } from 'vitest'
import type { Run } from '../run/run.ts'
import DeskDialogs from './DeskDialogs.tsx'
import RuleMade from './RuleMade.tsx'
import { useApprovalDesk } from './useApprovalDesk.ts'

/** Puts the page of the tests in sight, which jsdom never is. `isSeen` tells whether what is watched is on screen. */
export function putInSight(isSeen: () => boolean = () => true): void {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #seen: (entries: readonly { isIntersecting: boolean }[]) => void
      constructor(seen: (entries: readonly { isIntersecting: boolean }[]) => void) {
        this.#seen = seen
      }
      observe(): void {
        this.#seen([{ isIntersecting: isSeen() }])
      }
      disconnect(): void {}
    },
  )
}

/** The dialogs of a run, opened by the person. */
export function review(run: Run): void {
  render(<Page run={run} />)
  fireEvent.click(screen.getByText('Review'))
}

function Page({ run }: { readonly run: Run }) {
  const desk = useApprovalDesk(run)
  return (
    <>
      <button type="button" onClick={() => desk.open()}>
        Review
      </button>
      <DeskDialogs run={run} desk={desk} isBehind={false} />
      <RuleMade threadId={run.threadId} />
    </>
  )
}

const wait = (milliseconds: number) =>
  act(() => new Promise((resolve) => setTimeout(resolve, milliseconds)))

/** Lets time pass, twice: what is found out is drawn at the end of the first, and put on record in the second. */
export async function pass(milliseconds: number): Promise<void> {
  await wait(0)
  await wait(milliseconds)
}

/** The armed button, once it is that: a slow machine takes longer than its delay. */
export async function untilArmed(find: () => HTMLElement): Promise<HTMLElement> {
  while (find().getAttribute('aria-disabled') === 'true') await pass(50)
  return find()
}

/** A press with a pointer, from down to click. */
export function press(element: HTMLElement): void {
  fireEvent.pointerDown(element)
  fireEvent.mouseDown(element)
  fireEvent.click(element)
}

/** A clock that stands unless the test moves it, so that a slow machine arms nothing. It never runs ahead of the events' own time. */
export async function standingClock(): Promise<{ at: number }> {
  while (performance.now() < 3000) await pass(50)
  const clock = { at: 1 }
  vi.spyOn(performance, 'now').mockImplementation(() => clock.at)
  return clock
}
