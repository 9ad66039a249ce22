/** Whether a person caused the event, and not a script. */
export function isGenuine({ nativeEvent }: { readonly nativeEvent: Event }): boolean {
  return nativeEvent.isTrusted
}
