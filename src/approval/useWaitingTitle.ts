import { useEffect } from 'react'

const name = 'Countersign'

/** Puts the number of waiting calls before the page's title, so that another tab shows it. */
export function useWaitingTitle(count: number): void {
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${name}` : name
    return () => {
      document.title = name
    }
  }, [count])
}
