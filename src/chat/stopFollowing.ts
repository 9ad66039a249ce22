import { createContext } from 'react'

/** Lets the transcript stay where it is although it grows, because the person has turned to something in it. */
export const StopFollowing = createContext<() => void>(() => undefined)
