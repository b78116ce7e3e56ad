// Whether an IPC message comes from our window's main frame. Plain logic over the parts of the event that matter.

export interface SenderFacts {
  readonly contentsId: number;
  /** Null when the frame has navigated or gone. */
  readonly frame: { readonly isMainFrame: boolean; readonly url: string } | null;
}

/** True only for a known window, its main frame, and our origin. */
export function isTrustedSender(sender: SenderFacts, knownContentsIds: ReadonlySet<number>, origin: string): boolean {
  if (!knownContentsIds.has(sender.contentsId) || sender.frame === null || !sender.frame.isMainFrame) return false;
  return sender.frame.url === origin || sender.frame.url.startsWith(`${origin}/`);
}
