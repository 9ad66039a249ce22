import { browserGlobals } from './browserGlobals.js'
import { doors } from './doors.js'
import { langchainHome } from './langchainHome.js'

/** The house rules as a lint plugin; the table they read is in `rooms.js`. */
export default {
  meta: { name: 'countersign' },
  rules: {
    doors,
    'browser-globals': browserGlobals,
    'langchain-home': langchainHome,
  },
}
