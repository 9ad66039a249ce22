declare module '*?bundled' {
  /** The module and all that it imports, as one classic script. */
  const text: string
  export default text
}
